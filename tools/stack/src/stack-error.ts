/** Something that a person can mend: shown as its sentence, without a stack trace. */
export class StackError extends Error {}
