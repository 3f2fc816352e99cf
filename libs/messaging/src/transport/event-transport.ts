/** One event on its way between services: the CloudEvents attributes, and the topic it travels on. */
export interface TransportMessage {
  readonly id: string;
  readonly type: string;
  readonly topic: string;
  /** `/edtech/<owner>`. */
  readonly source: string;
  /** The aggregate's id, also the partition key. */
  readonly subject: string;
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** A JSON object. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The data as JSON text, where it is at hand: saves making it again. */
  readonly json?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
}

/** What arrived on a topic and cannot be read as an event. It is kept for an operator and holds nobody back. */
export interface MalformedMessage {
  /** Derived from where it was found, so that finding it again makes no second copy. */
  readonly id: string;
  readonly topic: string;
  /** What is wrong with it, for people. */
  readonly problem: string;
  /** What arrived, as far as it can be shown as JSON. */
  readonly raw: Readonly<Record<string, unknown>>;
}

export type ReceivedMessage = TransportMessage | MalformedMessage;

export function isMalformed(message: ReceivedMessage): message is MalformedMessage {
  return 'problem' in message;
}

export interface Subscription {
  /** Resolves when the batch in hand has been stored and no other will be given. */
  close(): Promise<void>;
}

export interface SubscribeOptions {
  /** The subscribing service. Every group gets every message of its topics. */
  group: string;
  topics: readonly string[];
  /** Resolves once the batch is stored: only then is it acknowledged. A rejection makes it come again. */
  onBatch(messages: readonly ReceivedMessage[]): Promise<void>;
}

export interface SubscriptionHealth {
  group: string;
  state: 'connecting' | 'running' | 'restarting' | 'closed';
  /** Why it is not running, or what was wrong last. */
  problem?: string;
  /** How often the subscription had to be started again. */
  restarts: number;
}

export interface TransportHealth {
  kind: 'kafka' | 'in-process';
  /** What went wrong with the last attempt to publish; absent after one that went well. */
  publishProblem?: string;
  subscriptions: SubscriptionHealth[];
}

/** How far a group is behind on a topic. */
export interface TopicLag {
  readonly topic: string;
  /** Messages on the topic that the group has not stored; all of them for a group that has stored none. */
  readonly behind: number;
}

/** Where a reader stands in a topic: the offset that it reads next, by partition. */
export type Positions = Readonly<Record<string, string>>;

/** A transport's memory of what was published. */
export interface TopicHistory {
  /**
   * Reads a topic from positions (`{}`: its beginning) to its end as of the call, apart from every group: what groups
   * have stored does not change. Each partition comes in its own order, one batch at a time: the next one is given
   * when `onBatch` has resolved. A batch's positions are where to go on after it, now or in another process.
   * @returns the positions of the end.
   * @throws what `onBatch` rejected with, the signal's reason once it is aborted, after the batch in hand, or an error
   * when the topic does not exist or ends before the positions.
   */
  read(
    topic: string,
    from: Positions,
    onBatch: (messages: readonly ReceivedMessage[], positions: Positions) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<Positions>;
}

/**
 * How messages get from a service's outbox to the inboxes of the others. At least once, and in order per
 * topic and subject. Whoever makes a transport closes it, after the services that use it have stopped.
 */
export interface EventTransport {
  /** Resolves once every message is safe with the transport. The signal ends the waiting: then it rejects. */
  publish(batch: readonly TransportMessage[], signal?: AbortSignal): Promise<void>;
  /** Makes the topics where they are missing. A transport that is away does not make it fail: see {@link health}. */
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Makes the topics that do not exist yet. */
  ensureTopics(topics: readonly string[]): Promise<void>;
  /** How far a group is behind on each of the topics, in their order; a topic that does not exist has nothing to read. */
  lag(group: string, topics: readonly string[]): Promise<readonly TopicLag[]>;
  /** Absent where what was delivered is not kept. */
  readonly history?: TopicHistory;
  health(): TransportHealth;
  close(): Promise<void>;
}
