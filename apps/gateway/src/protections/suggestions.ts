const SUGGESTION = / ?Did you mean [^?]*\?/g;

/** Whoever may not read the schema is not helped to guess it either: takes "Did you mean ...?" out of a message. */
export const withoutSuggestions = (message: string): string => message.replace(SUGGESTION, '');
