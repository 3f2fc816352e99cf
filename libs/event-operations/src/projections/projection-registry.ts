import type { AggregateStates, Projection, ProjectionFollower, UnitOfWork } from '@edtech/messaging';
import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { projectionNotFound, topicNotOwned } from './projections.errors.js';

/** A copy that a service keeps, and who works out what follows from it when it is repaired. */
export interface DeclaredProjection {
  readonly projection: Projection;
  /** A provider of the service. */
  readonly follower?: Type<ProjectionFollower>;
}

/** Where an operation stands that has changed rows whose consequences are still to be worked out. */
export interface Following {
  readonly involved: readonly string[];
  /** Whether anything has changed at all. */
  readonly changed: boolean;
}

const AT_ONCE = 50;

/** What a service has declared: the copies that it keeps, and the aggregates that it publishes. */
export class ProjectionRegistry {
  constructor(
    private readonly declared: readonly DeclaredProjection[],
    private readonly states: readonly AggregateStates[],
    private readonly modules: ModuleRef,
    private readonly work: UnitOfWork,
  ) {}

  get projections(): readonly Projection[] {
    return this.declared.map(({ projection }) => projection);
  }

  /** @throws PROJECTION_NOT_FOUND */
  find(name: string): Projection {
    return this.entry(name).projection;
  }

  /** @throws TOPIC_NOT_OWNED */
  statesOf(topic: string): AggregateStates {
    const found = this.states.find((states) => states.topic === topic);
    if (!found) throw topicNotOwned({ topic });
    return found;
  }

  /** Whether anything follows from changes to the projection. */
  isFollowed(name: string): boolean {
    return this.entry(name).follower !== undefined;
  }

  /** Works out a part of what follows from changed rows. @returns what is left; undefined when nothing is. */
  async followSome(name: string, { involved, changed }: Following): Promise<Following | undefined> {
    const { follower, projection } = this.entry(name);
    if (!follower || !changed) return undefined;
    const [now, later] = [involved.slice(0, AT_ONCE), involved.slice(AT_ONCE)];
    // Those who name nobody are told once that something has changed.
    if (now.length > 0 || projection.involves.length === 0) {
      const provider = this.modules.get(follower, { strict: false });
      await this.work.run((scope) => provider.follow(scope, now, name));
    }
    return later.length > 0 ? { involved: later, changed } : undefined;
  }

  private entry(name: string): DeclaredProjection {
    const found = this.declared.find(({ projection }) => projection.name === name);
    if (!found) throw projectionNotFound({ projection: name });
    return found;
  }
}
