import { ValidateBy } from 'class-validator';

export interface PlainTextOptions {
  minLength: number;
  /** In UTF-16 code units, as the event contracts count. */
  maxLength: number;
  /** Line breaks and tabs are fine; otherwise no control character is. */
  multiline?: boolean;
}

/** Text that a person typed: not blank, and nothing that Postgres or JSON cannot carry. */
export function IsPlainText(options: PlainTextOptions): PropertyDecorator {
  const rules = [isPlainText(options.multiline ?? false), isLongEnough(options.minLength), isShortEnough(options.maxLength)];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** Text whose blanks and line breaks are the user's own affair, like a password: only what cannot be carried is refused. */
export function IsOpaqueText(options: Pick<PlainTextOptions, 'minLength' | 'maxLength'>): PropertyDecorator {
  const rules = [isCarriable, isLongEnough(options.minLength, String), isShortEnough(options.maxLength)];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

const NUL_OR_BROKEN = /[\0\p{Surrogate}]/u;
const CONTROL = /[\p{Cc}\p{Surrogate}]/u;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\n\r\t]|\p{Surrogate}/u;

function isPlainText(multiline: boolean): PropertyDecorator {
  const refused = multiline ? CONTROL_BUT_BREAKS : CONTROL;
  return ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && !refused.test(value),
      defaultMessage: () => '$property must be text without control characters',
    },
  });
}

const isCarriable = ValidateBy({
  name: 'isPlainText',
  validator: {
    validate: (value: unknown) => typeof value === 'string' && !NUL_OR_BROKEN.test(value),
    defaultMessage: () => '$property must be text without NUL characters',
  },
});

function isLongEnough(minLength: number, counted: (text: string) => string = (text) => text.trim()): PropertyDecorator {
  return ValidateBy({
    name: 'minLength',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && counted(value).length >= minLength,
      defaultMessage: () => `$property must have at least ${minLength} ${minLength === 1 ? 'character' : 'characters'}`,
    },
  });
}

function isShortEnough(maxLength: number): PropertyDecorator {
  return ValidateBy({
    name: 'maxLength',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && value.length <= maxLength,
      defaultMessage: () => `$property must have at most ${maxLength} characters`,
    },
  });
}
