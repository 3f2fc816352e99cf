import { eventually, probeAuthorisation, type AuthorisationWorld } from '@edtech/testing';
import { v7 as uuid } from 'uuid';
import { PaymentWorld } from './payment-world.js';

const PRIVATE = 'holders-and-admins';
const RULES: AuthorisationWorld['rules'] = {
  'Query.paymentEvents': ['admin', 'events:read'],
  'Query.payment': 'signed-in',
  'Mutation.paymentEvents': ['admin', 'events:operate'],
  'Mutation.payLesson': ['student'],
  ...Object.fromEntries(['id', 'lesson', 'amount', 'platformFee', 'tutorShare', 'status', 'declineReason', 'invoice'].map((field) => [`Payment.${field}`, PRIVATE])),
  // The id is the caller's own words given back: what lesson it is, learning says.
  'Lesson.id': 'anyone',
  'Lesson.payment': PRIVATE,
};

describe('who sees what of payments', () => {
  let world: PaymentWorld;
  beforeAll(async () => void (world = await PaymentWorld.start({ PAYMENT_PROVIDER_TIMEOUT_MS: '5000' })));
  afterAll(() => world?.close());

  async function furnish(): Promise<AuthorisationWorld> {
    const captured = await world.book();
    const { student, tutor } = captured;
    const declined = await world.book({ studentUserId: student.userId, tutorUserId: tutor.userId });
    const paying = await world.pay(captured);
    const refusing = await world.pay({ ...declined, student }, { paymentMethod: 'pm_card_insufficient_funds' });
    expect([paying.errors, refusing.errors]).toEqual([undefined, undefined]);
    await world.end(captured, 'completed');
    const unpaid = await world.book();
    const paid = await eventually(() => world.paymentIn('CAPTURED', captured), { timeoutMs: 60_000 });
    const refusedPayment = await world.paymentIn('DECLINED', { ...declined, student });
    const holders = [student.userId, tutor.userId];
    const both = ['student', 'tutor', 'admin'];
    return {
      viewers: { nobody: null, student, otherStudent: unpaid.student, tutor, otherTutor: unpaid.tutor, admin: world.service.user('admin') },
      rules: RULES,
      entities: [
        { type: 'Payment', id: paid.id, holders },
        { type: 'Payment', id: refusedPayment.id, holders },
        { type: 'Lesson', id: captured.state.lessonId, holders },
        { type: 'Lesson', id: declined.state.lessonId, holders },
      ],
      secrets: [
        { text: paid.invoice!.number, for: both },
        { text: refusedPayment.declineReason!, for: both },
      ],
      given: { 'Query.payment': [{ id: paid.id }, { id: refusedPayment.id }] },
      refused: {
        'Mutation.payLesson': ['student', 'otherStudent'].map((as) => ({
          as,
          given: { input: { lessonId: as === 'student' ? unpaid.state.lessonId : declined.state.lessonId, paymentMethod: 'pm_card_visa', idempotencyKey: uuid() } },
          code: 'PAYABLE_LESSON_NOT_FOUND',
        })),
      },
    };
  }

  test('every field, as everybody, about what is their own and what is not', async () => {
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(world.service, await furnish());
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(200);
  }, 120_000);
});
