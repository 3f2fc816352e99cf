import { Logger } from '@nestjs/common';
import { erasedData, identityUserCreatedV1, identityUserUpdatedV1, type EventData } from '@edtech/contracts';
import { createMessage, isMalformed, KafkaTransport, type ReceivedMessage, type TransportMessage } from '@edtech/messaging';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { startKafka, type RunningKafka } from '../src/index.js';

jest.setTimeout(120_000);
Logger.overrideLogger(false);

type User = EventData<typeof identityUserCreatedV1>;

const TOPIC = identityUserUpdatedV1.topic;

describe('a state topic', () => {
  let directory: string;
  let broker: RunningKafka;
  let transport: KafkaTransport;

  /** How often a text stands in the files in which the broker keeps messages. */
  const occurrences = async (text: string) => {
    const files = await readdir(join(directory, 'data'), { recursive: true, withFileTypes: true });
    const contents = await Promise.all(
      files
        .filter((file) => file.isFile() && file.parentPath.includes(TOPIC))
        // One may go between the listing and the reading.
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => '')),
    );
    return contents.reduce((sum, content) => sum + content.split(text).length - 1, 0);
  };
  const until = async (fact: () => Promise<boolean>, timeoutMs = 60_000) => {
    for (const deadline = performance.now() + timeoutMs; !(await fact()); await pause(100)) {
      if (performance.now() > deadline) throw new Error(`not true even after ${timeoutMs} ms`);
    }
  };
  const userOf = (firstName: string, lastName: string): User => ({
    userId: newId(),
    email: `${firstName}.${lastName}@example.org`,
    firstName,
    lastName,
    role: 'student',
    status: 'active',
    locale: 'de-AT',
    timeZone: 'Europe/Vienna',
    createdAt: '2026-11-02T15:00:00.000Z',
  });
  const created = (user: User) => createMessage(identityUserCreatedV1, { sequence: 1, data: user });
  const updated = (user: User, sequence: number) => createMessage(identityUserUpdatedV1, { sequence, data: user });
  const erased = (user: User, sequence: number) => updated(identityUserUpdatedV1.data.parse({ ...erasedData(identityUserUpdatedV1, user), status: 'deleted' }), sequence);
  const others = () => Array.from({ length: 20 }, (_, n) => created(userOf(`Other${n}`, 'Somebody')));
  /** What a group hears that has never been there before, by its keys. */
  const heardByNewcomer = async (count: number) => {
    const heard = new Map<string, TransportMessage[]>();
    const onBatch = async (messages: readonly ReceivedMessage[]) => {
      for (const message of messages) if (!isMalformed(message)) heard.set(message.subject, [...(heard.get(message.subject) ?? []), message]);
    };
    const subscription = await transport.subscribe({ group: `newcomer-${newId()}`, topics: [TOPIC], onBatch });
    await until(async () => heard.size >= count);
    await subscription.close();
    return heard;
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'edtech-kafka-compaction-'));
    // Otherwise it looks every 15 seconds what there is to do, and deletes files a minute after they were replaced.
    broker = await startKafka({ directory, port: 0, settings: { 'log.cleaner.backoff.ms': 200, 'log.segment.delete.delay.ms': 100 } });
    transport = new KafkaTransport({ brokers: [broker.brokers], clientId: 'spec', partitions: 1, replicationFactor: 1, compaction: { minLagMs: 0, maxLagMs: 500 } });
    await transport.ensureTopics([TOPIC]);
  });

  afterAll(async () => {
    await transport.close();
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('holds nothing of an erased person once it is compacted, and tells a newcomer the last state of everybody', async () => {
    const [ada, grace] = [userOf('Augusta', 'Byronovna'), userOf('Gracemarie', 'Murrayova')];
    await transport.publish([created(ada), created(grace), updated({ ...ada, timeZone: 'Europe/Rome' }, 2)]);
    await transport.publish([updated({ ...grace, locale: 'fr' }, 4), erased(ada, 3)]);
    expect(await occurrences(ada.email)).toBe(2);
    // What is still being written to is not compacted: others go on living.
    const living = others();
    await until(async () => {
      await transport.publish([living.pop() ?? created(userOf('Last', 'Somebody'))]);
      return (await occurrences(ada.email)) === 0;
    });
    for (const text of [ada.email, ada.firstName, ada.lastName]) expect([text, await occurrences(text)]).toEqual([text, 0]);

    const heard = await heardByNewcomer(2);
    const last = (user: User) => heard.get(user.userId)?.at(-1);
    expect(last(ada)).toMatchObject({ sequence: 3, type: identityUserUpdatedV1.type, data: { userId: ada.userId, status: 'deleted', email: `erased-${ada.userId}@erased.invalid`, firstName: 'Erased' } });
    expect(last(grace)).toMatchObject({ sequence: 4, data: { ...grace, locale: 'fr' } });
    // Nothing but that: what was created is not told any more.
    expect(heard.get(ada.userId)).toHaveLength(1);

    // A reading of the whole topic, such as a rebuild makes, gets to its end over the gaps.
    const read: ReceivedMessage[] = [];
    await transport.history.read(TOPIC, {}, async (messages) => void read.push(...messages));
    const sequencesOf = ({ userId }: User) => read.flatMap((message) => (!isMalformed(message) && message.subject === userId ? [message.sequence] : []));
    expect([sequencesOf(ada), sequencesOf(grace)]).toEqual([[3], [4]]);
    expect(await transport.lag('nobody-yet', [TOPIC])).toEqual([{ topic: TOPIC, behind: expect.any(Number) }]);
  });
});
