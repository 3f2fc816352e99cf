import { learningLessonBookedV1, learningLessonCancelledV1, learningLessonCompletedV1, learningLessonReleasedV1, type EventData } from '@edtech/contracts';
import { eventually, FixedClock, startTestService, type DeliveredFact, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { v7 as uuid } from 'uuid';
import { paymentService } from '../src/app.js';
import { CARD_PAYMENTS, type CardPayments } from '../src/infrastructure/card-payments/card-payments.js';
import { PAYMENT_FIELDS, PAY_LESSON, type PaidPayment, type PayLessonAnswer } from './payment-queries.js';

export type LessonState = EventData<typeof learningLessonBookedV1>;

export interface BookedLesson {
  readonly state: LessonState;
  readonly student: TestUser;
  readonly tutor: TestUser;
}

const ENDINGS = { completed: learningLessonCompletedV1, cancelled: learningLessonCancelledV1, released: learningLessonReleasedV1 };
const END_REASONS = { completed: null, cancelled: 'cancelled_by_student', released: 'hold_expired' } as const;

/** The payment service, and learning as far as its events make it up. */
export class PaymentWorld {
  static readonly start = async (own: Record<string, string> = {}): Promise<PaymentWorld> => {
    const clock = new FixedClock('2026-11-01T09:00:00Z');
    return new PaymentWorld(await startTestService(paymentService, { clock, own: { PAYMENT_PROVIDER_TIMEOUT_MS: '50', ...own } }), clock);
  };

  private constructor(
    readonly service: TestService,
    readonly clock: FixedClock,
  ) {}

  get sql(): TestService['database']['admin'] {
    return this.service.database.admin;
  }

  get cards(): CardPayments {
    return this.service.app.get<CardPayments>(CARD_PAYMENTS);
  }

  /** A lesson that exists at learning and that nobody here has heard of yet. */
  draft(changes: Partial<LessonState> = {}): BookedLesson {
    const [student, tutor] = [this.service.user('student'), this.service.user('tutor')];
    const now = this.clock.now().getTime();
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
    const state: LessonState = {
      ...{ lessonId: uuid(), courseId: null, subject: 'mathematics' },
      ...{ tutorId: uuid(), tutorUserId: tutor.userId, studentId: uuid(), studentUserId: student.userId },
      ...{ scheduledAt: at(60), endsAt: at(120), durationMinutes: 60, price: { amountMinor: 4_000, currency: 'EUR' } },
      ...{ status: 'held', holdExpiresAt: at(10), endReason: null, meetingUrl: null, completedAt: null },
      ...changes,
    };
    return { state, student, tutor };
  }

  /** A held lesson, ready to be paid for. */
  async book(changes: Partial<LessonState> = {}): Promise<BookedLesson> {
    const lesson = this.draft(changes);
    await this.service.deliver(learningLessonBookedV1, { sequence: 1, data: lesson.state });
    return lesson;
  }

  /** Learning says how the lesson ended. */
  async end({ state }: BookedLesson, status: keyof typeof ENDINGS, options: Partial<Omit<DeliveredFact<typeof learningLessonCompletedV1>, 'data'>> = {}): Promise<void> {
    const data: LessonState = { ...state, status, holdExpiresAt: null, endReason: END_REASONS[status] };
    await this.service.deliver(ENDINGS[status], { sequence: 3, ...options, data });
  }

  pay(
    { state, student }: BookedLesson,
    { paymentMethod = 'pm_card_visa', idempotencyKey = uuid(), as = student }: { paymentMethod?: string; idempotencyKey?: string; as?: TestUser | null } = {},
  ): Promise<GraphqlResult<{ payLesson: PayLessonAnswer }>> {
    return this.service.graphql(PAY_LESSON, { input: { lessonId: state.lessonId, paymentMethod, idempotencyKey } }, as);
  }

  /** The payment as its student sees it, once it is in this status. */
  async paymentIn(status: string, { state, student }: BookedLesson): Promise<PaidPayment> {
    return eventually(async () => {
      const payment = await this.paymentOf(state.lessonId, student);
      if (payment?.status !== status) throw new Error(`the payment is ${payment?.status}`);
      return payment;
    });
  }

  async paymentOf(lessonId: string, as: TestUser | null): Promise<PaidPayment | null> {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Lesson { payment { ${PAYMENT_FIELDS} } } } }`;
    const representations = [{ __typename: 'Lesson', id: lessonId }];
    const { data, errors } = await this.service.graphql<{ _entities: { payment: PaidPayment | null }[] }>(query, { representations }, as);
    if (errors) throw new Error(errors[0]?.message);
    return data?._entities[0]?.payment ?? null;
  }

  /** How often the sandbox has set money aside for a lesson's payments. */
  async chargesOf({ state }: BookedLesson): Promise<{ status: string; refunded_minor: string }[]> {
    return this.sql`
      SELECT c.status, c.refunded_minor FROM payment.sandbox_requests r
      JOIN payment.payments p ON p.id::text = r.idempotency_key
      JOIN payment.sandbox_charges c ON c.id = r.answer ->> 'reference'
      WHERE p.lesson_id = ${state.lessonId}`;
  }

  /** Payments that exist for a lesson, whatever became of them. */
  async paymentsOf({ state }: BookedLesson): Promise<{ id: string; status: string }[]> {
    return this.sql`SELECT id, status FROM payment.payments WHERE lesson_id = ${state.lessonId} ORDER BY id`;
  }

  /** Types of what was published about a lesson's payments, in order. */
  async toldOf({ state }: BookedLesson): Promise<string[]> {
    const events = await this.service.published();
    return events.filter(({ data }) => data['lessonId'] === state.lessonId).map(({ type }) => type);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
