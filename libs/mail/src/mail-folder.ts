import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readMail, type ReceivedMail } from './read-mail.js';

const POLL_MS = 20;
const LONGEST_POLL_MS = 200;
const TIMEOUT_MS = 30_000;

/** The folder that a FolderMailer writes into, as somebody sees it who has all of its mailboxes. */
export class MailFolder {
  private readonly folder: string;
  /** By file: a mail never changes once it is there, and a folder may hold thousands. */
  private readonly mails = new Map<string, ReceivedMail>();

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /** The mails to this address, in whatever case it is written; those that came first, first. */
  async to(address: string): Promise<ReceivedMail[]> {
    await this.look();
    const wanted = address.toLowerCase();
    return [...this.mails.values()].filter(({ headers }) => addressOf(headers['to'] ?? '') === wanted);
  }

  /**
   * Waits for a mail to this address in which `find` finds something, and returns that.
   *
   * @param timeoutMs default 30,000
   * @throws Error when none has come by then
   */
  async waitFor<T>(address: string, find: (mail: ReceivedMail) => T | undefined, { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {}): Promise<T> {
    const deadline = performance.now() + timeoutMs;
    for (let waitMs = POLL_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_POLL_MS)) {
      const mails = await this.to(address);
      for (const mail of mails) {
        const found = find(mail);
        if (found !== undefined) return found;
      }
      if (performance.now() > deadline) throw new Error(`no such mail to ${address} in ${this.folder} after ${timeoutMs} ms; it has got ${mails.length} others`);
      await pause(waitMs);
    }
  }

  private async look(): Promise<void> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      // Made with the first mail.
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    // Files are named by UUIDv7, so that their order is that of their making.
    const unread = names.filter((name) => name.endsWith('.eml') && !this.mails.has(name)).sort();
    for (const name of unread) this.mails.set(name, readMail(await readFile(join(this.folder, name), 'utf8')));
  }
}

function addressOf(recipient: string): string {
  return (/<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
}
