import { KafkaTransport } from '@edtech/messaging';
import { EventHandlers, InboxIntake, InboxPartitions } from '@edtech/messaging/parts';
import type { MessageHandler } from '@nestjs/microservices';
import { setTimeout as pause } from 'node:timers/promises';
import { meterClaims } from './claim-meter.js';
import { insideOf, replaceMethod } from './replace-method.js';

/**
 * Places in a service's process where something can be made to happen at exactly the wrong moment. `dies-` ends the
 * process there as SIGKILL does, the given number of times it has passed the place; `fails-` throws.
 */
const failpoints = {
  /** Between reading the outbox and sending. */
  'dies-before-publish': (times: string) => {
    const dieNow = countdown(times);
    replaceMethod(KafkaTransport.prototype, 'publish', (publish) => async function (this: KafkaTransport, batch, signal) {
      if (dieNow()) await die();
      await publish.call(this, batch, signal);
    });
  },
  /** Between the broker's acknowledgement and the deletion from the outbox. */
  'dies-after-publish': (times: string) => {
    const dieNow = countdown(times);
    replaceMethod(KafkaTransport.prototype, 'publish', (publish) => async function (this: KafkaTransport, batch, signal) {
      await publish.call(this, batch, signal);
      if (dieNow()) await die();
    });
  },
  /** Between the commit of what has arrived and the commit of its offset; `2/300` lets handlers run for 300 ms before. */
  'dies-after-store': (given: string) => {
    const [times = '1', holdMs = '0'] = given.split('/');
    const dieNow = countdown(times);
    replaceMethod(InboxIntake.prototype, 'store', (store) => async function (this: InboxIntake, messages) {
      const stored = await store.call(this, messages);
      if (dieNow()) {
        await pause(Number(holdMs));
        await die();
      }
      return stored;
    });
  },
  /** Each handler fails the first time it is given one event in four, before it has done anything. */
  'fails-before-effect': () => onceEach((handle) => async () => {
    await fail();
    await handle();
  }),
  /** Each handler fails the first time it is given one event in four, after its effect. */
  'fails-after-effect': () => onceEach((handle) => async () => {
    await handle();
    await fail();
  }),
  /** No fault: so many days later, as the inbox sees it. Everything that is done with has passed its retention. */
  'long-after': (days: string) => {
    const age = (partitions: InboxPartitions): void => {
      insideOf<{ retentionDays: number }>(partitions, 'retentionDays').retentionDays = -Number(days);
    };
    replaceMethod(InboxPartitions.prototype, 'mayBeGone', (mayBeGone) => function (this: InboxPartitions, event) {
      age(this);
      return mayBeGone.call(this, event);
    });
    replaceMethod(InboxPartitions.prototype, 'clean', (clean) => async function (this: InboxPartitions) {
      age(this);
      return clean.call(this);
    });
  },
  /** No fault: see {@link meterClaims}; given the file. */
  'meters-claims': (file: string) => meterClaims(file),
  /** Handlers throw at every event of the aggregates named, separated by `+`. */
  'poisoned-by': (subjects: string) => {
    const poisonous = new Set(subjects.split('+'));
    aroundHandlers(() => async (events, handle) => {
      if (events.some(({ subject }) => poisonous.has(subject))) await fail();
      await handle();
    });
  },
};

/** `dies-after-publish`, `fails-before-effect`, ... */
export type FailpointName = keyof typeof failpoints;

/** How a failpoint is named in CHAOS_FAILPOINT. */
export const failpoint = (name: FailpointName, given?: string | number): string => (given === undefined ? name : `${name}@${given}`);

/**
 * Sets failpoints in this process, before its service is made.
 * @param names as {@link failpoint} makes them, separated by commas
 * @throws Error when there is no such failpoint
 */
export function installFailpoints(names: string): void {
  for (const item of names.split(',').filter((name) => name !== '')) {
    const [name = '', given = '1'] = item.split('@');
    if (!isFailpoint(name)) throw new Error(`there is no failpoint "${name}"`);
    failpoints[name](given);
  }
}

function isFailpoint(name: string): name is FailpointName {
  return name in failpoints;
}

interface HandledEvent {
  readonly id: string;
  readonly subject: string;
}

/** Wraps every handler of the service. */
function aroundHandlers(make: () => (events: readonly HandledEvent[], handle: () => Promise<void>) => Promise<void>): void {
  replaceMethod(EventHandlers.prototype, 'add', (add) => function (this: EventHandlers, type, handler, ...more) {
    const around = make();
    const wrapped: MessageHandler = async (data: HandledEvent | readonly HandledEvent[], context) => {
      const handle = async (): Promise<void> => {
        const result = await handler(data, context);
        if (isObservable(result)) await new Promise<void>((resolve, reject) => result.subscribe({ error: reject, complete: resolve }));
      };
      await around([data].flat(), handle);
    };
    // What Nest notes on a handler, such as its `@EventPattern` extras, stays with it.
    add.call(this, type, Object.assign(wrapped, handler), ...more);
  });
}

/** Nest wraps what a handler returns in promises and observables. */
function isObservable(result: unknown): result is { subscribe(observer: { error: (reason: unknown) => void; complete: () => void }): unknown } {
  return typeof result === 'object' && result !== null && 'subscribe' in result;
}

function onceEach(make: (handle: () => Promise<void>) => () => Promise<void>): void {
  aroundHandlers(() => {
    const failed = new Set<string>();
    return async (events, handle) => {
      const first = events.filter(({ id }) => isChosen(id) && !failed.has(id));
      for (const { id } of first) failed.add(id);
      await (first.length > 0 ? make(handle) : handle)();
    };
  });
}

/** One in four, the same ones in every process: the last hex digit of the id is random. */
function isChosen(id: string): boolean {
  return '048c'.includes(id.at(-1) ?? '');
}

function countdown(times: string): () => boolean {
  let left = Number(times);
  return () => {
    left -= 1;
    return left === 0;
  };
}

/** Never resolves: nothing that would have come after may happen. */
function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

function fail(): Promise<never> {
  return Promise.reject(new Error('made to fail'));
}
