import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { aiContentPublishedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { CatalogueRepository } from '../infrastructure/database/repositories/catalogue.repository.js';
import { ContentRepository, type ContentRow } from '../infrastructure/database/repositories/content.repository.js';
import { contentState } from './content-state.js';

/** Makes a piece of content known to learners. */
@Injectable()
export class PublishContent {
  constructor(
    private readonly work: UnitOfWork,
    private readonly content: ContentRepository,
    private readonly catalogue: CatalogueRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(piece: Pick<ContentRow, 'creatorUserId' | 'title' | 'description' | 'contentType' | 'subject'>): Promise<ContentRow> {
    return this.work.run(async ({ tx, publish }) => {
      const row = await this.content.insert(tx, { id: v7(), ...piece, createdAt: this.clock.now() });
      await publish(aiContentPublishedV1, { sequence: row.version, data: contentState(row) });
      await this.catalogue.markChanged(tx, 'content');
      return row;
    });
  }
}
