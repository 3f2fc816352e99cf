import { randomUUID } from 'node:crypto';
import { MailRefused, type Mail, type Mailer } from '../src/mailer.js';
import { readMail } from '../src/read-mail.js';

/** A mailer and the place that its mails arrive at. */
export interface MailerUnderTest {
  readonly mailer: Mailer;
  /** Every message that has arrived, raw. */
  received(): Promise<readonly string[]>;
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
}

const mail = (more: Partial<Mail> = {}): Mail => ({
  deliveryId: randomUUID(),
  to: { name: 'Ada Lovelace', address: 'ada@example.org' },
  subject: 'Your lesson',
  text: 'It takes place.',
  ...more,
});

/** What every mailer does, whatever it sends by. */
export function describeMailer(name: string, subject: () => MailerUnderTest): void {
  describe(`${name}: what every mailer does`, () => {
    const arrived = async (): Promise<ReturnType<typeof readMail>[]> => (await subject().received()).map(readMail);

    it('hands the mail over as it was written', async () => {
      const text = ['Grüße aus Wien 😀, 12:00\u202fPM', '.a leading dot', '.', 'x'.repeat(2_000), 'From here'].join('\n');
      const one = mail({ to: { name: 'Søren "Æ" Kierkegaard, PhD', address: 'soren@example.org' }, subject: 'Ihre Stunde für übermorgen: '.repeat(6).trim(), text });
      await subject().mailer.send(one);

      const [received] = await arrived();
      expect(received?.headers).toMatchObject({
        from: 'EdTech <no-reply@example.org>',
        to: expect.stringContaining('<soren@example.org>'),
        subject: one.subject,
        'message-id': `<${one.deliveryId}@example.org>`,
        'auto-submitted': 'auto-generated',
      });
      expect(received?.text.trimEnd()).toBe(text);
    });

    it('lets no part of a mail become a header or a recipient', async () => {
      await subject().mailer.send(
        mail({ to: { name: 'Eve\r\nBcc: eve@example.org', address: 'ada@example.org' }, subject: 'Hello\r\nBcc: eve@example.org\r\n\r\nAnother text' }),
      );
      const [received] = await arrived();
      expect(received?.headers).not.toHaveProperty('bcc');
      expect(received?.text.trim()).toBe('It takes place.');
    });

    it('gives a mail that is sent again the same Message-ID', async () => {
      const one = mail();
      await subject().mailer.send(one);
      await subject().mailer.send(one);
      expect(new Set((await arrived()).map(({ headers }) => headers['message-id'])).size).toBe(1);
    });

    it('hands over mails that are sent at the same time, each once', async () => {
      const mails = Array.from({ length: 20 }, (_, index) => mail({ subject: `Mail ${index}` }));
      await Promise.all(mails.map((one) => subject().mailer.send(one)));
      expect((await arrived()).map(({ headers }) => headers['subject']).sort()).toEqual(mails.map(({ subject: title }) => title).sort());
    });

    it('fails in a way that invites another attempt while the other side is away, and works when it is back', async () => {
      const one = mail();
      await subject().takeAway();
      const failure = await subject().mailer.send(one).then(() => undefined, (error: unknown) => error);
      expect(failure).toHaveProperty('message');
      expect(failure).not.toBeInstanceOf(MailRefused);

      await subject().bringBack();
      await subject().mailer.send(one);
      expect(await arrived()).toHaveLength(1);
    });
  });
}
