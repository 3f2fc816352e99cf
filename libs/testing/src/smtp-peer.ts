import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it is given, and can go away and come back. */
export class SmtpPeer {
  /** Every message as it came in, oldest first. */
  readonly mails: string[] = [];
  /** Recipients that do not exist here: answered with 550. */
  readonly unknown = new Set<string>();
  /** What a message is answered with instead of being taken. */
  problem: { readonly code: number; readonly text: string } | undefined;
  private server: SMTPServer | undefined;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Listens; after {@link stop}, on the same port as before. */
  async start(): Promise<this> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, callback) => callback(this.unknown.has(address) ? refusal(550, 'no such mailbox') : null),
      onData: (stream, _session, callback) => {
        text(stream).then((mail) => {
          if (this.problem) return callback(refusal(this.problem.code, this.problem.text));
          this.mails.push(mail);
          callback();
        }, callback);
      },
    });
    // A client that is cut off is of no interest here.
    server.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
