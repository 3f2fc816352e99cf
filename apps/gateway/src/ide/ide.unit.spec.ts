import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { addBrowserHeaders } from '../protections/browser-headers.js';
import { addIdeRoutes, type DemoAccount } from './add-ide-routes.js';
import { readIdeFiles } from './ide-files.js';

describe('the IDE', () => {
  let folder: string;
  let app: FastifyInstance;
  const asked: string[] = [];
  let account: () => Promise<DemoAccount>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'edtech-ide-'));
    mkdirSync(join(folder, 'dist/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'dist/index.html'), '<p>page</p>');
    writeFileSync(join(folder, 'dist/assets/main-1a.js'), 'run()');
    asked.length = 0;
    account = async () => ({ name: 'Ada Lovelace', accessToken: 'token' });
    app = fastify();
    addBrowserHeaders(app, { origins: [], https: false });
    const makeDemoAccount = (role: string) => {
      asked.push(role);
      return account();
    };
    addIdeRoutes(app, { files: readIdeFiles(join(folder, 'dist')) ?? new Map(), makeDemoAccount });
  });

  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  test('is a page at / that may load nothing from elsewhere', async () => {
    const { statusCode, headers, body } = await app.inject('/');
    expect([statusCode, body, headers['content-type']]).toEqual([200, '<p>page</p>', 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toMatch(/^default-src 'self';/);
    expect(headers['content-security-policy']).not.toMatch(/https?:|\*|'unsafe-eval'/);
  });

  test('has its files, which never change under their names', async () => {
    const { headers, body } = await app.inject('/ide/assets/main-1a.js');
    expect([body, headers['content-type'], headers['cache-control']]).toEqual(['run()', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable']);
  });

  test.each(['/ide/../secret.txt', '/ide/%2e%2e/secret.txt', '/ide/..%2fsecret.txt', '/ide/assets/../../secret.txt', '/ide/assets', '/ide/none.js'])('has nothing else: %s', async (url) => {
    const { statusCode, body } = await app.inject(url);
    expect(statusCode).toBe(404);
    expect(body).not.toContain('secret\n');
    expect(body).not.toBe('secret');
  });

  test('signs a demo account in', async () => {
    const { body } = await app.inject({ method: 'POST', url: '/ide/demo-account', payload: { role: 'TUTOR' } });
    expect([asked, JSON.parse(body)]).toEqual([['TUTOR'], { name: 'Ada Lovelace', accessToken: 'token' }]);
  });

  test.each([{}, { role: 'ADMIN' }, 'role=TUTOR'])('makes no account for %j', async (payload) => {
    const headers = typeof payload === 'string' ? { 'content-type': 'text/plain' } : {};
    const { statusCode } = await app.inject({ method: 'POST', url: '/ide/demo-account', payload, headers });
    expect([statusCode, asked]).toEqual([400, []]);
  });

  test('says why there is no account', async () => {
    account = () => Promise.reject(new Error('identity is away'));
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/ide/demo-account', payload: { role: 'TUTOR' } });
    expect([statusCode, JSON.parse(body)]).toEqual([503, { message: 'identity is away' }]);
  });

  test('is not there where it has not been bundled', () => {
    expect(readIdeFiles(join(folder, 'elsewhere'))).toBeUndefined();
  });
});
