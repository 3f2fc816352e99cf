import { eventually, readZip } from '@edtech/testing';
import { GatewayClient } from '../src/gateway-client.js';
import type { JourneyReport } from '../src/journey.js';
import type { Participant } from '../src/participant.js';
import type { StackUnderTest } from '../src/stack-under-test.js';
import { signIn } from '../src/steps/sign-up-both.js';

interface DataExport {
  readonly id: string;
  readonly status: string;
  readonly downloadPath: string | null;
  readonly parts: readonly { readonly service: string; readonly attempts: number; readonly collectedAt: string | null }[];
}

type Files = ReadonlyMap<string, string>;
type Rows = readonly Readonly<Record<string, unknown>>[];

const SERVICES = ['identity', 'learning', 'payment', 'communication', 'ai', 'analytics'];
const REQUEST = 'mutation { requestDataExport { id } }';
const MINE = '{ myDataExports { id status downloadPath parts { service attempts collectedAt } } }';

export async function requestExport({ client }: Participant): Promise<void> {
  await client.request(REQUEST);
}

/** The person's latest export, once it is as wanted. */
export function waitFor({ client }: Participant, wanted: (one: DataExport) => boolean): Promise<DataExport> {
  return eventually(
    async () => {
      const [latest] = (await client.request<{ myDataExports: DataExport[] }>(MINE)).myDataExports;
      if (latest && wanted(latest)) return latest;
      throw new Error(`the export is not there yet: ${JSON.stringify(latest)}`);
    },
    { timeoutMs: 90_000 },
  );
}

/** The archive, through the front door. */
export async function exportOf({ client }: Participant, { downloadPath }: DataExport): Promise<{ files: Files; sizeBytes: number }> {
  const response = await client.fetch(downloadPath ?? '');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const archive = Buffer.from(await response.arrayBuffer());
  return { files: readZip(archive), sizeBytes: archive.length };
}

/** The same person, with a token of now. */
export async function signedInAgain(stack: StackUnderTest, person: Participant): Promise<Participant> {
  const door = new GatewayClient(stack.graphqlUrl);
  return { ...person, client: door.as(await signIn(door, person.email, person.password)) };
}

/** What the student of a journey has to find in an archive, and what must not be there. */
export function expectEverythingOf({ student, tutor, lessonId }: JourneyReport, files: Files): void {
  expect([...files.keys()]).toEqual(['manifest.json', ...SERVICES.map((service) => `${service}.json`)]);
  const of = (service: string) => JSON.parse(files.get(`${service}.json`) ?? '') as Record<string, Rows>;
  const aboutTheLesson = (rows: Rows | undefined, column: string) => expect(rows?.map((row) => row[column])).toContain(lessonId);

  expect(of('identity')).toMatchObject({ users: [{ id: student.userId, email: student.email }] });
  expect(of('identity').userSessions?.length).toBeGreaterThan(0);
  const learning = of('learning');
  expect(learning).toMatchObject({ students: [{ email: student.email, name: student.name }], tutors: [], courses: [], tutorAvailability: [] });
  aboutTheLesson(learning.lessons, 'id');
  const payment = of('payment');
  aboutTheLesson(payment.paymentsMade, 'lessonId');
  aboutTheLesson(payment.invoices, 'lessonId');
  expect(payment).toMatchObject({ paymentsReceived: [], payouts: [], ledgerAccounts: [] });
  const communication = of('communication');
  aboutTheLesson(communication.conversations, 'lessonId');
  expect(communication.messages?.map(({ content }) => content)).toEqual(['Shall we begin with limits?']);
  expect(communication.notifications?.length).toBeGreaterThan(0);
  aboutTheLesson(of('ai').completedLessons, 'lessonId');
  expect(of('ai').learningPaths?.length).toBeGreaterThan(0);
  const analytics = of('analytics');
  aboutTheLesson(analytics.reviewsWritten, 'lessonId');
  expect(analytics.reviewsWritten?.[0]?.comment).toEqual(expect.any(String));
  expect(analytics.analyticsEvents?.length).toBeGreaterThan(0);

  const everything = [...files.values()].join('\n');
  expect(everything).not.toContain(tutor.email);
  // What the tutor wrote is the tutor's.
  expect(everything).not.toContain('With pleasure.');
  expect(everything).not.toMatch(/argon2|"passwordHash"|"sealedSecret"|"token"/);
}
