import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { identityConsentChangedV1, identityUserCreatedV1, identityUserUpdatedV1, type EventData } from '@edtech/contracts';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { UnitOfWork, type EventTransport, type TransportMessage } from '@edtech/messaging';
import { paymentService } from '@edtech/payment-service';
import type { AnyServiceDefinition } from '@edtech/service-host';
import { eventually, findText, serveTestJwks, startTestService, TestTokens, type TestJwks, type TestService, type TestUser } from '@edtech/testing';
import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';

const services = {
  identity: identityService,
  learning: learningService,
  payment: paymentService,
  communication: communicationService,
  ai: aiService,
  analytics: analyticsService,
} as const satisfies Record<string, AnyServiceDefinition>;

export type ErasingServiceName = keyof typeof services;
const NAMES = Object.keys(services) as ErasingServiceName[];

export interface ErasureSetup {
  readonly transportOf: (service: ErasingServiceName) => EventTransport;
  /** How often a text stands on topics once they are compacted; left out where nothing is kept. */
  readonly leftOnTopics?: (text: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

type User = EventData<typeof identityUserCreatedV1>;

/** Somebody with words of their own in every service. */
export interface Person {
  readonly user: User;
  readonly signedIn: TestUser;
  /** What nobody else says: found again anywhere, it is theirs. */
  readonly words: readonly string[];
}

interface Progress {
  completedAt: string | null;
  restartedAt: string | null;
  parts: { service: string; completedAt: string | null }[];
}

const FIELDS = 'completedAt restartedAt parts { service completedAt }';
const REQUEST = `mutation ($email: String!) { requestErasure(input: { email: $email }) { reference erasure { ${FIELDS} } } }`;
const PROGRESS = `query ($reference: String!) { erasure(reference: $reference) { ${FIELDS} } }`;

/** Six services, each with a database of its own, and people in them. */
export class ErasureWorld {
  private readonly running = new Map<ErasingServiceName, TestService>();

  private constructor(
    readonly setup: ErasureSetup,
    readonly tokens: TestTokens,
    private readonly jwks: TestJwks,
  ) {}

  static async start(setup: ErasureSetup): Promise<ErasureWorld> {
    const tokens = new TestTokens();
    const world = new ErasureWorld(setup, tokens, await serveTestJwks(() => [tokens.publicJwk]));
    // One after the other: Nest keeps what decorators say in one place for the whole process.
    for (const name of NAMES) {
      const owner = world.running.get('identity');
      const own = { IDENTITY_JWKS_URL: world.jwks.url, ...(owner && { IDENTITY_SERVICE_URL: owner.url }) };
      world.running.set(name, await startTestService(services[name], { own, transport: setup.transportOf(name) }));
    }
    return world;
  }

  async close(): Promise<void> {
    for (const service of [...this.running.values()].reverse()) await service.close();
    await this.setup.close();
    await this.jwks.close();
  }

  at(name: ErasingServiceName): TestService {
    const service = this.running.get(name);
    if (!service) throw new Error(`${name} does not run`);
    return service;
  }

  /** Where some of the texts stand in the databases, as `service: schema.table`. */
  async placesOf(...texts: readonly string[]): Promise<string[]> {
    const places = await Promise.all([...this.running].map(async ([name, { database }]) => (await findText(database.admin, texts)).map((place) => `${name}: ${place}`)));
    return places.flat().sort();
  }

  /** A handler that was under way may have something to write down yet. */
  nowhere(words: readonly string[]): Promise<boolean> {
    return eventually(
      async () => {
        expect(await this.placesOf(...words)).toEqual([]);
        return true;
      },
      { timeoutMs: 60_000 },
    );
  }

  /** Makes a change through identity's own outbox, as its use cases do. */
  async publishUser(user: User, sequence: number): Promise<void> {
    await this.at('identity').app.get(UnitOfWork).run(({ publish }) => publish(sequence === 1 ? identityUserCreatedV1 : identityUserUpdatedV1, { sequence, data: user }));
  }

  async settle(role: 'student' | 'tutor'): Promise<Person> {
    const mark = randomBytes(5).toString('hex');
    const signedIn = this.tokens.user(role);
    const { userId } = signedIn;
    const [firstName, lastName, email] = [`First${mark}`, `Last${mark}`, `mail${mark}@people.example`];
    const user: User = { userId, email, firstName, lastName, role, status: 'active', locale: 'de-AT', timeZone: 'Europe/Vienna', createdAt: new Date().toISOString() };
    const sql = this.at('identity').database.admin;
    await sql`insert into identity.users (id, email, first_name, last_name, role, locale, time_zone) values (${userId}, ${email}, ${firstName}, ${lastName}, ${role}, 'de-AT', 'Europe/Vienna')`;
    await sql`insert into identity.user_profiles (user_id, bio) values (${userId}, ${`bio${mark}`})`;
    await sql`
      insert into identity.user_sessions (session_id, user_id, device_name, created_at, last_seen_at, expires_at)
      values (${signedIn.sessionId}, ${userId}, ${`fridge${mark}`}, now(), now(), now() + interval '1 day')`;
    await this.publishUser(user, 1);
    await eventually(async () => (await this.placesOf(email)).includes('communication: communication.user_references'), { timeoutMs: 60_000 });
    await eventually(async () => (await this.placesOf(lastName)).some((place) => place.startsWith(`learning: learning.${role}`)), { timeoutMs: 60_000 });
    if (role === 'student') {
      await this.at('learning').graphql('mutation ($input: UpdateStudentProfileInput!) { updateStudentProfile(input: $input) { id } }', { input: { learningGoals: [{ subject: 'mathematics', goal: `goal${mark}` }] } }, signedIn);
    }
    await this.at('analytics').database.admin`
      insert into analytics.reviews (id, lesson_id, reviewer_user_id, target_user_id, target_type, rating, comment, idempotency_key, created_at)
      values (${newId()}, ${newId()}, ${userId}, ${newId()}, 'tutor', 5, ${`comment${mark}`}, ${newId()}, now())`;
    await this.at('ai').database.admin`
      insert into ai.ai_interactions (id, user_id, session_id, turn, query, response, model, prompt_tokens, completion_tokens, cost_micro_usd, sources, timestamp)
      values (${newId()}, ${userId}, ${newId()}, 1, ${`question${mark}`}, 'answer', 'm', 1, 1, 0, '[]', now())`;
    return { user, signedIn, words: [email, firstName, lastName, ...['bio', 'fridge', 'goal', 'comment', 'question'].map((word) => `${word}${mark}`)] };
  }

  /** Somebody who runs the platform. */
  async admin(): Promise<TestUser> {
    const admin = this.tokens.user('admin');
    await this.at('identity').database.admin`
      insert into identity.users (id, email, first_name, last_name, role) values (${admin.userId}, ${`${admin.userId}@platform.example`}, 'Ad', 'Min', 'admin')`;
    return admin;
  }

  /** Makes the first a minor whom the second looks after, and has learning and payment know of it. */
  async entrust(ward: Person, guardian: Person): Promise<void> {
    const sql = this.at('identity').database.admin;
    const [userId, guardianId] = [ward.user.userId, guardian.user.userId];
    const neededUntil = new Date(Date.now() + 300 * 86_400_000);
    await sql`insert into identity.dates_of_birth (user_id, date_of_birth, recorded_at) values (${userId}, current_date - interval '17 years', now())`;
    await sql`insert into identity.consents (user_id, needed_until, kinds) values (${userId}, ${neededUntil}, '{booking,payment}')`;
    await sql`
      insert into identity.guardianships (id, ward_id, guardian_id, status, invited_at, expires_at, accepted_at, kinds, consented_at)
      values (${newId()}, ${userId}, ${guardianId}, 'active', now(), now() + interval '7 days', now(), '{booking,payment}', now())`;
    const data = { userId, consentNeededUntil: neededUntil.toISOString(), kinds: ['booking', 'payment'], maximumPerLesson: null };
    await this.at('identity').app.get(UnitOfWork).run(({ publish }) => publish(identityConsentChangedV1, { sequence: 1, data }));
    await eventually(async () => JSON.stringify(await this.consentsOf(userId)) === '[["needed","given"],["needed","given"]]');
  }

  /** What learning and payment know of it: whether somebody needs consent, and whether there is some. */
  async consentsOf(userId: string): Promise<string[][]> {
    const [[booking], [payment]] = await Promise.all([
      this.at('learning').database.admin<{ needed: boolean; given: boolean }[]>`select needed_until is not null as needed, given from learning.booking_consents where user_id = ${userId}`,
      this.at('payment').database.admin<{ needed: boolean; given: boolean }[]>`select needed_until is not null as needed, given from payment.payment_consents where user_id = ${userId}`,
    ]);
    return [booking, payment].map((row) => (row ? [row.needed ? 'needed' : 'not needed', row.given ? 'given' : 'not given'] : []));
  }

  /** As if it had been given up on: it says what the account was. */
  async park(name: ErasingServiceName, message: TransportMessage): Promise<void> {
    await this.at(name).database.admin.unsafe(
      `insert into ${name}.inbox (event_id, type, topic, source, subject, sequence, time, data, correlation_id, status, attempts, error)
       values ($1, $2, $3, $4, $5, $6, now(), $7::text::jsonb, 'of-a-test', 'parked', 12, $8)`,
      [message.id, message.type, message.topic, message.source, message.subject, message.sequence, JSON.stringify(message.data), `nothing rhymes with ${String(message.data['lastName'])}`],
    );
  }

  /** The code of what came back; undefined where it was not refused. */
  async refusal(email: string, as: TestUser): Promise<string | undefined> {
    return (await this.at('identity').graphql(REQUEST, { email }, as)).errors?.[0]?.extensions.code;
  }

  async request({ user, signedIn }: Person): Promise<string> {
    const { data, errors } = await this.at('identity').graphql<{ requestErasure: { reference: string; erasure: Progress } }>(REQUEST, { email: user.email }, signedIn);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.requestErasure.reference;
  }

  async progressOf(reference: string): Promise<Progress | null | undefined> {
    return (await this.at('identity').graphql<{ erasure: Progress | null }>(PROGRESS, { reference }, null)).data?.erasure;
  }

  /** Resolves to its progress once it is as wanted. */
  follow(reference: string, wanted: (progress: Progress) => boolean): Promise<Progress> {
    return eventually(
      async () => {
        const progress = await this.progressOf(reference);
        if (!progress || !wanted(progress)) throw new Error(`it is at ${JSON.stringify(progress)}`);
        return progress;
      },
      { timeoutMs: 120_000 },
    );
  }

  completed(reference: string): Promise<Progress> {
    return this.follow(reference, ({ completedAt }) => completedAt !== null);
  }
}

/** Who has not answered. */
export const openParts = ({ parts }: Progress): string[] => parts.filter(({ completedAt }) => completedAt === null).map(({ service }) => service);
