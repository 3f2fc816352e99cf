import { learningCoursePublishedV1, type EventData } from '@edtech/contracts';

/** An event of ordinary size: about 600 bytes of JSON. */
export const benchEvent = learningCoursePublishedV1;

/** What an aggregate of the bench publishes of itself. */
export function benchData(courseId: string): EventData<typeof benchEvent> {
  return {
    courseId,
    tutorId: '01990000-0000-7000-8000-000000000001',
    tutorUserId: '01990000-0000-7000-8000-000000000002',
    title: 'The piano for those who begin late',
    description: 'For adults who have never played, and who want to play the slow movements of the sonatas before the year is over. '.repeat(2),
    subject: 'piano',
    price: { amountMinor: 4_500, currency: 'EUR' },
    durationMinutes: 60,
    status: 'published',
  };
}
