import { EnvironmentError, parseEnvironment } from '@edtech/environment';
import { communicationEnvironment } from '../../environment.js';
import { mailSettings } from './mail-settings.js';

const settings = (source: Record<string, string>) => mailSettings(parseEnvironment(communicationEnvironment, source));

function problemsOf(source: Record<string, string>): string[] {
  try {
    settings(source);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.problems.map(({ variable }) => variable);
  }
}

describe('the mail settings', () => {
  it('are a folder when nothing is said', () => {
    expect(settings({})).toEqual({ kind: 'folder', folder: '.data/mail', from: 'EdTech <no-reply@localhost>' });
  });

  it('are SMTP when all of it is said', () => {
    const source = { COMMUNICATION_MAIL: 'smtp', COMMUNICATION_SMTP_URL: 'smtps://u:p@mail.example.org:465', COMMUNICATION_MAIL_FROM: 'EdTech <hello@example.org>' };
    expect(settings(source)).toEqual({ kind: 'smtp', url: 'smtps://u:p@mail.example.org:465', from: 'EdTech <hello@example.org>' });
  });

  it('name everything that is missing for SMTP', () => {
    expect(problemsOf({ COMMUNICATION_MAIL: 'smtp' })).toEqual(['COMMUNICATION_SMTP_URL', 'COMMUNICATION_MAIL_FROM']);
  });

  it('refuse what belongs to the way that was not chosen', () => {
    expect(problemsOf({ COMMUNICATION_SMTP_URL: 'smtp://localhost' })).toEqual(['COMMUNICATION_SMTP_URL']);
    expect(
      problemsOf({ COMMUNICATION_MAIL: 'smtp', COMMUNICATION_SMTP_URL: 'smtp://localhost', COMMUNICATION_MAIL_FROM: 'a@b.c', COMMUNICATION_MAIL_FOLDER: '/tmp/x' }),
    ).toEqual(['COMMUNICATION_MAIL_FOLDER']);
  });

  it.each([
    [{ COMMUNICATION_MAIL: 'pigeon' }, 'COMMUNICATION_MAIL'],
    [{ COMMUNICATION_SMTP_URL: 'http://mail' }, 'COMMUNICATION_SMTP_URL'],
    [{ COMMUNICATION_MAIL_FROM: 'nobody' }, 'COMMUNICATION_MAIL_FROM'],
    [{ COMMUNICATION_MAIL_FROM: 'A <a@b.c>\r\nBcc: x@y.z' }, 'COMMUNICATION_MAIL_FROM'],
    [{ COMMUNICATION_JITSI_URL: 'ftp://meet' }, 'COMMUNICATION_JITSI_URL'],
  ])('refuse %j', (source, variable) => {
    expect(problemsOf(source as Record<string, string>)).toEqual([variable]);
  });
});
