import { ValidateBy, ValidateIf } from 'class-validator';

/** What a text that a client sends may be. */
export interface TextRules {
  /**
   * In UTF-16 code units, as the event contracts count: never fewer than the characters that Postgres counts, so that
   * what passes here can be stored and published.
   */
  maxLength: number;
  /** 0 by default. */
  minLength?: number;
  /** Whether it may be empty or all blanks; false by default. */
  mayBeBlank?: boolean;
}

/** Text of a client: each thing that can be wrong with it (`isStorable`, `isNotBlank`, `minLength`, `maxLength`) is a rule with a name. */
export function IsText({ maxLength, minLength = 0, mayBeBlank = false }: TextRules): PropertyDecorator {
  const rules = [
    textRule('isStorable', 'must be text without NUL or half a character', (text) => !NUL_OR_HALF_A_CHARACTER.test(text)),
    textRule('maxLength', `must have at most ${maxLength} characters`, ({ length }) => length <= maxLength),
  ];
  if (!mayBeBlank) rules.push(textRule('isNotBlank', 'must not be blank', (text) => text.trim() !== ''));
  if (minLength > 0) rules.push(textRule('minLength', `must have at least ${minLength} characters`, ({ length }) => length >= minLength));
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** What neither Postgres nor JSON can carry. */
const NUL_OR_HALF_A_CHARACTER = /[\0\p{Surrogate}]/u;

/** A rule of its own about a text; whatever is no text breaks it. */
export function textRule(name: string, problem: string, isRight: (text: string) => boolean): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isRight(value),
      defaultMessage: () => `$property ${problem}`,
    },
  });
}

/** An IANA time zone that this machine knows: `Europe/Vienna`. Offsets such as `+01:00` are no zones: they know no summer. */
export function IsTimeZone(): PropertyDecorator {
  return textRule('isTimeZone', 'must be an IANA time zone such as Europe/Vienna', isTimeZone);
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,63}$/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The field's other rules hold when it is there at all. Unlike `IsOptional`, null does not count as left out: for what cannot be taken away. */
export function WhenGiven(): PropertyDecorator {
  return ValidateIf((_input, value: unknown) => value !== undefined);
}
