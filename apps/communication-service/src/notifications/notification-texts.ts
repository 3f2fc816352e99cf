import type { NotificationType } from './notification-types.js';

export interface NotificationText {
  readonly title: string;
  readonly content: string;
}

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/**
 * The texts of every notification in every language. Plain text without characters that mean something in HTML;
 * `{names}` stand for the facts.
 */
export const notificationTexts: Readonly<Record<Language, Readonly<Record<NotificationType, NotificationText>>>> = {
  en: {
    lesson_scheduled: {
      title: 'Your lesson with {otherName} is booked',
      content: 'Your lesson with {otherName} ({subject}) takes place on {startsAt}.',
    },
    lesson_payment_declined: {
      title: 'Your lesson with {otherName} was not booked',
      content: 'The payment for the lesson with {otherName} ({subject}) on {startsAt} was declined. The slot is free again: book it with another card.',
    },
    lesson_hold_expired: {
      title: 'Your lesson with {otherName} was not booked',
      content: 'The lesson with {otherName} ({subject}) on {startsAt} was not paid in time. The slot is free again.',
    },
    lesson_cancelled: {
      title: 'Your lesson with {otherName} was cancelled',
      content: 'The lesson with {otherName} ({subject}) on {startsAt} was cancelled and will not take place.',
    },
    lesson_completed: {
      title: 'Your lesson with {otherName} is complete',
      content: 'The lesson with {otherName} ({subject}) on {startsAt} took place. Thank you.',
    },
    payment_captured: {
      title: 'You paid {amount}',
      content: '{amount} was charged for your lesson with {otherName} ({subject}) on {startsAt}.',
    },
    earnings_booked: {
      title: 'You earned {amount}',
      content: '{amount} was credited to you for the lesson with {otherName} ({subject}) on {startsAt}.',
    },
    invoice_issued: {
      title: 'Your invoice {number}',
      content: 'Invoice {number} for {amount} was issued.',
    },
    message_received: {
      title: 'New message from {senderName}',
      content: '{senderName} sent you a message.',
    },
  },
  de: {
    lesson_scheduled: {
      title: 'Ihre Stunde mit {otherName} ist gebucht',
      content: 'Ihre Stunde mit {otherName} ({subject}) findet statt: {startsAt}.',
    },
    lesson_payment_declined: {
      title: 'Ihre Stunde mit {otherName} wurde nicht gebucht',
      content: 'Die Zahlung für die Stunde mit {otherName} ({subject}), {startsAt}, wurde abgelehnt. Der Termin ist wieder frei: Buchen Sie ihn mit einer anderen Karte.',
    },
    lesson_hold_expired: {
      title: 'Ihre Stunde mit {otherName} wurde nicht gebucht',
      content: 'Die Stunde mit {otherName} ({subject}), {startsAt}, wurde nicht rechtzeitig bezahlt. Der Termin ist wieder frei.',
    },
    lesson_cancelled: {
      title: 'Ihre Stunde mit {otherName} wurde abgesagt',
      content: 'Die Stunde mit {otherName} ({subject}), {startsAt}, wurde abgesagt und findet nicht statt.',
    },
    lesson_completed: {
      title: 'Ihre Stunde mit {otherName} ist abgeschlossen',
      content: 'Die Stunde mit {otherName} ({subject}), {startsAt}, hat stattgefunden. Vielen Dank.',
    },
    payment_captured: {
      title: 'Sie haben {amount} bezahlt',
      content: 'Für Ihre Stunde mit {otherName} ({subject}), {startsAt}, wurden {amount} abgebucht.',
    },
    earnings_booked: {
      title: 'Sie haben {amount} verdient',
      content: 'Für die Stunde mit {otherName} ({subject}), {startsAt}, wurden Ihnen {amount} gutgeschrieben.',
    },
    invoice_issued: {
      title: 'Ihre Rechnung {number}',
      content: 'Die Rechnung {number} über {amount} wurde ausgestellt.',
    },
    message_received: {
      title: 'Neue Nachricht von {senderName}',
      content: '{senderName} hat Ihnen eine Nachricht geschickt.',
    },
  },
};
