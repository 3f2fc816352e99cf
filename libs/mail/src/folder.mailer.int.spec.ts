import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMailer } from '../test/mailer-contract.js';
import { FolderMailer } from './folder.mailer.js';

let home: string;
let folder: string;
let mailer: FolderMailer;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'edtech-mail-'));
  folder = join(home, 'made', 'when-needed');
  mailer = new FolderMailer({ folder, from: 'EdTech <no-reply@example.org>' });
});

afterEach(async () => {
  await mailer.close();
  await rm(home, { recursive: true, force: true });
});

describeMailer('folder', () => ({
  mailer,
  received: async () => Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'))),
  takeAway: () => writeFile(join(home, 'made'), 'a file where the folder should be'),
  bringBack: () => rm(join(home, 'made')),
}));

describe('the folder of mails', () => {
  it('holds one file per delivery, however often it is sent, and nothing unfinished', async () => {
    const deliveryId = randomUUID();
    const mail = { deliveryId, to: { name: 'Ada', address: 'ada@example.org' }, subject: 'Hello', text: 'Hello' };
    await Promise.all([mailer.send(mail), mailer.send(mail), mailer.send(mail)]);
    expect(await readdir(folder)).toEqual([`${deliveryId}.eml`]);
  });
});
