import { Injectable } from '@nestjs/common';
import type { ProjectionFollower, Scope } from '@edtech/messaging';
import { courseCopies, ratingCopies, tutorCopies } from '../infrastructure/database/projections.js';
import { CatalogueRepository, type CataloguePart } from '../infrastructure/database/repositories/catalogue.repository.js';

const partOf = new Map<string, CataloguePart>([
  [tutorCopies.name, 'tutors'],
  [courseCopies.name, 'courses'],
  [ratingCopies.name, 'ratings'],
]);

/** Says that what can be recommended has changed, by events or by a repair. */
@Injectable()
export class FollowCatalogue implements ProjectionFollower {
  constructor(private readonly catalogue: CatalogueRepository) {}

  async follow({ tx }: Scope, _involved: readonly string[], projection: string): Promise<void> {
    const part = partOf.get(projection);
    if (part) await this.catalogue.markChanged(tx, part);
  }
}
