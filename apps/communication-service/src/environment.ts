import { httpUrl, type ParsedEnvironment } from '@edtech/environment';
import { z } from 'zod';

/** What only this service reads. Which of the mail variables belong together is checked in `mailSettings`. */
export const communicationEnvironment = {
  /** folder: mails are written to files; smtp: they are sent. */
  COMMUNICATION_MAIL: z.enum(['folder', 'smtp']).default('folder'),
  /** Relative to the working directory; `.data/mail` when missing. */
  COMMUNICATION_MAIL_FOLDER: z.string().optional(),
  /** Carries the login: `smtp://user:password@host:587`. */
  COMMUNICATION_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp or smtps url' }).optional(),
  /** The sender: `EdTech <no-reply@example.org>`. */
  COMMUNICATION_MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, { error: 'must be an address, or a name and an address in <>' })
    .optional(),
  /** The Jitsi Meet server that the rooms are on. */
  COMMUNICATION_JITSI_URL: httpUrl().default('https://meet.jit.si'),
};

export type CommunicationEnvironment = ParsedEnvironment<typeof communicationEnvironment>;
