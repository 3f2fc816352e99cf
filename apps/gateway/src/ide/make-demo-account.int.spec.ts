import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailer } from '@edtech/mail';
import { makeDemoAccount } from './make-demo-account.js';

interface Asked {
  readonly query: string;
  readonly variables: { readonly input?: Readonly<Record<string, string>>; readonly token?: string };
}

describe('a demo account', () => {
  let mailFolder: string;
  let identity: Server;
  let answer: (asked: Asked) => Promise<object>;
  const asked: Asked[] = [];

  beforeEach(async () => {
    asked.length = 0;
    mailFolder = mkdtempSync(join(tmpdir(), 'edtech-demo-'));
    identity = createServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        const question = JSON.parse(body) as Asked;
        asked.push(question);
        response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer(question)));
      })();
    });
    identity.listen(0, '127.0.0.1');
    await once(identity, 'listening');
  });

  afterEach(async () => {
    identity.closeAllConnections();
    identity.close();
    await once(identity, 'close');
    rmSync(mailFolder, { recursive: true });
  });

  const make = () => makeDemoAccount({ identityUrl: `http://127.0.0.1:${(identity.address() as AddressInfo).port}`, mailFolder, role: 'TUTOR', fetch });

  test('is one that has asked for itself and answered its mail', async () => {
    const mailer = createMailer({ kind: 'folder', folder: mailFolder, from: 'EdTech <no-reply@localhost>' });
    answer = async ({ variables: { input, token } }) => {
      if (token !== undefined) return token === 'from-the-mail' ? { data: { verifyEmail: { accessToken: 'access' } } } : { errors: [{ message: 'The link is not valid' }] };
      await mailer.send({ deliveryId: randomUUID(), to: { name: 'Ada Lovelace', address: input?.['email'] ?? '' }, subject: 'Welcome', text: 'http://localhost/verify-email#token=from-the-mail' });
      return { data: { signUp: { sentTo: input?.['email'] } } };
    };
    await expect(make()).resolves.toEqual({ name: 'Ada Lovelace', accessToken: 'access' });
    await mailer.close();
    expect(asked.map(({ variables }) => variables.input?.['role'])).toEqual(['TUTOR', undefined]);
  });

  test('is refused with what identity says', async () => {
    answer = () => Promise.resolve({ data: null, errors: [{ message: 'Try again in a minute' }] });
    await expect(make()).rejects.toThrow('Try again in a minute');
  });
});
