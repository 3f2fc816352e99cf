import { identityUserUpdatedV1, learningStudentUpdatedV1 } from '@edtech/contracts';
import { createMessage } from '@edtech/messaging';
import { eventually, type TestUser } from '@edtech/testing';
import { performance } from 'node:perf_hooks';
import { v7 as newId } from 'uuid';
import { ErasureWorld, openParts, type ErasureSetup } from './erasure-world.js';

/** Six services, and people who want to be forgotten by all of them. */
export function describeErasure(by: string, setUp: () => Promise<ErasureSetup>): void {
  describe(`an erasure carried ${by}`, () => {
    let world: ErasureWorld;
    beforeAll(async () => void (world = await ErasureWorld.start(await setUp())), 600_000);
    afterAll(() => (world as ErasureWorld | undefined)?.close(), 60_000);

    test('leaves nothing of a person in any service, nor in what was parked, and what comes late brings nothing back', async () => {
      const [ada, bystander] = [await world.settle('student'), await world.settle('student')];
      expect(await world.placesOf(...ada.words)).toEqual(
        expect.arrayContaining(['identity: identity.users', 'communication: communication.inbox', 'learning: learning.students', 'analytics: analytics.reviews']),
      );
      await world.park('ai', createMessage(learningStudentUpdatedV1, { sequence: 9, data: { studentId: newId(), userId: ada.user.userId, name: `${ada.user.firstName} ${ada.user.lastName}`, learningGoals: [], preferredLanguages: [] } }));
      await world.park('communication', createMessage(identityUserUpdatedV1, { sequence: 7, data: ada.user }));

      const asked = performance.now();
      const reference = await world.request(ada);
      const progress = await world.completed(reference);
      process.stdout.write(`erased ${by} after ${Math.round(performance.now() - asked)} ms\n`);
      expect(progress.parts.map(({ service, completedAt }) => [service, completedAt !== null])).toEqual(['LEARNING', 'PAYMENT', 'COMMUNICATION', 'AI', 'ANALYTICS', 'IDENTITY'].map((service) => [service, true]));
      await world.nowhere(ada.words);

      const { leftOnTopics } = world.setup;
      if (leftOnTopics) await eventually(async () => (await Promise.all(ada.words.map(leftOnTopics))).every((count) => count === 0), { timeoutMs: 90_000 });

      // Published long ago, and delivered only now.
      const late = createMessage(identityUserUpdatedV1, { sequence: 1_000, data: { ...ada.user, status: 'active' } });
      await world.setup.transportOf('identity').publish([late]);
      await eventually(
        async () => {
          for (const name of ['communication', 'learning'] as const) {
            const [row] = await world.at(name).database.admin.unsafe(`select status from ${name}.inbox where event_id = $1`, [late.id]);
            // Behind the parked one in communication, which holds its key.
            expect(row?.['status']).toBe(name === 'communication' ? 'pending' : 'handled');
          }
          return true;
        },
        { timeoutMs: 60_000 },
      );
      expect(await world.placesOf(...ada.words)).toEqual([]);
      expect(await world.placesOf(bystander.user.email)).toEqual(expect.arrayContaining(['identity: identity.users', 'communication: communication.user_references']));
    }, 240_000);

    test('is refused without the own address, to admins, and twice; nobody follows it without its reference', async () => {
      const grace = await world.settle('student');
      expect(await world.refusal('other@people.example', grace.signedIn)).toBe('ERASURE_NOT_CONFIRMED');
      const stale = { ...grace.signedIn, token: world.tokens.sign({ claims: { sub: grace.user.userId, role: 'student', sid: grace.signedIn.sessionId, auth_time: 1 } }) };
      expect(await world.refusal(grace.user.email, stale)).toBe('STEP_UP_REQUIRED');
      const admin = await world.admin();
      expect(await world.refusal(`${admin.userId}@platform.example`, admin)).toBe('ERASURE_REFUSED');
      const reference = await world.request(grace);
      expect(await world.refusal(grace.user.email, grace.signedIn)).toMatch(/TOKEN_REVOKED|ACCOUNT_NOT_ACTIVE/);
      expect(await world.progressOf(`${reference}x`)).toBeNull();
      await world.completed(reference);
    }, 120_000);

    test('waits for a service that cannot do its part, while no repair and no rebuild brings anything back, and ends once an admin has restarted it', async () => {
      const [emmy, admin] = [await world.settle('student'), await world.admin()];
      const [ai, communication, identity] = [world.at('ai').database.admin, world.at('communication'), world.at('identity')];
      await ai`alter table ai.erased_people add constraint nobody check (false) not valid`;
      const reference = await world.request(emmy);
      expect(openParts(await world.follow(reference, (progress) => openParts(progress).length === 2))).toEqual(['AI', 'IDENTITY']);
      // The owner still tells who it was, and so does the topic's beginning.
      const servicesThatTell = async () => [...new Set((await world.placesOf(...emmy.words)).map((place) => place.split(':')[0]))];
      expect(await servicesThatTell()).toEqual(['ai', 'identity']);

      const events = async <T>(kind: 'query' | 'mutation', field: string): Promise<T> => {
        const { data, errors } = await communication.graphql<{ communicationEvents: T }>(`${kind} { communicationEvents { ${field} } }`, {}, admin);
        if (!data?.communicationEvents) throw new Error(JSON.stringify(errors));
        return data.communicationEvents;
      };
      const copy = 'name: "user-references"';
      const subjects = `subjects: ["${emmy.user.userId}"]`;
      expect(await events('query', `compareProjection(${copy}, ${subjects}) { compared differences { key kind } }`)).toEqual({ compareProjection: { compared: 1, differences: [] } });
      expect(await events('mutation', `repairProjection(${copy}, ${subjects}, reason: "a test") { repaired }`)).toEqual({ repairProjection: { repaired: [] } });
      const { rebuildProjection } = await events<{ rebuildProjection: { id: string } }>('mutation', `rebuildProjection(${copy}, reason: "a test") { id }`);
      await eventually(async () => (await events<{ operation: { status: string } }>('query', `operation(id: "${rebuildProjection.id}") { status }`)).operation.status === 'done', { timeoutMs: 60_000 });
      expect(await servicesThatTell()).toEqual(['ai', 'identity']);

      const open = async (as: TestUser) =>
        (await identity.graphql<{ erasures: { edges: { node: { userId: string; restartedAt: string | null } }[] } }>('{ erasures(openOnly: true) { edges { node { userId restartedAt } } } }', {}, as)).data?.erasures.edges.map(({ node }) => node);
      const restart = (userId: string) => identity.graphql('mutation ($userId: ID!) { restartErasure(userId: $userId) { userId } }', { userId }, admin);
      expect(await open(admin)).toEqual([{ userId: emmy.user.userId, restartedAt: null }]);
      // Given up on: it holds its own key only.
      await ai`update ai.inbox set status = 'parked' where type = 'identity.erasure.requested.v1' and status = 'pending'`;
      await ai`alter table ai.erased_people drop constraint nobody`;
      expect((await restart(emmy.user.userId)).errors).toBeUndefined();
      expect((await world.completed(reference)).restartedAt).not.toBeNull();
      await world.nowhere(emmy.words);
      expect(await open(admin)).toEqual([]);

      // Also when it is done: from a backup that was restored, say.
      await identity.database.admin`insert into identity.user_profiles (user_id, bio) values (${emmy.user.userId}, ${emmy.words[0] ?? ''})`;
      await communication.database.admin`update communication.user_references set name = ${emmy.words[1] ?? ''} where user_id = ${emmy.user.userId}`;
      expect((await restart(emmy.user.userId)).errors).toBeUndefined();
      await world.completed(reference);
      await world.nowhere(emmy.words);
      expect((await restart(newId())).errors?.[0]?.extensions.code).toBe('ERASURE_NOT_FOUND');
    }, 240_000);

    test('of a guardian takes the consent from their ward, and of a minor the day on which they come of age', async () => {
      const [ward, guardian] = [await world.settle('student'), await world.settle('tutor')];
      const { userId } = ward.user;
      await world.entrust(ward, guardian);
      await world.completed(await world.request(guardian));
      await eventually(async () => JSON.stringify(await world.consentsOf(userId)) === '[["needed","not given"],["needed","not given"]]', { timeoutMs: 60_000 });
      await world.completed(await world.request(ward));
      await eventually(async () => JSON.stringify(await world.consentsOf(userId)) === '[["not needed","not given"],["not needed","not given"]]', { timeoutMs: 60_000 });
      const sql = world.at('identity').database.admin;
      expect(await sql`select 1 from identity.dates_of_birth where user_id = ${userId} union all select 1 from identity.guardianships where ward_id = ${userId}`).toEqual([]);
      await world.nowhere([...ward.words, ...guardian.words]);
    }, 120_000);
  });
}
