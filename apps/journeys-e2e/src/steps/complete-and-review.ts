import { randomUUID } from 'node:crypto';
import type { Participant } from '../participant.js';
import type { Narrator } from '../narrator.js';
import type { Course } from './prepare-the-course.js';

interface Completion {
  readonly narrator: Narrator;
  readonly student: Participant;
  readonly course: Course;
  readonly lessonId: string;
  readonly subject: string;
}

/** The student confirms that the lesson took place: money moves, metrics count, a review is written and found in search. */
export async function completeAndReview({ narrator, student, course, lessonId, subject }: Completion): Promise<void> {
  await narrator.does('student', 'confirms that the lesson took place', () => student.client.request(CONFIRM_LESSON, { lessonId }));
  await narrator.learns('payment', 'has captured the money, taken its fee and issued an invoice', async () => {
    const { lesson } = await student.client.request<LessonPayment>(LESSON_PAYMENT, { id: lessonId });
    const payment = lesson?.payment;
    if (payment?.status !== 'CAPTURED' || !payment.invoice) return false;
    const { amount, platformFee, tutorShare } = payment;
    if (amount.amountMinor !== course.price.amountMinor || platformFee.amountMinor + tutorShare.amountMinor !== amount.amountMinor) {
      throw new Error(`the books do not add up: ${JSON.stringify(payment)}`);
    }
    return true;
  });
  await narrator.learns('analytics', 'counts one lesson, and what it cost', async () => {
    const { me } = await student.client.request<Metrics>(METRICS);
    return me.metrics?.lessonCount === 1 && me.metrics.totalSpent.some(({ amountMinor }) => amountMinor === course.price.amountMinor);
  });
  await narrator.does('student', 'reviews the lesson with five stars', () =>
    student.client.request(REVIEW, { input: { lessonId, rating: 5, comment: 'Clear from the first minute.', idempotencyKey: randomUUID() } }),
  );
  await narrator.learns('learning', "shows the tutor's rating in search", async () => {
    const { searchTutors } = await student.client.request<SearchTutors>(SEARCH_TUTORS, { subject });
    const found = searchTutors.edges.find(({ node }) => node.id === course.tutorId);
    return found?.node.rating?.count === 1 && found.node.rating.average === 5;
  });
  await narrator.learns('ai', 'has advanced the learning path', async () => {
    const { me } = await student.client.request<LearningPaths>(LEARNING_PATHS);
    return me.learningPaths.some((path) => path.subject === subject && path.progress > 0);
  });
  await narrator.learns('ai', 'recommends this tutor, with a score and a reason', async () => {
    const { me } = await student.client.request<Recommendations>(RECOMMENDATIONS);
    return me.recommendations.some(({ target, score, reason }) => target?.id === course.tutorId && score > 0 && reason.length > 0);
  });
}

interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

interface LessonPayment {
  readonly lesson: {
    readonly payment: {
      readonly status: string;
      readonly amount: Money;
      readonly platformFee: Money;
      readonly tutorShare: Money;
      readonly invoice: { readonly number: string } | null;
    } | null;
  } | null;
}

interface Metrics {
  readonly me: { readonly metrics: { readonly lessonCount: number; readonly totalSpent: readonly Money[] } | null };
}

interface SearchTutors {
  readonly searchTutors: { readonly edges: readonly { readonly node: { readonly id: string; readonly rating: { readonly average: number; readonly count: number } | null } }[] };
}

interface LearningPaths {
  readonly me: { readonly learningPaths: readonly { readonly subject: string; readonly progress: number }[] };
}

interface Recommendations {
  readonly me: { readonly recommendations: readonly { readonly target: { readonly id: string } | null; readonly score: number; readonly reason: string }[] };
}

const CONFIRM_LESSON = /* GraphQL */ `
  mutation ConfirmLesson($lessonId: ID!) {
    confirmLesson(lessonId: $lessonId) {
      id
      status
    }
  }
`;

const LESSON_PAYMENT = /* GraphQL */ `
  query LessonPayment($id: ID!) {
    lesson(id: $id) {
      payment {
        status
        amount {
          amountMinor
          currency
        }
        platformFee {
          amountMinor
        }
        tutorShare {
          amountMinor
        }
        invoice {
          number
        }
      }
    }
  }
`;

const METRICS = /* GraphQL */ `
  query Metrics {
    me {
      metrics {
        lessonCount
        totalSpent {
          amountMinor
          currency
        }
      }
    }
  }
`;

const REVIEW = /* GraphQL */ `
  mutation ReviewLesson($input: ReviewLessonInput!) {
    reviewLesson(input: $input) {
      id
    }
  }
`;

const SEARCH_TUTORS = /* GraphQL */ `
  query SearchTutors($subject: String!) {
    searchTutors(filter: { subject: $subject }, first: 20) {
      edges {
        node {
          id
          rating {
            average
            count
          }
        }
      }
    }
  }
`;

const LEARNING_PATHS = /* GraphQL */ `
  query LearningPaths {
    me {
      learningPaths {
        subject
        progress
      }
    }
  }
`;

const RECOMMENDATIONS = /* GraphQL */ `
  query Recommendations {
    me {
      recommendations(first: 10) {
        targetType
        score
        reason
        target {
          ... on Tutor {
            id
          }
          ... on Course {
            id
          }
          ... on Content {
            id
          }
        }
      }
    }
  }
`;
