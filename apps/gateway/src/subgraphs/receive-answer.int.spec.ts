import { eventually } from '@edtech/testing';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { receiveAnswer, type TimeLimit } from './receive-answer.js';

describe('an answer that is received', () => {
  let answer: RequestListener;
  let asked = 0;
  let ended = 0;
  let server: Server;
  let pool: Pool;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked += 1;
      response.once('close', () => (ended += 1));
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 1, pipelining: 1, maxResponseSize: 1_000 });
  });

  beforeEach(() => (asked = ended = 0));

  afterAll(async () => {
    await pool.destroy();
    server.close();
  });

  const ask = (limit: TimeLimit = {}) => receiveAnswer(pool, { path: '/graphql', method: 'POST', body: '{}' }, limit);
  const silence: RequestListener = () => undefined;

  test('is put together from its pieces, characters that were cut included', async () => {
    const [head, tail] = [Buffer.from('"müde"').subarray(0, 3), Buffer.from('"müde"').subarray(3)];
    answer = (_request, response) => {
      response.writeHead(404).write(head);
      setImmediate(() => response.end(tail));
    };
    expect(await ask()).toEqual({ status: 404, text: '"müde"' });
  });

  test('may be empty', async () => {
    answer = (_request, response) => response.writeHead(204).end();
    expect(await ask()).toEqual({ status: 204, text: '' });
  });

  test('is not taken beyond the length that the connection allows, nor half', async () => {
    answer = (_request, response) => response.end('x'.repeat(1_001));
    await expect(ask()).rejects.toMatchObject({ code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });
    answer = (_request, response) => response.writeHead(200, { 'content-length': 10 }).write('12345', () => response.destroy());
    await expect(ask()).rejects.toThrow();
  });

  test('is given up when its time is over: the service notices, and what waits for a connection is never sent', async () => {
    answer = silence;
    const [first, second]: [TimeLimit, TimeLimit] = [{}, {}];
    const answers = [ask(first), ask(second)].map((each) => each.catch((error: unknown) => error));
    await eventually(() => asked === 1);
    const over = new Error('over');
    second.end?.(over);
    first.end?.(over);
    expect(await Promise.all(answers)).toEqual([over, over]);
    await eventually(() => ended === 1);
    answer = (_request, response) => response.end('next');
    expect(await ask()).toEqual({ status: 200, text: 'next' });
    expect(asked).toBe(2);
  });

  test('is not asked for when the time is over already', async () => {
    await expect(ask({ passed: new Error('over') })).rejects.toThrow('over');
    expect(asked).toBe(0);
  });
});
