import { TcpProxy, type Tap } from './tcp-proxy.js';

/** Whether a statement is the one that decides about a transaction. */
export const isCommit = (statement: string): boolean => /^\s*commit\b/i.test(statement);

/** Whether a statement is one of those that are meant. @param before what its connection has asked since its transaction began */
export type StatementMatcher = (statement: string, before: readonly string[]) => boolean;

/** A fault that waits for its statement. */
interface Armed {
  readonly matches: StatementMatcher;
  readonly thrown: (statement: string) => void;
}

/**
 * A network to a Postgres that loses the answer to a chosen statement: the server has carried it out, the client
 * never learns of it. Speaks as much of the protocol (version 3, without TLS) as it takes to know what is asked.
 */
export class PostgresProxy {
  private armed: Armed | undefined;

  private constructor(readonly network: TcpProxy) {}

  static async start(targetPort: number, port?: number): Promise<PostgresProxy> {
    const holder: { proxy?: PostgresProxy } = {};
    const network = await TcpProxy.start({ targetPort, port, tap: () => new Conversation((...said) => holder.proxy?.take(...said)) });
    holder.proxy = new PostgresProxy(network);
    return holder.proxy;
  }

  get port(): number {
    return this.network.port;
  }

  /**
   * The next statement that matches is carried out, but its answer is lost and its connection cut.
   * @returns the statement, once that has happened; undefined when it did not happen in time
   */
  async loseNextAnswer(matches: StatementMatcher, { withinMs }: { withinMs: number }): Promise<string | undefined> {
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => {
        this.armed = undefined;
        resolve(undefined);
      }, withinMs);
      this.armed = {
        matches,
        thrown: (statement) => {
          clearTimeout(giveUp);
          resolve(statement);
        },
      };
    });
  }

  async close(): Promise<void> {
    await this.network.close();
  }

  /** @returns what to call once the answer is lost, if this statement's is to be. */
  private take(statement: string, before: readonly string[]): (() => void) | undefined {
    const { armed } = this;
    if (!armed?.matches(statement, before)) return undefined;
    this.armed = undefined;
    return () => armed.thrown(statement);
  }
}

/** Codes that come instead of a protocol version, after which the start-up message is still to come. */
const REQUESTS_BEFORE_START = new Set([80_877_103, 80_877_104]);

/** Of a connection that begins no transactions not everything is kept. */
const STATEMENTS_KEPT = 100;

const READY_FOR_QUERY = 'Z'.charCodeAt(0);

/**
 * What is said on one connection. The client's statements end with Sync or are simple queries; the server answers each
 * of them with one ReadyForQuery: so the answers are counted.
 */
class Conversation implements Tap {
  private fromClientRest = Buffer.alloc(0);
  private fromServerRest = Buffer.alloc(0);
  private started = false;
  /** Texts by the names under which they were prepared. */
  private readonly prepared = new Map<string, string>();
  /** Answers that are due: the first follows the start-up message. */
  private asked = 1;
  private answered = 0;
  private lost: { answer: number; tell: () => void } | undefined;
  /** What was asked since the last transaction began. */
  private before: string[] = [];

  constructor(private readonly take: (statement: string, before: readonly string[]) => (() => void) | undefined) {}

  fromClient(chunk: Buffer): void {
    this.fromClientRest = Buffer.concat([this.fromClientRest, chunk]);
    for (;;) {
      const message = this.started ? nextMessage(this.fromClientRest) : this.startUp();
      if (!message) return;
      this.fromClientRest = this.fromClientRest.subarray(message.length);
      if (message.length > 0 && this.started && message.type !== 0) this.hear(String.fromCharCode(message.type), message.body);
    }
  }

  fromServer(chunk: Buffer): { pass: Buffer; cut: boolean } {
    this.fromServerRest = Buffer.concat([this.fromServerRest, chunk]);
    const pass: Buffer[] = [];
    for (let message = nextMessage(this.fromServerRest); message; message = nextMessage(this.fromServerRest)) {
      const ends = message.type === READY_FOR_QUERY;
      const losing = this.lost !== undefined && this.answered + 1 === this.lost.answer;
      if (!losing) pass.push(this.fromServerRest.subarray(0, message.length));
      this.fromServerRest = this.fromServerRest.subarray(message.length);
      if (ends) this.answered += 1;
      if (ends && losing) {
        this.lost?.tell();
        return { pass: Buffer.concat(pass), cut: true };
      }
    }
    return { pass: Buffer.concat(pass), cut: false };
  }

  /** The first messages have no type. */
  private startUp(): Message | undefined {
    if (this.fromClientRest.length < 8) return undefined;
    const length = this.fromClientRest.readInt32BE(0);
    if (this.fromClientRest.length < length) return undefined;
    this.started = !REQUESTS_BEFORE_START.has(this.fromClientRest.readInt32BE(4));
    return { type: 0, length, body: this.fromClientRest.subarray(4, length) };
  }

  private hear(type: string, body: Buffer): void {
    const texts = () => body.toString('utf8').split('\0');
    switch (type) {
      case 'P': {
        const [name = '', statement = ''] = texts();
        this.prepared.set(name, statement);
        break;
      }
      case 'B': {
        const [, name = ''] = texts();
        this.considerLosing(this.prepared.get(name) ?? '');
        break;
      }
      case 'Q':
        this.considerLosing(texts()[0] ?? '');
        this.asked += 1;
        break;
      case 'S':
        this.asked += 1;
        break;
    }
  }

  private considerLosing(statement: string): void {
    if (this.lost) return;
    if (/^\s*begin\b/i.test(statement)) this.before = [];
    const tell = this.take(statement, this.before);
    if (this.before.length < STATEMENTS_KEPT) this.before.push(statement);
    if (tell) this.lost = { answer: this.asked + 1, tell };
  }
}

interface Message {
  readonly type: number;
  readonly length: number;
  readonly body: Buffer;
}

function nextMessage(buffer: Buffer): Message | undefined {
  if (buffer.length < 5) return undefined;
  const length = buffer.readInt32BE(1) + 1;
  return buffer.length < length ? undefined : { type: buffer.readUInt8(0), length, body: buffer.subarray(5, length) };
}
