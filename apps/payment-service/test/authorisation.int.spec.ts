import { eventually, probeAuthorisation, probeInjection, type AuthorisationWorld } from '@edtech/testing';
import { v7 as uuid } from 'uuid';
import { PaymentWorld } from './payment-world.js';
import access from './access.json';

/** Who may see which field and do what: docs/access.md is made of it. */
const RULES = access.rules as AuthorisationWorld['rules'];

describe('who sees what of payments', () => {
  let world: PaymentWorld;
  let known: AuthorisationWorld;
  beforeAll(async () => {
    world = await PaymentWorld.start({ PAYMENT_PROVIDER_TIMEOUT_MS: '5000' });
    known = await furnish();
  }, 120_000);
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
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(world.service, known);
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(200);
  }, 120_000);

  test('no text is taken for SQL, wherever one can be written', async () => {
    const { broken, ran, harmed, untried, places } = await probeInjection(world.service, known);
    expect({ broken, ran, harmed, untried }).toEqual({ broken: [], ran: 0, harmed: [], untried: [] });
    expect(places).toBeGreaterThan(10);
  }, 120_000);
});
