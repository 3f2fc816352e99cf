import { FolderMailer } from './folder.mailer.js';
import type { MailSettings } from './mail-settings.js';
import type { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp.mailer.js';

/** The {@link Mailer} that the environment chose. Whoever makes one closes it. */
export function createMailer(settings: MailSettings): Mailer {
  switch (settings.kind) {
    case 'folder':
      return new FolderMailer(settings);
    case 'smtp':
      return new SmtpMailer(settings);
  }
}
