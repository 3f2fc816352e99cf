import { notificationTexts, type Language } from './notification-texts.js';
import type { Amount, NotificationFacts, NotificationType } from './notification-types.js';

/** For whom a text is written. */
export interface Reader {
  /** BCP 47; an unknown language reads English. */
  readonly locale: string;
  /** IANA; an unknown zone reads UTC. */
  readonly timeZone: string;
}

export interface RenderedNotification {
  /** Safe to be put into HTML. */
  readonly title: string;
  /** Safe to be put into HTML. */
  readonly content: string;
  /** The same words for a channel of plain text. */
  readonly plain: { readonly title: string; readonly content: string };
}

/** Writes a notification in the reader's language, with the reader's times and money formats. */
export function renderNotification<T extends NotificationType>(type: T, facts: NotificationFacts[T], reader: Reader): RenderedNotification {
  const language = languageOf(reader.locale);
  const text = notificationTexts[language][type];
  const formatted = Object.fromEntries(
    Object.entries(facts).map(([name, fact]: [string, string | Date | Amount]) => [name, format(name, fact, language, reader)]),
  );
  const plain = { title: fill(text.title, formatted), content: fill(text.content, formatted) };
  return { title: escapeHtml(plain.title), content: escapeHtml(plain.content), plain };
}

function fill(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => facts[name] ?? placeholder);
}

function languageOf(locale: string): Language {
  return /^de(?![a-z])/i.test(locale) ? 'de' : 'en';
}

function format(name: string, fact: string | Date | Amount, language: Language, reader: Reader): string {
  if (fact instanceof Date) return formatInstant(fact, language, reader);
  if (typeof fact === 'object') return formatAmount(fact, language, reader);
  const oneLine = fact.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return name === 'subject' ? oneLine.replaceAll('-', ' ') : oneLine;
}

function formatInstant(instant: Date, language: Language, { locale, timeZone }: Reader): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const zone = orElse(() => new Intl.DateTimeFormat(language, { timeZone }).resolvedOptions().timeZone, 'UTC');
  return new Intl.DateTimeFormat(localeFor(locale, language), { ...parts, timeZone: zone }).format(instant);
}

function formatAmount({ amountMinor, currency }: Amount, language: Language, { locale }: Reader): string {
  const formatter = new Intl.NumberFormat(localeFor(locale, language), { style: 'currency', currency });
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  return formatter.format(amountMinor / 10 ** digits);
}

/** The reader's own region where it belongs to the language of the text, so that one sentence does not mix two. */
function localeFor(locale: string, language: Language): string {
  const canonical = orElse(() => Intl.getCanonicalLocales(locale)[0], undefined);
  return canonical?.split('-')[0] === language ? canonical : language;
}

function orElse<T, U>(attempt: () => T, otherwise: U): T | U {
  try {
    return attempt();
  } catch {
    return otherwise;
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
