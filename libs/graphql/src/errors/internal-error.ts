/** What a client sees of an error that is none of its business. */
export const INTERNAL_CODE = 'INTERNAL';
export const INTERNAL_MESSAGE = 'Something went wrong on our side';
