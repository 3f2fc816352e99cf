import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { SmtpPeer } from '@edtech/testing';
import { describeMailer } from '../test/mailer-contract.js';
import { MailRefused, type Mail } from './mailer.js';
import { SmtpMailer } from './smtp.mailer.js';

const from = 'EdTech <no-reply@example.org>';
const mail: Mail = { deliveryId: randomUUID(), to: { name: 'Ada', address: 'ada@example.org' }, subject: 'Hello', text: 'Hello' };

let peer: SmtpPeer;
let mailer: SmtpMailer;

beforeEach(async () => {
  peer = await new SmtpPeer().start();
  mailer = new SmtpMailer({ url: peer.url, from });
});

afterEach(async () => {
  await mailer.close();
  await peer.stop();
});

describeMailer('smtp', () => ({
  mailer,
  received: async () => peer.mails,
  takeAway: () => peer.stop(),
  bringBack: async () => void (await peer.start()),
}));

describe('an SMTP server that says no', () => {
  const failureOf = (send: Promise<void>): Promise<unknown> => send.then(() => undefined, (error: unknown) => error);

  it('is believed for good when the mailbox does not exist', async () => {
    peer.unknown.add('ada@example.org');
    expect(await failureOf(mailer.send(mail))).toBeInstanceOf(MailRefused);
  });

  it('is believed for good when it will not have the message', async () => {
    peer.problem = { code: 554, text: 'we do not like it' };
    expect(await failureOf(mailer.send(mail))).toBeInstanceOf(MailRefused);
  });

  it('is asked again when it is only busy', async () => {
    peer.problem = { code: 451, text: 'later, please' };
    const failure = await failureOf(mailer.send(mail));
    expect(failure).toHaveProperty('message');
    expect(failure).not.toBeInstanceOf(MailRefused);
  });

  it.each([
    ['the greeting', ['554 not for you']],
    ['the login', ['220 hello', '250-me\r\n250 AUTH PLAIN', '535 who are you']],
    ['the sender', ['220 hello', '250-me\r\n250 AUTH PLAIN', '235 yes', '553 not in this name']],
  ])('is asked again when it minds %s, which somebody has to put right first', async (_, answers) => {
    const server = await scripted(answers);
    const { port } = server.address() as AddressInfo;
    const failure = await failureOf(new SmtpMailer({ url: `smtp://user:pass@127.0.0.1:${port}`, from }).send(mail));
    await new Promise((resolve) => server.close(resolve));
    expect(failure).toHaveProperty('message');
    expect(failure).not.toBeInstanceOf(MailRefused);
  });
});

/** Says one line after the other, whatever it hears. */
async function scripted(answers: readonly string[]): Promise<Server> {
  const server = createServer((socket) => {
    const left = [...answers];
    const answer = () => socket.write(`${left.shift() ?? '421 goodbye'}\r\n`);
    socket.on('error', () => undefined);
    socket.on('data', answer);
    answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
