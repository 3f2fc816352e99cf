import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { learningLessonScheduledV1 } from '@edtech/contracts';
import { readMail } from '@edtech/mail';
import { eventually, FixedClock, SmtpPeer, type TestService } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { change, lessonData, scheduledLesson, someone } from '../../test/journey.js';
import { startCommunication } from '../../test/start-communication.js';

const deliveriesOf = (service: TestService) =>
  service.database.admin<{ id: string; status: string; attempts: number; last_error: string | null; user_id: string }[]>`
    select id, status, attempts, last_error, user_id from communication.notification_deliveries order by id`;
const settled = (service: TestService, count: number) =>
  eventually(async () => {
    const rows = await deliveriesOf(service);
    return rows.length === count && rows.every(({ status }) => status !== 'pending') && rows;
  });

describe('mails through an SMTP server', () => {
  const clock = new FixedClock();
  let peer: SmtpPeer;
  let service: TestService;
  const received = () => peer.mails.map(readMail);

  beforeEach(async () => {
    peer = await new SmtpPeer().start();
    const own = { COMMUNICATION_MAIL: 'smtp', COMMUNICATION_SMTP_URL: peer.url, COMMUNICATION_MAIL_FROM: 'EdTech <no-reply@example.org>' };
    service = await startCommunication({ clock, own });
  });
  afterEach(async () => {
    await service?.close();
    await peer?.stop();
  });

  it('go to both, one each, in their language and unescaped, however often the fact arrives', async () => {
    const tutor = await someone(service, 'tutor', { firstName: 'Grace & "Co"', lastName: 'Høpper', locale: 'de' });
    const student = await someone(service, 'student');
    const id = uuidv7();
    const data = lessonData(tutor, student);
    for (let count = 0; count < 3; count += 1) await service.deliver(learningLessonScheduledV1, { sequence: 2, data, id });

    const rows = await settled(service, 2);
    expect(rows.map(({ status, attempts }) => [status, attempts])).toEqual([['sent', 1], ['sent', 1]]);
    expect(peer.mails).toHaveLength(2);
    const [forTutor, forStudent] = [tutor, student].map(({ userId }) => received().find(({ headers }) => headers['to']?.includes(userId)));
    expect(forTutor?.headers['to']).toBe(`Grace & "Co" Høpper <${tutor.userId}@example.org>`);
    expect(forTutor?.headers['subject']).toBe('Ihre Stunde mit Ada Lovelace ist gebucht');
    expect(forStudent?.headers['subject']).toBe('Your lesson with Grace & "Co" Høpper is booked');
    expect(forStudent?.text).toContain('Your lesson with Grace & "Co" Høpper (mathematics) takes place on ');
  });

  it('are tried again while the server is away, and arrive once when it is back', async () => {
    await peer.stop();
    await scheduledLesson(service);
    await eventually(async () => (await deliveriesOf(service)).every(({ attempts, last_error }) => attempts === 1 && last_error !== null) && (await deliveriesOf(service)).length === 2);
    clock.advance(60_000);
    await eventually(async () => (await deliveriesOf(service)).every(({ attempts, last_error }) => attempts === 2 && last_error !== null));

    await peer.start();
    clock.advance(60_000);
    const rows = await settled(service, 2);
    expect(rows.map(({ status, last_error }) => [status, last_error])).toEqual([['sent', null], ['sent', null]]);
    expect(received().map(({ headers }) => headers['message-id']).sort()).toEqual(rows.map(({ id }) => `<${id}@example.org>`));
  });

  it('are given up when the mailbox does not exist, without holding back the others', async () => {
    const student = await someone(service, 'student', { email: 'nobody@example.org' });
    peer.unknown.add('nobody@example.org');
    await scheduledLesson(service, { student });
    const rows = await settled(service, 2);
    expect(rows.filter(({ user_id }) => user_id === student.userId)).toEqual([expect.objectContaining({ status: 'failed', attempts: 1, last_error: expect.stringContaining('no such mailbox') })]);
    expect(peer.mails).toHaveLength(1);
  });

  it('are given up after three days', async () => {
    await peer.stop();
    await scheduledLesson(service);
    await eventually(async () => (await deliveriesOf(service)).filter(({ attempts }) => attempts === 1).length === 2);
    await eventually(async () => (await deliveriesOf(service)).every(({ last_error }) => last_error !== null));
    clock.advance(3 * 24 * 3_600_000);
    expect((await settled(service, 2)).map(({ status }) => status)).toEqual(['failed', 'failed']);
  });

  it('go to the address of today, and to nobody whose account is gone', async () => {
    await peer.stop();
    const { tutor, student } = await scheduledLesson(service);
    await eventually(async () => (await deliveriesOf(service)).filter(({ last_error }) => last_error !== null).length === 2);
    await change(service, student, 2, { email: 'moved@example.org' });
    await change(service, tutor, 2, { status: 'deleted' });
    await peer.start();
    clock.advance(60_000);
    const rows = await settled(service, 2);
    expect(Object.fromEntries(rows.map(({ user_id, status }) => [user_id, status]))).toEqual({ [student.userId]: 'sent', [tutor.userId]: 'skipped' });
    expect(received().map(({ headers }) => headers['to'])).toEqual([expect.stringContaining('moved@example.org')]);
  });

  it('are sent again under the same Message-ID when a worker died before it could tell', async () => {
    await scheduledLesson(service);
    const [row] = await settled(service, 2);
    await service.database.admin`update communication.notification_deliveries set status = 'pending', settled_at = null, claimed_until = ${clock.now()} where id = ${row!.id}`;
    await settled(service, 2);
    await eventually(() => peer.mails.length === 3);
    const ids = received().map(({ headers }) => headers['message-id']);
    expect(ids.filter((id) => id === `<${row!.id}@example.org>`)).toHaveLength(2);
  });
});

describe('mails into a folder', () => {
  it('are one file per delivery', async () => {
    const home = await mkdtemp(join(tmpdir(), 'edtech-mail-'));
    const service = await startCommunication({ own: { COMMUNICATION_MAIL_FOLDER: join(home, 'mail') } });
    try {
      await scheduledLesson(service);
      const rows = await settled(service, 2);
      expect((await readdir(join(home, 'mail'))).sort()).toEqual(rows.map(({ id }) => `${id}.eml`));
      const { headers } = readMail(await readFile(join(home, 'mail', `${rows[0]!.id}.eml`), 'utf8'));
      expect(headers).toMatchObject({ from: 'EdTech <no-reply@localhost>', 'message-id': `<${rows[0]!.id}@localhost>` });
    } finally {
      await service.close();
      await rm(home, { recursive: true, force: true });
    }
  });
});

describe('a service that is half-configured for mail', () => {
  it('does not boot, and names what is missing', async () => {
    await expect(startCommunication({ own: { COMMUNICATION_MAIL: 'smtp' } })).rejects.toThrow(/COMMUNICATION_SMTP_URL[\s\S]*COMMUNICATION_MAIL_FROM/);
  });
});
