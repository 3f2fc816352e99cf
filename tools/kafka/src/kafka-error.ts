/** Why Kafka cannot run here, in a sentence that its reader can act upon. */
export class KafkaError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'KafkaError';
  }
}
