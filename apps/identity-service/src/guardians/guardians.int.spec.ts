import { FixedClock, startTestService, type TestService, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { identityService } from '../app.js';
import { ADULT, COMES_OF_AGE, Family, MINOR } from '../../test/family.js';
import { answered, codeOf, fieldProblems, PASSWORD, someEmail } from '../../test/identity-client.js';
import { GuardianshipSweeper } from './guardianship-sweeper.js';
import { MAX_INVITATIONS } from './guardianship.rules.js';

const NOW = new Date('2030-01-07T09:00:00Z');
const WEEK_MS = 7 * 24 * 3_600_000;
const NOTHING = { consentNeededUntil: COMES_OF_AGE.toISOString(), kinds: [], maximumPerLesson: null };

describe('guardians', () => {
  const clock = new FixedClock(NOW);
  let service: TestService;
  let family: Family;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    family = new Family(service, clock);
  });
  beforeEach(() => clock.set(NOW));
  afterAll(() => service?.close());

  describe('an invitation', () => {
    it('goes by mail, without names, the same to whom has an account and whom has none', async () => {
      const ward = await family.person({ ...MINOR, firstName: 'Thomasina' });
      const [stranger, known] = [someEmail(), someEmail()];
      await family.person({ email: known });
      const answers = [answered(await family.invite(ward, stranger)), answered(await family.invite(ward, known))].map(({ inviteGuardian }) => inviteGuardian);
      for (const [nr, email] of [stranger, known].entries()) {
        expect(answers[nr]).toEqual({ id: expect.any(String), status: 'INVITED', invitedEmail: email, endedBy: null, ward: expect.objectContaining({ id: ward.userId }), guardian: null, consent: null });
        const mail = await family.client.mails.waitFor(email, (one) => (one.text.includes('guardian-invitation#token=') ? one : undefined));
        expect(mail.text).not.toMatch(/Thomasina|Lovelace/);
      }
    });

    it('shows who asks, names only, to whom is signed in and has the link, and leaves no token in the database', async () => {
      const ward = await family.person({ ...MINOR, firstName: 'Thomasina' });
      const token = await family.invited(ward);
      const guardian = await family.person(ADULT);
      expect(answered(await family.look(guardian, token)).guardianInvitation).toEqual({ ward: { id: ward.userId, firstName: 'Thomasina', lastName: 'Lovelace', email: null } });
      expect(codeOf(await family.look(guardian, `${token.slice(1)}A`))).toBe('LINK_INVALID');
      const [row] = await service.database.admin`select to_jsonb(g)::text as text from identity.guardianships g where ward_id = ${ward.userId}`;
      expect(row?.['text']).not.toContain(token);
    });

    it('makes whoever accepts it the guardian, once: the link is of no use afterwards', async () => {
      const ward = await family.person(MINOR);
      const token = await family.invited(ward);
      const [guardian, other] = [await family.person(ADULT), await family.person(ADULT)];
      expect(answered(await family.accept(guardian, token)).acceptGuardianship).toMatchObject({ status: 'ACTIVE', invitedEmail: null, ward: { id: ward.userId }, guardian: { id: guardian.userId }, consent: null });
      for (const as of [other, guardian]) {
        expect(codeOf(await family.accept(as, token))).toBe('LINK_INVALID');
        expect(codeOf(await family.look(as, token))).toBe('LINK_INVALID');
      }
      expect(codeOf(await family.decline(token))).toBe('LINK_INVALID');
      expect(await family.wardsOf(guardian)).toMatchObject([{ ward: { id: ward.userId, email: null }, consent: null }]);
      expect(await family.wardsOf(other)).toEqual([]);
      // That alone consents to nothing.
      expect(await family.told(ward.userId)).toEqual([{ sequence: 1, data: { userId: ward.userId, ...NOTHING } }]);
    });

    it('has one winner when several accept at the same moment, with one link or with two', async () => {
      const ward = await family.person(MINOR);
      const tokens = [await family.invited(ward), await family.invited(ward)];
      const adults = await Promise.all([0, 1, 2, 3].map(() => family.person(ADULT)));
      const outcomes = await Promise.all(adults.map(async (adult, nr) => codeOf(await family.accept(adult, tokens[nr % 2] ?? ''))));
      expect(outcomes.sort()).toEqual(['0 errors', 'LINK_INVALID', 'LINK_INVALID', 'LINK_INVALID']);
      expect((await family.guardianshipsOf(ward.userId, ward))?.map(({ status }) => status).sort()).toEqual(['ACTIVE', 'WITHDRAWN']);
    });

    it('can be declined by whoever has the link, signed in or not, and taken back by the ward', async () => {
      const ward = await family.person(MINOR);
      const adult = await family.person(ADULT);
      const declined = await family.invited(ward);
      expect(answered(await family.decline(declined)).declineGuardianship).toBe(true);
      const withdrawn = await family.invited(ward);
      const [open] = (await family.guardianshipsOf(ward.userId, ward)) ?? [];
      expect(answered(await family.end(ward, open?.id ?? '')).endGuardianship.status).toBe('WITHDRAWN');
      for (const token of [declined, withdrawn]) expect(codeOf(await family.accept(adult, token))).toBe('LINK_INVALID');
      expect((await family.guardianshipsOf(ward.userId, ward))?.map(({ status }) => status)).toEqual(['WITHDRAWN', 'DECLINED']);
    });

    it('ends after a week, and is forgotten together with the address', async () => {
      const ward = await family.person(MINOR);
      const email = someEmail();
      const token = await family.invited(ward, email);
      const adult = await family.person(ADULT);
      clock.advance(WEEK_MS - 1);
      answered(await family.look(adult, token));
      clock.advance(1);
      expect(codeOf(await family.look(adult, token))).toBe('LINK_INVALID');
      expect(codeOf(await family.accept(adult, token))).toBe('LINK_INVALID');
      expect(codeOf(await family.decline(token))).toBe('LINK_INVALID');
      expect(await family.guardianshipsOf(ward.userId, ward)).toEqual([]);
      await service.app.get(GuardianshipSweeper, { strict: false }).sweep();
      expect(await service.database.admin`select from identity.guardianships where invited_email = ${email}`).toHaveLength(0);
    });

    it('is for those who are under age, have no guardian, and do not ask themselves', async () => {
      for (const differences of [{}, ADULT]) expect(codeOf(await family.invite(await family.person(differences)))).toBe('CONSENT_NOT_NEEDED');
      const email = someEmail();
      const ward = await family.person({ ...MINOR, email });
      expect(codeOf(await family.invite(ward, email.toUpperCase()))).toBe('OWN_GUARDIAN');
      expect(fieldProblems(await family.invite(ward, 'mother'))).toEqual(['input.email isEmail']);
      expect(codeOf(await family.invite((await family.linked()).ward))).toBe('GUARDIAN_ALREADY_THERE');
    });

    it('can be sent to a few people within a week, also to many at once', async () => {
      const ward = await family.person(MINOR);
      const outcomes = await Promise.all(Array.from({ length: MAX_INVITATIONS + 2 }, () => family.invite(ward)));
      expect(outcomes.map(codeOf).sort()).toEqual([...Array.from({ length: MAX_INVITATIONS }, () => '0 errors'), 'TOO_MANY_INVITATIONS', 'TOO_MANY_INVITATIONS']);
      // Taking one back makes room for no other.
      const [one] = (await family.guardianshipsOf(ward.userId, ward)) ?? [];
      answered(await family.end(ward, one?.id ?? ''));
      expect(codeOf(await family.invite(ward))).toBe('TOO_MANY_INVITATIONS');
      clock.advance(WEEK_MS);
      expect(codeOf(await family.invite(ward))).toBe('0 errors');
    });

    it('counts among the mails that one address is sent', async () => {
      const email = someEmail();
      const reset = 'mutation ($email: String!) { requestPasswordReset(email: $email) }';
      for (let nr = 0; nr < 10; nr += 1) answered(await service.graphql(reset, { email }));
      expect(codeOf(await family.invite(await family.person(MINOR), email))).toBe('TOO_MANY_ATTEMPTS');
    });

    it('can be accepted by somebody who is known to be of age, and not by the ward', async () => {
      const ward = await family.person(MINOR);
      const token = await family.invited(ward);
      for (const differences of [{}, MINOR, { dateOfBirth: '2012-01-08' }]) expect(codeOf(await family.accept(await family.person(differences), token))).toBe('GUARDIAN_NOT_ADULT');
      expect(codeOf(await family.accept(ward, token))).toBe('OWN_GUARDIAN');
      // Eighteen today.
      const adult = await family.person({ dateOfBirth: '2012-01-07' });
      expect(answered(await family.accept(adult, token)).acceptGuardianship.status).toBe('ACTIVE');
    });
  });

  describe('consent', () => {
    it('is given and withdrawn by the guardian, and the platform is told ids and prices, no names and no dates of birth', async () => {
      const { ward, guardian } = await family.linked();
      const maximumPerLesson = { amountMinor: 5_000, currency: 'EUR' };
      const given = answered(await family.give(guardian, ward.userId, { kinds: ['PAYMENT', 'BOOKING', 'BOOKING'], maximumPerLesson })).giveConsent;
      expect(given.consent).toEqual({ kinds: ['BOOKING', 'PAYMENT'], maximumPerLesson });
      expect(await family.wardsOf(guardian)).toMatchObject([{ consent: { kinds: ['BOOKING', 'PAYMENT'], maximumPerLesson } }]);
      expect(answered(await family.give(guardian, ward.userId, { kinds: ['BOOKING'] })).giveConsent.consent).toEqual({ kinds: ['BOOKING'], maximumPerLesson: null });
      // The same again is no news.
      answered(await family.give(guardian, ward.userId, { kinds: ['BOOKING'] }));
      expect(answered(await family.withdraw(guardian, ward.userId)).withdrawConsent.consent).toBeNull();
      expect(await family.told(ward.userId)).toEqual([
        { sequence: 1, data: { userId: ward.userId, ...NOTHING } },
        { sequence: 2, data: { userId: ward.userId, ...NOTHING, kinds: ['booking', 'payment'], maximumPerLesson } },
        { sequence: 3, data: { userId: ward.userId, ...NOTHING, kinds: ['booking'] } },
        { sequence: 4, data: { userId: ward.userId, ...NOTHING } },
      ]);
    });

    it('has to be for something, and prices have to be prices', async () => {
      const { ward, guardian } = await family.linked();
      expect(fieldProblems(await family.give(guardian, ward.userId, { kinds: [] }))).toEqual(['input.kinds arrayNotEmpty']);
      for (const maximumPerLesson of [
        { amountMinor: -1, currency: 'EUR' },
        { amountMinor: 1, currency: 'euro' },
        { amountMinor: 100_000_001, currency: 'EUR' },
      ]) {
        expect(fieldProblems(await family.give(guardian, ward.userId, { kinds: ['BOOKING'], maximumPerLesson }))).toEqual(['input.maximumPerLesson matchesSchema']);
      }
      expect(await family.told(ward.userId)).toHaveLength(1);
    });

    it("is nobody else's to give or withdraw: not another guardian's, not the ward's, not an admin's", async () => {
      const { ward, guardian, guardianshipId } = await family.linked();
      const { guardian: otherGuardian, ward: otherWard } = await family.linked();
      const admin = await family.admin();
      answered(await family.give(guardian, ward.userId));
      for (const as of [otherGuardian, otherWard, ward, admin]) {
        expect(codeOf(await family.give(as, ward.userId, { kinds: ['BOOKING'] }))).toBe('WARD_NOT_FOUND');
        expect(codeOf(await family.withdraw(as, ward.userId))).toBe('WARD_NOT_FOUND');
      }
      for (const as of [otherGuardian, otherWard]) {
        expect(codeOf(await family.end(as, guardianshipId))).toBe('GUARDIANSHIP_NOT_FOUND');
        expect(await family.guardianshipsOf(ward.userId, as)).toBeNull();
      }
      expect(codeOf(await family.give(guardian, newId()))).toBe('WARD_NOT_FOUND');
      expect(codeOf(await family.end(guardian, newId()))).toBe('GUARDIANSHIP_NOT_FOUND');
      expect(await family.wardsOf(otherGuardian)).toMatchObject([{ ward: { id: otherWard.userId }, consent: null }]);
      expect((await family.told(ward.userId)).at(-1)?.data).toMatchObject({ kinds: ['booking', 'payment'] });
    });

    it('is not needed from the very instant on at which the ward comes of age, and nobody has to be told', async () => {
      const { ward, guardian } = await family.linked();
      clock.set(new Date(COMES_OF_AGE.getTime() - 1));
      answered(await family.give(guardian, ward.userId));
      expect(await family.wardsOf(guardian)).toHaveLength(1);
      clock.set(COMES_OF_AGE);
      expect(codeOf(await family.give(guardian, ward.userId, { kinds: ['BOOKING'] }))).toBe('CONSENT_NOT_NEEDED');
      expect(codeOf(await family.invite(ward))).toBe('CONSENT_NOT_NEEDED');
      expect(await family.wardsOf(guardian)).toEqual([]);
      expect(await family.told(ward.userId)).toHaveLength(2);
    });

    it.each<[string, (family: Family, parties: { ward: TestUser; guardian: TestUser; guardianshipId: string }) => Promise<unknown>]>([
      ['WARD', (all, { ward, guardianshipId }) => all.end(ward, guardianshipId)],
      ['GUARDIAN', (all, { guardian, guardianshipId }) => all.end(guardian, guardianshipId)],
      ['ADMIN', async (all, { guardianshipId }) => all.end(await all.admin(), guardianshipId)],
      ['ACCOUNT_CLOSED', async (all, { guardian }) => all.client.setStatus(guardian.userId, 'DELETED', await all.admin())],
    ])('ends with the guardianship, when the end comes from %s', async (endedBy, end) => {
      const { guardianshipId, ...parties } = await family.linked();
      const { ward, guardian } = parties;
      answered(await family.give(guardian, ward.userId));
      await end(family, { guardianshipId, ...parties });
      expect(await family.guardianshipsOf(ward.userId, ward)).toMatchObject([{ id: guardianshipId, status: 'ENDED', endedBy, consent: null }]);
      expect(await family.told(ward.userId)).toMatchObject([{ sequence: 1 }, { sequence: 2 }, { sequence: 3, data: NOTHING }]);
      // What is over stays as it is, and another guardian can be asked.
      if (endedBy !== 'ACCOUNT_CLOSED') expect(answered(await family.end(ward, guardianshipId)).endGuardianship.endedBy).toBe(endedBy);
      answered(await family.invite(ward));
    });

    it('is asked of nobody any more when the account of the ward is closed', async () => {
      const { ward, guardian } = await family.linked();
      answered(await family.give(guardian, ward.userId));
      answered(await family.client.setStatus(ward.userId, 'DELETED', await family.admin()));
      expect(await family.wardsOf(guardian)).toEqual([]);
      expect((await family.told(ward.userId)).at(-1)?.data).toEqual({ userId: ward.userId, consentNeededUntil: null, kinds: [], maximumPerLesson: null });
    });
  });

  it('what could put somebody in charge of a minor asks who one is; what takes power away does not', async () => {
    clock.set(new Date());
    const { user, sessionId, refreshToken } = await family.client.signUp();
    const hourAgo = new Date(clock.now().getTime() - 3_600_000);
    await service.database.admin`update identity.user_sessions set authenticated_at = ${hourAgo} where session_id = ${sessionId}`;
    const me = family.client.actor(await family.client.refresh(refreshToken));
    expect(codeOf(await family.invite(me))).toBe('STEP_UP_REQUIRED');
    expect(codeOf(await family.accept(me, 'x'))).toBe('STEP_UP_REQUIRED');
    expect(codeOf(await family.give(me, user.id))).toBe('STEP_UP_REQUIRED');
    expect(codeOf(await family.withdraw(me, user.id))).toBe('WARD_NOT_FOUND');
    expect(codeOf(await family.end(me, newId()))).toBe('GUARDIANSHIP_NOT_FOUND');
    expect(codeOf(await family.client.trySignIn(user.email ?? '', PASSWORD))).toBe('0 errors');
  });
});
