import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import { composeMail } from './compose-mail.js';
import type { Mail, Mailer } from './mailer.js';

/** Writes every mail as `<delivery id>.eml` into a folder: for a laptop, and for tests. */
export class FolderMailer implements Mailer {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  private readonly folder: string;
  private readonly from: string;

  constructor({ folder, from }: { folder: string; from: string }) {
    this.folder = resolve(folder);
    this.from = from;
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.composer.sendMail(composeMail(mail, this.from));
    if (!Buffer.isBuffer(message)) throw new Error('the mail was composed as a stream, not as a buffer');
    await mkdir(this.folder, { recursive: true });
    // Renamed into place, so that nobody ever reads half a mail; a repetition replaces the file by its equal.
    const unfinished = join(this.folder, `.${randomUUID()}.part`);
    try {
      await writeDurably(unfinished, message);
      await rename(unfinished, join(this.folder, `${mail.deliveryId}.eml`));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    this.composer.close();
  }
}

async function writeDurably(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
