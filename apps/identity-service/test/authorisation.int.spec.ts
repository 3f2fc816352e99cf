import type { Role } from '@edtech/auth';
import { probeAuthorisation, probeInjection, startTestService, type AuthorisationWorld, type TestService, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { identityService } from '../src/app.js';
import { hashToken } from '../src/tokens/auth-token.js';
import access from './access.json';

const REFERENCE = 'known-to-everybody-here';
/** Who may see which field and do what: docs/access.md is made of it. */
const RULES = access.rules as AuthorisationWorld['rules'];

describe('who sees what of identity', () => {
  let service: TestService;
  let known: AuthorisationWorld;
  beforeAll(async () => {
    service = await startTestService(identityService);
    known = await furnish();
  }, 120_000);
  afterAll(() => service?.close());

  /** Somebody with an account, a profile and a session on a device with a name. */
  async function settle(role: Role, name: string): Promise<TestUser> {
    const user = service.user(role);
    const sql = service.database.admin;
    await sql`insert into identity.users (id, email, first_name, last_name, role) values (${user.userId}, ${`${name}@private.example`}, 'Ada', 'Lovelace', ${role})`;
    await sql`insert into identity.user_profiles (user_id, bio) values (${user.userId}, ${`${name} would not tell`})`;
    await sql`
      insert into identity.user_sessions (session_id, user_id, device_name, created_at, last_seen_at, expires_at)
      values (${user.sessionId}, ${user.userId}, ${`fridge of ${name}`}, now(), now(), now() + interval '1 day')`;
    await sql`
      insert into identity.security_events (id, user_id, kind, occurred_at, session_id, address, device_name)
      values (${newId()}, ${user.userId}, 'signed_in', now(), ${user.sessionId}, '203.0.113.0/24', ${`toaster of ${name}`})`;
    return user;
  }

  async function furnish(): Promise<AuthorisationWorld> {
    const [student, otherStudent] = [await settle('student', 'student'), await settle('student', 'other-student')];
    const [tutor, otherTutor] = [await settle('tutor', 'tutor'), await settle('tutor', 'other-tutor')];
    const admin = await settle('admin', 'admin');
    // The tutor looks after the student, who has asked somebody else as well; the other tutor after the other student.
    const sql = service.database.admin;
    const token = 'a-token-that-was-mailed';
    for (const { userId } of [student, otherStudent]) {
      await sql`insert into identity.dates_of_birth (user_id, date_of_birth, recorded_at) values (${userId}, ${userId === student.userId ? '2011-11-11' : '2012-12-12'}, now())`;
      await sql`insert into identity.consents (user_id, needed_until, kinds) values (${userId}, now() + interval '1 year', '{booking}')`;
    }
    const active = (id: string, wardId: string, guardianId: string) => sql`
      insert into identity.guardianships (id, ward_id, guardian_id, status, invited_at, expires_at, accepted_at, kinds, consented_at)
      values (${id}, ${wardId}, ${guardianId}, 'active', now(), now() + interval '7 days', now(), '{booking}', now())`;
    const guardianshipId = newId();
    await active(guardianshipId, student.userId, tutor.userId);
    await active(newId(), otherStudent.userId, otherTutor.userId);
    await sql`
      insert into identity.guardianships (id, ward_id, status, invited_email, token, invited_at, expires_at)
      values (${newId()}, ${student.userId}, 'invited', 'grandmother@private.example', ${hashToken(token)}, now(), now() + interval '7 days')`;
    const gone = await settle('student', 'gone');
    await service.database.admin`
      insert into identity.erasures (user_id, erasure_id, reference_hash, requested_at) values (${gone.userId}, ${newId()}, ${hashToken(REFERENCE)}, now())`;
    return {
      viewers: { nobody: null, student, otherStudent, tutor, otherTutor, admin },
      rules: RULES,
      otherMutations: access.otherMutations as 'signed-in',
      entities: [],
      secrets: [
        { text: '"student@private.example', for: ['student', 'admin'] },
        { text: '"tutor@private.example', for: ['tutor', 'admin'] },
        { text: '"student would not tell', for: ['student', 'admin'] },
        { text: '"fridge of student', for: ['student'] },
        { text: '"toaster of student', for: ['student', 'admin'] },
        { text: '2011-11-11', for: ['student', 'admin'] },
        { text: 'grandmother@private.example', for: ['student', 'admin'] },
        { text: guardianshipId, for: ['student', 'tutor', 'admin'] },
      ],
      given: {
        'Query.guardianInvitation': [{ token }],
        'Query.erasure': [{ reference: REFERENCE }, { reference: 'another' }],
        'Query.user': [student, tutor].map(({ userId: id }) => ({ id })),
        'Query.securityEvents': [student, tutor].map(({ userId }) => ({ userId })),
      },
      refused: {
        'Mutation.giveConsent': ['student', 'otherStudent', 'otherTutor', 'admin'].map((as) => ({ as, given: { wardId: student.userId, input: { kinds: ['BOOKING'] } }, code: 'WARD_NOT_FOUND' })),
        'Mutation.withdrawConsent': ['student', 'otherStudent', 'otherTutor', 'admin'].map((as) => ({ as, given: { wardId: student.userId }, code: 'WARD_NOT_FOUND' })),
        'Mutation.endGuardianship': ['otherStudent', 'otherTutor'].map((as) => ({ as, given: { id: guardianshipId }, code: 'GUARDIANSHIP_NOT_FOUND' })),
        'Mutation.revokeSession': ['otherStudent', 'tutor', 'admin'].map((as) => ({ as, given: { sessionId: student.sessionId }, code: 'SESSION_NOT_FOUND' })),
      },
    };
  }

  test('every field, as everybody, about what is their own and what is not', async () => {
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(service, known);
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(200);
  }, 120_000);

  test('no text is taken for SQL, wherever one can be written', async () => {
    const { broken, ran, harmed, untried, places } = await probeInjection(service, known);
    expect({ broken, ran, harmed, untried }).toEqual({ broken: [], ran: 0, harmed: [], untried: [] });
    expect(places).toBeGreaterThan(10);
  }, 120_000);
});
