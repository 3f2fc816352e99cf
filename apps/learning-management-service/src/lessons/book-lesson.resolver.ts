import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { MissingConsent } from '../consents/consent.rules.js';
import { BookLesson } from './book-lesson.js';
import type { StoredLesson } from './find-lessons.query.js';
import { BookLessonResult, type BookingNeedsConsent, type SlotTaken } from './lessons.graphql.js';
import { BookLessonInput } from './lessons.inputs.js';

const SENTENCES = { tutor: 'The tutor has another lesson at that time', student: 'You have another lesson at that time' } as const;

@Resolver()
export class BookLessonResolver {
  constructor(private readonly book: BookLesson) {}

  @Mutation(() => BookLessonResult, { description: 'Holds a slot until it is paid for. Of many who want the same one exactly one gets it. For students.' })
  @Roles('student')
  async bookLesson(@Args('input', { description: 'Which slot, with whom.' }) input: BookLessonInput, @Viewer() viewer: CurrentUser): Promise<{ lesson: StoredLesson } | SlotTaken | BookingNeedsConsent> {
    const { tutorId, startsAt, courseId, subject, durationMinutes, idempotencyKey } = input;
    const outcome = await this.book.run(viewer.userId, {
      tutorId,
      startsAt,
      courseId: courseId ?? undefined,
      subject: subject ?? undefined,
      durationMinutes: durationMinutes ?? undefined,
      idempotencyKey,
    });
    if ('lesson' in outcome) return outcome;
    if ('missing' in outcome) return presentMissingConsent(outcome.missing);
    const { busy, ...slot } = outcome.taken;
    return { ...slot, takenBy: busy, message: SENTENCES[busy] };
  }
}

function presentMissingConsent({ maximum }: MissingConsent): BookingNeedsConsent {
  if (!maximum) return { maximumPerLesson: null, message: 'You are under age: your guardian has to agree to your booking lessons' };
  const maximumPerLesson = { amountMinor: Number(maximum.priceMinor), currency: maximum.currency };
  return { maximumPerLesson, message: 'The lesson costs more than your guardian has agreed to' };
}
