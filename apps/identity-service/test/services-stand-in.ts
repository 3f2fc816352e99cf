import { SERVICE_NAMES, serviceUrlVariable, type ServiceName } from '@edtech/environment';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Behaviour = 'well' | 'away' | 'breaks-off' | 'ends-early' | 'held';

/** A request for a part as the stand-in saw it. */
export interface AskedFor {
  readonly service: ServiceName;
  readonly token: string;
}

/** The other five services, as far as exports know them: each holds one note about everybody. */
export class ServicesStandIn {
  readonly asked: AskedFor[] = [];
  private readonly behaviours = new Map<ServiceName, Behaviour>();
  private readonly held: (() => void)[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  static async start(): Promise<ServicesStandIn> {
    const standIn = new ServicesStandIn();
    standIn.server.listen(0, '127.0.0.1');
    await once(standIn.server, 'listening');
    return standIn;
  }

  /** For identity's environment. */
  get variables(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return Object.fromEntries(SERVICE_NAMES.filter((name) => name !== 'identity').map((name) => [serviceUrlVariable(name), `http://127.0.0.1:${port}/${name}`]));
  }

  set(service: ServiceName, behaviour: Behaviour): void {
    this.behaviours.set(service, behaviour);
  }

  /** All are well again, and what was asked is forgotten. */
  reset(): void {
    this.behaviours.clear();
    this.asked.length = 0;
    this.release();
  }

  /** Ends the answers that are held, or so many of them, the oldest first. */
  release(answers = this.held.length): void {
    for (const end of this.held.splice(0, answers)) end();
  }

  async close(): Promise<void> {
    this.release();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const [, name, ...path] = (request.url ?? '').split('/');
    const service = SERVICE_NAMES.find((one) => one === name);
    if (!service || path.join('/') !== 'internal/personal-data/export') return void response.writeHead(404).end();
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    this.asked.push({ service, token });
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
    const note = `{"table":"notes","rows":[{"of":"${sub}","text":"${service} knows this"}]}\n`;
    const behaviour = this.behaviours.get(service) ?? 'well';
    if (behaviour === 'away') return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(note);
    if (behaviour === 'well') response.end('{"complete":true}\n');
    else if (behaviour === 'ends-early') response.end();
    else if (behaviour === 'breaks-off') setImmediate(() => response.destroy());
    else this.held.push(() => response.end('{"complete":true}\n'));
  }
}
