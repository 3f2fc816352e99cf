import { Public, Viewer, type CurrentUser } from '@edtech/auth';
import { analyticsReviewPublishedV1 } from '@edtech/contracts';
import { DATABASE, type Database } from '@edtech/drizzle';
import { defineError } from '@edtech/errors';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Controller, Get, Inject, Logger, Param } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { v7 as newId } from 'uuid';
import { Gate } from './gate.js';
import { AddShelfInput, Shelf } from './shelves.graphql.js';
import { shelves } from './shelves.schema.js';

export const noSuchShelf = defineError<{ id: string }>({ code: 'SHELF_NOT_FOUND', kind: 'not-found', message: 'There is no such shelf' });

@Resolver(() => Shelf)
export class ShelvesResolver {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly gate: Gate,
  ) {}

  @Public()
  @Query(() => [Shelf], { description: 'All of them.' })
  shelves(): Promise<Shelf[]> {
    return this.db.select().from(shelves).orderBy(shelves.label);
  }

  @Public()
  @Query(() => String, { description: 'What time it is.' })
  time(): string {
    new Logger('Fixture').log('somebody asked for the time');
    return this.clock.now().toISOString();
  }

  @Public()
  @Query(() => String, { description: 'Waits for the gate.' })
  async slow(): Promise<string> {
    await this.gate.pass();
    return 'done';
  }

  @Mutation(() => Shelf, { description: 'Makes one.' })
  addShelf(@Args('input', { description: 'What it is like.' }) input: AddShelfInput, @Viewer() viewer: CurrentUser): Promise<Shelf> {
    return this.work.run(async ({ tx, publish }) => {
      const id = newId();
      await tx.insert(shelves).values({ id, label: input.label });
      await publish(analyticsReviewPublishedV1, {
        sequence: 1,
        data: { reviewId: id, lessonId: newId(), reviewerUserId: viewer.userId, targetUserId: newId(), targetType: 'tutor', rating: 5, moderation: 'visible' },
      });
      return { id, label: input.label };
    });
  }
}

@Controller('shelves')
export class ShelvesController {
  @Public()
  @Get('broken')
  broken(): never {
    throw new Error('the secret is 42');
  }

  @Public()
  @Get(':id')
  find(@Param('id') id: string): never {
    throw noSuchShelf({ id });
  }
}
