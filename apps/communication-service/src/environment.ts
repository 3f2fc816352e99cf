import { httpUrl, type ParsedEnvironment } from '@edtech/environment';
import { mailVariables } from '@edtech/mail';

/** What only this service reads. Which of the mail variables belong together is checked in `mailSettings`. */
export const communicationEnvironment = {
  ...mailVariables('COMMUNICATION'),
  /** The Jitsi Meet server that the rooms are on. */
  COMMUNICATION_JITSI_URL: httpUrl().default('https://meet.jit.si'),
};

export type CommunicationEnvironment = ParsedEnvironment<typeof communicationEnvironment>;
