export { createMailer } from './create-mailer.js';
export { describeFailure } from './describe-failure.js';
export { MailFolder } from './mail-folder.js';
export { mailSettings, mailVariables, type MailSettings, type MailVariables } from './mail-settings.js';
export { MAILER, MailRefused, type Mail, type Mailer } from './mailer.js';
export { readMail, type ReceivedMail } from './read-mail.js';
export { signUpByMail, tokenIn, type AskGraphql, type PersonToBe } from './sign-up-by-mail.js';
