import { randomBytes } from 'node:crypto';
import { Inject, Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { createMailer, MAILER, type Mailer, type MailSettings } from '@edtech/mail';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { MailTokens } from './mail-tokens.js';
import { OutgoingMails } from './outgoing-mails.js';
import { PrepareMail, WEB_URL } from './prepare-mail.js';
import { SendDueMails } from './send-due-mails.js';

/** How this process sends mails; tests read from it where they go. */
export const MAIL_SETTINGS = Symbol('MAIL_SETTINGS');

export interface MailOptions {
  readonly settings: MailSettings;
  /** What tokens are made with; without it a key is made, which another replica does not know. */
  readonly tokenKey: string | undefined;
  /** Where links lead to, without a slash at its end. */
  readonly webUrl: string;
}

/** What this service tells people by mail. */
@Module({})
export class MailModule implements OnApplicationShutdown {
  constructor(@Inject(MAILER) private readonly mailer: Mailer) {}

  static forRoot({ settings, tokenKey, webUrl }: MailOptions): DynamicModule {
    return {
      module: MailModule,
      imports: [RepositoriesModule],
      providers: [
        { provide: MAIL_SETTINGS, useValue: settings },
        { provide: MAILER, useFactory: () => createMailer(settings) },
        { provide: MailTokens, useFactory: () => new MailTokens(tokenKey ?? makeKey()) },
        { provide: WEB_URL, useValue: webUrl },
        PrepareMail,
        SendDueMails,
        OutgoingMails,
      ],
      exports: [MAIL_SETTINGS, MailTokens, OutgoingMails],
      global: true,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.mailer.close();
  }
}

function makeKey(): string {
  new Logger(MailModule.name).warn('IDENTITY_MAIL_TOKEN_KEY is not set: links in mails are made with a key of this run, so mails that are not sent by its end never are.');
  return randomBytes(32).toString('base64url');
}
