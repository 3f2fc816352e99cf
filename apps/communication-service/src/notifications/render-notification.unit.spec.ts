import { languages, notificationTexts } from './notification-texts.js';
import { channelsOf, notificationTypes, type NotificationFacts, type NotificationType } from './notification-types.js';
import { renderNotification } from './render-notification.js';

const startsAt = new Date('2026-11-02T15:00:00Z');
const lesson = { otherName: 'Ada Lovelace', subject: 'computer-science', startsAt };
const amount = { amountMinor: 401_250, currency: 'EUR' };
const facts: NotificationFacts = {
  lesson_scheduled: lesson,
  lesson_payment_declined: lesson,
  lesson_hold_expired: lesson,
  lesson_cancelled: lesson,
  lesson_completed: lesson,
  payment_captured: { ...lesson, amount },
  earnings_booked: { ...lesson, amount },
  invoice_issued: { number: '2026-000001', amount },
  message_received: { senderName: 'Ada Lovelace' },
};
const english = { locale: 'en', timeZone: 'UTC' };
const plainly = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the catalogue of notifications', () => {
  const everyText = languages.flatMap((language) => notificationTypes.map((type): [string, NotificationType] => [language, type]));

  it.each(everyText)('fills every placeholder in %s: %s', (locale, type) => {
    const { title, content, plain } = renderNotification(type, facts[type], { locale, timeZone: 'Europe/Vienna' });
    for (const text of [title, content, plain.title, plain.content]) {
      expect(text).not.toMatch(/[{}]|undefined|NaN|Invalid/);
      expect(text.trim()).not.toBe('');
    }
  });

  it.each(everyText)('tells the same facts in %s as in English: %s', (locale, type) => {
    const placeholders = (text: { title: string; content: string }) => [...new Set(`${text.title} ${text.content}`.match(/\{\w+\}/g))].sort();
    expect(placeholders(notificationTexts[locale as 'en' | 'de'][type])).toEqual(placeholders(notificationTexts.en[type]));
  });

  it('has no text of its own that HTML would read', () => {
    expect(JSON.stringify(Object.values(notificationTexts).map((texts) => Object.values(texts).map(({ title, content }) => title + content)))).not.toMatch(/[&<>']|\\"/);
  });

  it('says for every type where it goes', () => {
    expect(Object.keys(channelsOf).sort()).toEqual([...notificationTypes].sort());
  });
});

describe('a notification', () => {
  it("is in the reader's language, time zone and money format", () => {
    const en = renderNotification('payment_captured', facts.payment_captured, { locale: 'en-US', timeZone: 'America/New_York' });
    expect(plainly(en.content)).toBe('€4,012.50 was charged for your lesson with Ada Lovelace (computer science) on Monday, November 2, 2026 at 10:00 AM EST.');
    const de = renderNotification('payment_captured', facts.payment_captured, { locale: 'de-AT', timeZone: 'Europe/Vienna' });
    expect(plainly(de.content)).toContain('Montag, 2. November 2026 um 16:00 MEZ');
    expect(plainly(de.content)).toContain('€ 4.012,50');
  });

  it.each([
    ['JPY', 4_000, '¥4,000'],
    ['KWD', 4_000, 'KWD 4.000'],
  ])('knows how many decimals %s has', (currency, amountMinor, text) => {
    const { plain } = renderNotification('invoice_issued', { number: '1', amount: { amountMinor, currency } }, english);
    expect(plainly(plain.content)).toContain(text);
  });

  it.each(['fr', 'den', 'xx_yy', '', 'not a tag'])('reads English when the language is %j', (locale) => {
    expect(renderNotification('message_received', facts.message_received, { locale, timeZone: 'UTC' }).title).toBe('New message from Ada Lovelace');
  });

  it.each(['de', 'DE', 'de_AT', 'de-u-nu-latn'])('reads German when the language is %j', (locale) => {
    expect(renderNotification('message_received', facts.message_received, { locale, timeZone: 'UTC' }).title).toBe('Neue Nachricht von Ada Lovelace');
  });

  it('reads UTC when the time zone is unknown', () => {
    const { plain } = renderNotification('lesson_scheduled', lesson, { locale: 'en', timeZone: 'Mars/Olympus' });
    expect(plainly(plain.content)).toContain('3:00 PM UTC');
  });

  it('escapes what people wrote, in the form that is put into HTML only', () => {
    const { title, content, plain } = renderNotification('message_received', { senderName: `<img src="x" onerror='1'> & {subject}` }, english);
    expect(title).toBe('New message from &lt;img src=&quot;x&quot; onerror=&#39;1&#39;&gt; &amp; {subject}');
    expect(content).not.toMatch(/[<>"']/);
    expect(plain.title).toBe(`New message from <img src="x" onerror='1'> & {subject}`);
  });

  it('keeps every fact on one line, so that none reaches into a mail’s header', () => {
    const { plain } = renderNotification('message_received', { senderName: 'Ada\r\nBcc: eve@example.org\u2028\0' }, english);
    expect(plain.title).toBe('New message from Ada Bcc: eve@example.org');
  });
});
