import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TcpProxy } from './tcp-proxy.js';

describe('a network in between', () => {
  let server: Server;
  let proxy: TcpProxy;
  /** What the server was sent, over all connections. */
  let heard: string;
  const clients: Socket[] = [];

  beforeEach(async () => {
    heard = '';
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        heard += chunk.toString();
        socket.write(`${chunk.toString()}!`);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await TcpProxy.start({ targetPort: (server.address() as AddressInfo).port });
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await proxy.close();
    server.close();
    await once(server, 'close');
  });

  async function client(): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1');
    socket.on('error', () => undefined);
    clients.push(socket);
    await once(socket, 'connect');
    return socket;
  }

  const answer = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);

  test('hands on what is said, both ways', async () => {
    const socket = await client();
    socket.write('hello');
    expect(await answer(socket)).toBe('hello!');
  });

  test('takes as long as it is told to, in each direction', async () => {
    const socket = await client();
    proxy.latencyMs = 60;
    const since = performance.now();
    socket.write('slow');
    expect(await answer(socket)).toBe('slow!');
    expect(performance.now() - since).toBeGreaterThan(110);
  });

  test('as a black hole keeps connections and lets nothing through, and delivers late what was sent meanwhile, also by who has gone', async () => {
    const [patient, impatient] = [await client(), await client()];
    patient.write('a');
    await answer(patient);
    impatient.write('b');
    await answer(impatient);
    proxy.swallow();
    const newcomer = await client();
    for (const socket of [patient, impatient, newcomer]) socket.write('x');
    impatient.end();
    // Through a second proxy a round trip is made after these were sent: they would have arrived as well.
    const beside = await TcpProxy.start({ targetPort: (server.address() as AddressInfo).port });
    const witness = connect(beside.port, '127.0.0.1');
    witness.write('w');
    await answer(witness);
    witness.destroy();
    await beside.close();
    expect(heard).toBe('abw');
    expect(patient.readyState).toBe('open');
    proxy.restore();
    expect(await answer(patient)).toBe('x!');
    expect(await answer(newcomer)).toBe('x!');
    await until(() => heard.length === 6);
    expect(heard).toBe('abwxxx');
  });

  test('cuts what there is, and lets new connections in; refuses, and lets nobody in', async () => {
    const first = await client();
    await until(() => proxy.connections === 1);
    proxy.cut();
    await once(first, 'close');
    const second = await client();
    second.write('again');
    expect(await answer(second)).toBe('again!');
    proxy.refuse();
    await once(second, 'close');
    const third = await client();
    await once(third, 'close');
    proxy.restore();
    const fourth = await client();
    fourth.write('back');
    expect(await answer(fourth)).toBe('back!');
  });

  test('loses nothing of what does not fit into one packet', async () => {
    const socket = await client();
    const text = 'x'.repeat(3_000_000);
    let got = 0;
    socket.on('data', (chunk) => (got += chunk.length));
    socket.write(text);
    await until(() => heard.length === text.length && got > text.length);
  });
});

async function until(fact: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!fact()) {
    if (performance.now() > deadline) throw new Error(`not true even after ten seconds: ${String(fact)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
