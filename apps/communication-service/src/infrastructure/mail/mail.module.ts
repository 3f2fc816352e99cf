import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { FolderMailer } from './folder.mailer.js';
import type { MailSettings } from './mail-settings.js';
import { MAILER, type Mailer } from './mailer.js';
import { SmtpMailer } from './smtp.mailer.js';

/** Provides the {@link Mailer} that the environment chose. */
@Module({})
export class MailModule implements OnApplicationShutdown {
  constructor(@Inject(MAILER) private readonly mailer: Mailer) {}

  static forRoot(settings: MailSettings): DynamicModule {
    return {
      module: MailModule,
      global: true,
      providers: [{ provide: MAILER, useFactory: () => mailerFor(settings) }],
      exports: [MAILER],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.mailer.close();
  }
}

function mailerFor(settings: MailSettings): Mailer {
  switch (settings.kind) {
    case 'folder':
      return new FolderMailer(settings);
    case 'smtp':
      return new SmtpMailer(settings);
  }
}
