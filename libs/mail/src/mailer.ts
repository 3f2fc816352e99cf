/** Injects the service's {@link Mailer}. */
export const MAILER = Symbol('MAILER');

export interface Mail {
  /** Recognises a repetition: the same id again is the same mail again. A UUID. */
  readonly deliveryId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

/** Hands mails on. Whether somebody reads them is not its business. */
export interface Mailer {
  /**
   * Resolves once the mail is in other hands. A mail that is sent again after that is either not doubled or
   * carries the same Message-ID, by which the receiver recognises it.
   *
   * @throws MailRefused when this mail will never be taken
   * @throws anything else when it may be taken later
   */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}

/** The mail itself was refused, such as an address that does not exist: to try again is of no use. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
