/** The type under which a message is kept that could not be read. */
export const MALFORMED_TYPE = 'malformed';
