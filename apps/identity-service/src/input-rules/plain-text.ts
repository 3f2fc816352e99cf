import { IsText, textRule, type TextRules } from '@edtech/graphql';

export interface PlainTextRules extends TextRules {
  /** Line breaks and tabs are fine; otherwise no control character is. */
  multiline?: boolean;
}

// NUL and halves of characters are refused by the rules of every text.
const CONTROL = /[^\P{Cc}\0]/u;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\0\n\r\t]/u;

/** Text that a person typed to be shown to others. */
export function IsPlainText({ multiline = false, ...rules }: PlainTextRules): PropertyDecorator {
  const refused = multiline ? CONTROL_BUT_BREAKS : CONTROL;
  const decorators = [textRule('isPlainText', 'must be text without control characters', (text) => !refused.test(text)), IsText(rules)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
