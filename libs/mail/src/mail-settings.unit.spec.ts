import { EnvironmentError, parseEnvironment } from '@edtech/environment';
import { mailSettings, mailVariables } from './mail-settings.js';

const settings = (source: Record<string, string>) => mailSettings('POST', parseEnvironment(mailVariables('POST'), source));

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
    const source = { POST_MAIL: 'smtp', POST_SMTP_URL: 'smtps://u:p@mail.example.org:465', POST_MAIL_FROM: 'EdTech <hello@example.org>' };
    expect(settings(source)).toEqual({ kind: 'smtp', url: 'smtps://u:p@mail.example.org:465', from: 'EdTech <hello@example.org>' });
  });

  it('name everything that is missing for SMTP', () => {
    expect(problemsOf({ POST_MAIL: 'smtp' })).toEqual(['POST_SMTP_URL', 'POST_MAIL_FROM']);
  });

  it('refuse what belongs to the way that was not chosen', () => {
    expect(problemsOf({ POST_SMTP_URL: 'smtp://localhost' })).toEqual(['POST_SMTP_URL']);
    expect(
      problemsOf({ POST_MAIL: 'smtp', POST_SMTP_URL: 'smtp://localhost', POST_MAIL_FROM: 'a@b.c', POST_MAIL_FOLDER: '/tmp/x' }),
    ).toEqual(['POST_MAIL_FOLDER']);
  });

  it.each([
    [{ POST_MAIL: 'pigeon' }, 'POST_MAIL'],
    [{ POST_SMTP_URL: 'http://mail' }, 'POST_SMTP_URL'],
    [{ POST_MAIL_FROM: 'nobody' }, 'POST_MAIL_FROM'],
    [{ POST_MAIL_FROM: 'A <a@b.c>\r\nBcc: x@y.z' }, 'POST_MAIL_FROM'],
  ])('refuse %j', (source, variable) => {
    expect(problemsOf(source as Record<string, string>)).toEqual([variable]);
  });
});
