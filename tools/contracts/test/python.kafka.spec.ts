import { identityUserCreatedV1, identityUserUpdatedV1, type EventData } from '@edtech/contracts';
import { exampleOf } from '@edtech/contracts/examples';
import { createMessage } from '@edtech/messaging';
import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { listingOf } from './listing.js';
import { preparePython } from './python.js';
import { runProgram, type RunningProgram } from './running-program.js';
import { connectTestPublisher, testBrokers, type TestPublisher } from './test-broker.js';

jest.setTimeout(60_000);
Logger.overrideLogger(false);

const SCHEMAS = join(__dirname, '../../../libs/contracts/schemas');
const python = preparePython();
const TITLE = 'a consumer in Python, written by the documentation alone, reads our events, checks their schema and tells what is not newer';

if (!python.available) {
  const sentence = `A consumer in Python cannot be tried, because ${python.reason}.`;
  process.stderr.write(`${sentence}\n`);
  // CI runs everything: what cannot run there is a failure.
  if (process.env['CI'] === 'true') test(TITLE, () => Promise.reject(new Error(sentence)));
  else test.skip(`${TITLE} (${sentence})`, () => undefined);
} else {
  describe('the listing in docs/events/consuming.md', () => {
    let publisher: TestPublisher;
    let folder: string;
    const programs: RunningProgram[] = [];
    beforeAll(async () => {
      publisher = await connectTestPublisher();
      await publisher.makeTopics(identityUserCreatedV1.topic);
      folder = mkdtempSync(join(tmpdir(), 'edtech-python-'));
      writeFileSync(join(folder, 'consumer.py'), listingOf('consumer.py'));
    });
    afterAll(async () => {
      for (const program of programs) await program.stop();
      rmSync(folder, { recursive: true, force: true });
      await publisher?.close();
    });

    const start = (group: string): RunningProgram => {
      const program = runProgram(python.python, ['consumer.py', testBrokers, group, SCHEMAS], folder);
      programs.push(program);
      return program;
    };
    /** What the program has said of one subject: other suites may have used the topic too. */
    const heardOf = (program: RunningProgram, subject: string) =>
      program.lines.map((line): { type: string; id: string; subject: string; sequence: number; data: EventData<typeof identityUserCreatedV1> } => JSON.parse(line)).filter((event) => event.subject === subject);

    test(TITLE, async () => {
      const userId = randomUUID();
      const group = `python-${userId}`;
      const state = (firstName: string) => ({ ...exampleOf(identityUserCreatedV1), userId, firstName });
      const created = createMessage(identityUserCreatedV1, { sequence: 1, data: state('Ada') });
      const renamed = createMessage(identityUserUpdatedV1, { sequence: 2, data: state('Zoë 🎓') });
      await publisher.publish(created, renamed, created);
      const program = start(group);
      await eventually(() => heardOf(program, userId).length >= 2).catch((error: unknown) => Promise.reject(new Error(`${String(error)}: ${program.errors.join('\n')}`)));

      const header = (sequence: number) => ({ ce_specversion: '1.0', ce_id: randomUUID(), ce_type: created.type, ce_source: created.source, ce_subject: userId, ce_time: created.time, ce_sequence: `${sequence}`, 'content-type': 'application/json' });
      await publisher.sendRaw(
        created.topic,
        { key: userId, value: JSON.stringify({ ...state('Ada'), role: 'king' }), headers: header(3) },
        { key: userId, value: JSON.stringify({ ...state('Ada'), userId: 'nobody' }), headers: header(3) },
        { key: userId, value: 'no JSON', headers: header(3) },
        { key: userId, value: JSON.stringify(state('Ada')) },
        { key: userId, value: 'of a type that it does not want', headers: { ...header(3), ce_type: 'identity.user.forgotten.v1' } },
      );
      await publisher.publish(renamed, createMessage(identityUserUpdatedV1, { sequence: 4, data: state('Augusta') }));
      await eventually(() => heardOf(program, userId).length >= 3);

      expect(heardOf(program, userId)).toEqual([
        { type: created.type, id: created.id, subject: userId, sequence: 1, data: created.data },
        { type: renamed.type, id: renamed.id, subject: userId, sequence: 2, data: renamed.data },
        expect.objectContaining({ type: renamed.type, sequence: 4, data: state('Augusta') }),
      ]);
      const refused = program.errors.filter((line) => line.startsWith(`${created.topic}/`)).join('\n');
      for (const problem of ["'king' is not one of", "'nobody' is not a 'uuid'", 'JSONDecodeError', "KeyError('ce_type')"]) expect(refused).toContain(problem);
      expect(await program.stop()).toBe(0);
    });

    test('begun again in its group, it goes on where it was', async () => {
      const userId = randomUUID();
      const group = `python-${userId}`;
      const message = (sequence: number) => createMessage(identityUserUpdatedV1, { sequence, data: { ...exampleOf(identityUserUpdatedV1), userId } });
      await publisher.publish(message(1));
      const first = start(group);
      await eventually(() => heardOf(first, userId).length === 1);
      expect(await first.stop()).toBe(0);
      await publisher.publish(message(2));
      const second = start(group);
      await eventually(() => heardOf(second, userId).length > 0);
      expect(heardOf(second, userId).map(({ sequence }) => sequence)).toEqual([2]);
    });
  });
}
