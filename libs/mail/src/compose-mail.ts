import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mailer.js';

/** The message that goes out: the same whichever way it is carried. */
export function composeMail(mail: Mail, from: string): SendMailOptions {
  return {
    from,
    to: { name: mail.to.name, address: mail.to.address },
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.deliveryId}@${domainOf(from)}>`,
    // Nobody reads answers, and out-of-office programs are asked not to write any.
    headers: { 'Auto-Submitted': 'auto-generated' },
    // The text comes from people: it must never be read as a path or an address to load from.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}
