import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Partitioners, type Consumer, type Producer } from 'kafkajs';
import { kafkaClient } from '../kafka-topics.js';
import { answer } from './worker-process.js';

export interface RoundTripStart {
  readonly brokers: string;
  readonly topic: string;
}

export interface RoundTrips {
  readonly count: number;
  readonly perSecond: number;
  readonly value: string;
}

let producer: Producer | undefined;
let consumer: Consumer | undefined;
/** When each was sent, by its key. */
const sentAt = new Map<string, number>();
let latenciesMs: number[] = [];

/** The client alone: one producer, one consumer, no database. */
async function start({ brokers, topic }: RoundTripStart): Promise<void> {
  const kafka = kafkaClient(brokers, 'edtech-bench-round-trip');
  producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
  consumer = kafka.consumer({ groupId: `round-trip-${randomUUID()}` });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const at = sentAt.get(String(message.key));
      if (at !== undefined) latenciesMs.push(performance.now() - at);
    },
  });
}

/** @returns from before the sending to the arrival, in milliseconds. */
async function measure({ count, perSecond, value }: RoundTrips, topic: string): Promise<number[]> {
  latenciesMs = [];
  const begun = performance.now();
  const sends: Promise<unknown>[] = [];
  for (let n = 0; n < count; n += 1) {
    const wait = begun + (n * 1_000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const key = randomUUID();
    sentAt.set(key, performance.now());
    sends.push(producer?.send({ topic, acks: -1, messages: [{ key, value }] }) ?? Promise.reject(new Error('there is no producer')));
  }
  await Promise.all(sends);
  const deadline = performance.now() + 30_000;
  while (latenciesMs.length < count) {
    if (performance.now() > deadline) throw new Error(`${latenciesMs.length} of ${count} messages arrived`);
    await pause(10);
  }
  sentAt.clear();
  return latenciesMs;
}

let topic = '';

answer({
  start: (options: RoundTripStart) => {
    topic = options.topic;
    return start(options);
  },
  measure: (trips: RoundTrips) => measure(trips, topic),
  stop: () => Promise.all([producer?.disconnect(), consumer?.disconnect()]),
});
