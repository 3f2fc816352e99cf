import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka, type RunningKafka } from './index.js';
import { findFreePort, isOpen } from './ports.js';

jest.setTimeout(60_000);

describe('a Kafka of our own', () => {
  let directory: string;
  let broker: RunningKafka | undefined;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'edtech-kafka-spec-'));
  });

  afterEach(async () => {
    await broker?.stop();
    broker = undefined;
    await rm(directory, { recursive: true, force: true });
  });

  test('answers on the port that was asked for, is gone after stop, and starts again on the same directory', async () => {
    const port = await findFreePort();
    const steps: string[] = [];
    broker = await startKafka({ directory, port, onProgress: (step) => steps.push(step) });
    expect(broker.brokers).toBe(`127.0.0.1:${port}`);
    expect(await isOpen(port)).toBe(true);
    expect(() => process.kill(broker?.pid ?? 0, 0)).not.toThrow();
    await broker.stop();
    expect(await isOpen(port)).toBe(false);

    broker = await startKafka({ directory, port, onProgress: (step) => steps.push(step) });
    expect(steps.filter((step) => step.startsWith('preparing'))).toHaveLength(1);
  });

  test('says in a sentence that the port is taken, and that the directory is', async () => {
    broker = await startKafka({ directory, port: 0 });
    const taken = Number(broker.brokers.split(':')[1]);
    const elsewhere = join(directory, 'elsewhere');
    await expect(startKafka({ directory: elsewhere, port: taken })).rejects.toThrow(`Port ${taken} is in use: stop what listens there, or choose another port for Kafka.`);
    await expect(startKafka({ directory, port: 0 })).rejects.toThrow(/^Another process \(\d+\) runs Kafka on .*: stop it, or choose another directory\.$/);
  });
});
