import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from '@edtech/testing';
import { RedisBudgets } from './redis-budget.js';

/** As much of Redis as counting needs: its protocol, and what the limiter's script does. */
class CountingRedis {
  readonly counts = new Map<string, number>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => {
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('data', (data) => commandsIn(data.toString()).forEach((command) => socket.write(this.reply(command))));
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private reply([name = '', , , key = '', points = '0']: readonly string[]): string {
    if (name.toLowerCase() === 'info') return '$20\r\nredis_version:7.0.15\r\n';
    if (!name.toLowerCase().startsWith('eval')) return '+OK\r\n';
    const count = (this.counts.get(key) ?? 0) + Number(points);
    this.counts.set(key, count);
    return `*2\r\n:${count}\r\n:30000\r\n`;
  }
}

/** `*2 $4 INFO $3 abc` and so on, each part on a line of its own. */
function commandsIn(text: string): string[][] {
  return text
    .split(/^\*\d+\r\n/m)
    .filter(Boolean)
    .map((command) => command.split('\r\n').filter((_, index) => index % 2 === 1));
}

describe('budgets in Redis', () => {
  it('are shared by all gateways, and say when there is more', async () => {
    const redis = new CountingRedis();
    const url = await redis.start();
    const [one, other] = [new RedisBudgets(url), new RedisBudgets(url)];
    try {
      const [here, there] = [one.budget('cost', 100), other.budget('cost', 100)];
      // Until it is connected, each counts for itself.
      await eventually(async () => (await here.take('warm', 1)) === 0 && (await there.take('warm', 1)) === 0 && (redis.counts.get('edtech:gateway:cost:warm') ?? 0) >= 2);
      expect(await here.take('ada', 59.5)).toBe(0);
      expect(await there.take('ada', 60)).toBe(30_000);
      expect(redis.counts.get('edtech:gateway:cost:ada')).toBe(120);
      expect(await there.take('bob', 60)).toBe(0);
    } finally {
      await Promise.all([one.close(), other.close()]);
      await redis.stop();
    }
  });

  it('are counted by each gateway for itself while Redis is away, and nobody waits for it', async () => {
    const budgets = new RedisBudgets('redis://127.0.0.1:1');
    try {
      const budget = budgets.budget('requests', 2);
      expect([await budget.take('ada', 1), await budget.take('ada', 1)]).toEqual([0, 0]);
      expect(await budget.take('ada', 1)).toBeGreaterThan(0);
    } finally {
      await budgets.close();
    }
  });
});
