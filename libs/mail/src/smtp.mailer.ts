import { createTransport } from 'nodemailer';
import { composeMail } from './compose-mail.js';
import { MailRefused, type Mail, type Mailer } from './mailer.js';

/** Sends mails through an SMTP server, with a connection for each: a server that was away needs no cleaning up. */
export class SmtpMailer implements Mailer {
  private readonly transport;
  private readonly from: string;

  /** @param url `smtp://user:password@host:587` or `smtps://...` */
  constructor({ url, from }: { url: string; from: string }) {
    this.from = from;
    this.transport = createTransport({ url, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000 });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.transport.sendMail(composeMail(mail, this.from));
    } catch (error) {
      if (isFinal(error)) throw new MailRefused(error.message, { cause: error });
      throw error;
    }
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}

/**
 * A 5xx answer to the recipient or to the message is about this mail. One to the greeting, the login or the sender
 * is about us: somebody has to put it right, and then the mail goes through.
 */
function isFinal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, command, responseCode } = error as Error & { code?: unknown; command?: unknown; responseCode?: unknown };
  if ((code !== 'EENVELOPE' && code !== 'EMESSAGE') || command === 'MAIL FROM' || responseCode === LOGIN_WANTED) return false;
  return responseCode === undefined || (typeof responseCode === 'number' && responseCode >= 500);
}

const LOGIN_WANTED = 530;
