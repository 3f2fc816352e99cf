import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  headers: IncomingMessage['headers'];
  body: { operationName: string; variables: { ids: string[] } };
}

export type Answer = (response: ServerResponse, asked: Asked) => void;

/** A service that answers as it is told and remembers what it was asked. */
export class OwnerStandIn {
  readonly asked: Asked[] = [];
  private answer: Answer = OwnerStandIn.names;

  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked: Asked = { headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'] };
      this.asked.push(asked);
      this.answer(response, asked);
    });
  });

  static readonly down: Answer = (response) =>
    void response.writeHead(503).end(JSON.stringify({ errors: [{ message: 'away', extensions: { code: 'STARTING' } }] }));
  static readonly silent: Answer = () => undefined;
  static readonly hangUp: Answer = (response) => void response.destroy();
  static readonly json =
    (body: unknown): Answer =>
    (response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  /** Knows a name for every id but `nobody`. */
  static readonly names: Answer = (response, { body }) => {
    const people = (body.variables.ids ?? []).map((id) => (id === 'nobody' ? null : { id, name: `name of ${id}` }));
    OwnerStandIn.json({ data: { people } })(response, { headers: {}, body });
  };

  static async start(): Promise<OwnerStandIn> {
    const owner = new OwnerStandIn();
    await new Promise<void>((resolve) => owner.server.listen(0, '127.0.0.1', resolve));
    return owner;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  /** From now on; the last one given goes on. */
  answers(...answers: [Answer, ...Answer[]]): void {
    const [last] = answers.slice(-1) as [Answer];
    const queue = [...answers];
    this.answer = (response, asked) => (queue.shift() ?? last)(response, asked);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
