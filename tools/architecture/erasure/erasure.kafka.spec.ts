import { identityUserCreatedV1, learningStudentCreatedV1, stateTopics } from '@edtech/contracts';
import { startKafka } from '@edtech/kafka';
import { createMessage, KafkaTransport } from '@edtech/messaging';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describeErasure } from './describe-erasure.js';

describeErasure('by Kafka', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'edtech-erasure-'));
  // Otherwise it looks every 15 seconds what there is to do, and deletes files a minute after they were replaced.
  const broker = await startKafka({ directory, port: 0, settings: { 'log.cleaner.backoff.ms': 200, 'log.segment.delete.delay.ms': 100 } });
  const transports = new Map<string, KafkaTransport>();
  const transportOf = (service: string): KafkaTransport => {
    const known = transports.get(service);
    if (known) return known;
    const made = new KafkaTransport({ brokers: [broker.brokers], clientId: `edtech-${service}`, partitions: 1, replicationFactor: 1, compaction: { minLagMs: 0, maxLagMs: 500 } });
    transports.set(service, made);
    return made;
  };

  /** Others go on living: what is still being written to is not compacted. */
  const live = async () => {
    const userId = newId();
    const user = { userId, email: `${userId}@living.example`, firstName: 'Living', lastName: 'Somebody', role: 'admin', status: 'active', locale: 'en', timeZone: 'UTC', createdAt: new Date().toISOString() } as const;
    const student = { studentId: newId(), userId, name: 'Living Somebody', learningGoals: [], preferredLanguages: [] };
    await transportOf('living').publish([createMessage(identityUserCreatedV1, { sequence: 1, data: user }), createMessage(learningStudentCreatedV1, { sequence: 1, data: student })]);
  };

  const leftOnTopics = async (text: string): Promise<number> => {
    await live();
    const files = await readdir(join(directory, 'data'), { recursive: true, withFileTypes: true });
    // On every topic; what a group has stored of its offsets says nothing of anybody.
    const kept = files.filter((file) => file.isFile() && file.parentPath.includes('edtech.'));
    if (!stateTopics.every((topic) => kept.some((file) => file.parentPath.includes(topic)))) throw new Error('the state topics are not where they are looked for');
    const contents = await Promise.all(kept.map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => '')));
    return contents.reduce((sum, content) => sum + content.split(text).length - 1, 0);
  };

  const close = async () => {
    await Promise.all([...transports.values()].map((transport) => transport.close()));
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { transportOf, leftOnTopics, close };
});
