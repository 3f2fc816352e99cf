import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderMailer } from './folder.mailer.js';
import { MailFolder } from './mail-folder.js';

describe('reading the folder of mails', () => {
  let home: string;
  let mailer: FolderMailer;
  let folder: MailFolder;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'edtech-mail-'));
    mailer = new FolderMailer({ folder: join(home, 'mail'), from: 'EdTech <no-reply@example.org>' });
    folder = new MailFolder(join(home, 'mail'));
  });
  afterEach(async () => {
    await mailer.close();
    await rm(home, { recursive: true, force: true });
  });

  const send = (address: string, subject: string, name = 'Ada') => mailer.send({ deliveryId: randomUUID(), to: { name, address }, subject, text: `${subject} ü` });
  const subjects = async (address: string) => (await folder.to(address)).map(({ headers }) => headers['subject']).sort();

  it('finds the mails to one address and no other, whether or not they carry a name', async () => {
    await send('ada@example.org', 'one');
    await send('ada@example.org', 'two', '');
    await send('not.ada@example.org', 'three');
    expect(await subjects('Ada@Example.org')).toEqual(['one', 'two']);
    await send('ada@example.org', 'four');
    expect(await subjects('ada@example.org')).toEqual(['four', 'one', 'two']);
  });

  it('waits for the mail that is wanted, also before there is a folder', async () => {
    const waiting = folder.waitFor('ada@example.org', ({ headers, text }) => (headers['subject'] === 'wanted' ? text.trim() : undefined));
    await send('ada@example.org', 'another');
    await send('ada@example.org', 'wanted');
    await expect(waiting).resolves.toBe('wanted ü');
  });

  it('says whose mail did not come', async () => {
    await expect(folder.waitFor('ada@example.org', () => undefined, { timeoutMs: 1 })).rejects.toThrow(/ada@example\.org/);
  });
});
