import { registerDecorator } from 'class-validator';
import { MESSAGE_MAX_CHARACTERS, problemOfContent, type MessageContentProblem } from './conversation.js';

const messages: Readonly<Record<MessageContentProblem, string>> = {
  isStorable: 'content must not contain NUL or half a character',
  isNotBlank: 'content must not be blank',
  maxLength: `content must not be longer than ${MESSAGE_MAX_CHARACTERS} characters`,
};

/**
 * One class-validator rule for each thing that can be wrong with the text of a message, so that a client reads which.
 * The library's own length rule counts an emoji with a variation selector as one, Postgres as two.
 */
export function IsMessageContent(): PropertyDecorator {
  return (target, propertyName) => {
    for (const [name, message] of Object.entries(messages)) {
      registerDecorator({
        name,
        target: target.constructor,
        propertyName: String(propertyName),
        options: { message },
        validator: { validate: (value: unknown) => typeof value !== 'string' || problemOfContent(value) !== name },
      });
    }
  };
}
