/** The embedded server cannot run here. The message is one or two sentences that say why, and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
