import { BatchedLookup, ServiceClient, type Caller, type TlsOptions } from '@edtech/service-client';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { KnownLesson } from './known-lesson.js';
import type { LessonStatus } from './lesson-status.js';

/** Nest token of the lookup of lessons at learning. */
export const LESSON_LOOKUP: unique symbol = Symbol('LessonLookup');

interface LearningLesson {
  readonly id: string;
  readonly status: string;
  readonly holdExpiresAt: string | null;
  readonly price: { readonly amountMinor: number; readonly currency: string };
  readonly student: { readonly user: { readonly id: string } };
  readonly tutor: { readonly user: { readonly id: string } };
}

/** Checked against learning's committed schema. */
export const LESSONS_BY_IDS = /* GraphQL */ `
  query lessonsByIds($ids: [ID!]!) {
    lessonsByIds(ids: $ids) {
      id
      status
      holdExpiresAt
      price {
        amountMinor
        currency
      }
      student {
        user {
          id
        }
      }
      tutor {
        user {
          id
        }
      }
    }
  }
`;

/** Asks learning, as the user being served, for lessons that its events have not told of yet. Never cached: it decides about money. */
export class LearningLessons implements OnApplicationShutdown {
  private readonly client: ServiceClient;
  private readonly lookup: BatchedLookup<LearningLesson>;

  /** @param url where learning is: `http://localhost:4002` @param tls how it is connected to by TLS */
  constructor(url: string, tls?: TlsOptions) {
    this.client = new ServiceClient({ source: 'payment', target: 'learning', url: `${url}/graphql`, tls });
    this.lookup = new BatchedLookup(this.client, { method: 'lessonsByIds', query: LESSONS_BY_IDS, field: 'lessonsByIds', idOf: ({ id }) => id });
  }

  /** @throws SERVICE_UNAVAILABLE when learning does not answer */
  async load(lessonId: string, caller: Caller): Promise<KnownLesson | null> {
    const lesson = await this.lookup.load(lessonId, caller);
    return lesson && toKnown(lesson);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}

function toKnown({ id, status, holdExpiresAt, price, student, tutor }: LearningLesson): KnownLesson {
  return {
    lessonId: id,
    studentUserId: student.user.id,
    tutorUserId: tutor.user.id,
    priceMinor: BigInt(price.amountMinor),
    currency: price.currency,
    // GraphQL enums are written in capitals.
    status: status.toLowerCase() as LessonStatus,
    holdExpiresAt: holdExpiresAt === null ? null : new Date(holdExpiresAt),
  };
}
