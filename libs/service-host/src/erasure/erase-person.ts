import type { ServiceName } from '@edtech/environment';
import { ErasedPeople, type Erasure, type Projection, type Scope } from '@edtech/messaging';
import { erasePersonalData, type PersonalData } from '@edtech/personal-data';
import { Logger, type Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { ErasureSteps } from './erasure-steps.js';

export interface ErasePersonOptions {
  readonly service: ServiceName;
  readonly personalData: PersonalData;
  readonly projections: readonly Projection[];
  readonly steps: Type<ErasureSteps> | undefined;
}

/** Erases a person in a service: events that tell of them, whatever its tables hold, and what the service itself has to do about it. */
export class ErasePerson {
  private readonly logger = new Logger('Erasure');

  constructor(
    private readonly options: ErasePersonOptions,
    private readonly people: ErasedPeople,
    private readonly modules: ModuleRef,
  ) {}

  /** All in the caller's transaction, and nothing of it happens twice. @returns how many rows told something of the person */
  async runIn(scope: Scope, erasure: Erasure): Promise<number> {
    const { service, personalData, projections, steps } = this.options;
    const { userId, erasureId } = erasure;
    const own = steps && this.modules.get(steps, { strict: false });
    await this.people.hold(scope.tx);
    await own?.before?.(scope, userId);
    const { events, tables } = await this.people.erase(scope.tx, erasure, {
      projections: projections.filter((projection) => projection.events.some(({ personal }) => personal)),
      eraseTables: () => erasePersonalData(scope.tx, personalData, userId),
    });
    await own?.after?.(scope, userId);
    const rows = Object.values(tables).reduce((sum, { deleted, changed }) => sum + deleted + changed, 0);
    // Ids and counts: what a log may keep of somebody who is erased.
    this.logger.log(`erasure ${erasureId} in ${service}: ${rows} rows, events: ${events.inbox} received, ${events.outbox} unsent, ${events.shadows} of rebuilds`);
    return rows + events.inbox + events.outbox + events.shadows;
  }
}
