import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { createMailer, MAILER, type Mailer, type MailSettings } from '@edtech/mail';

/** Provides the Mailer that the environment chose, and closes it. */
@Module({})
export class MailModule implements OnApplicationShutdown {
  constructor(@Inject(MAILER) private readonly mailer: Mailer) {}

  static forRoot(settings: MailSettings): DynamicModule {
    return {
      module: MailModule,
      global: true,
      providers: [{ provide: MAILER, useFactory: () => createMailer(settings) }],
      exports: [MAILER],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.mailer.close();
  }
}
