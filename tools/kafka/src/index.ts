export { removeAbandoned } from './abandoned.js';
export { applyGrants, type Administrator, type Grant, type KafkaAccess } from './access.js';
export { kafkaAvailability, type KafkaAvailability } from './availability.js';
export { KafkaError } from './kafka-error.js';
export { startKafka, type RunningKafka, type StartKafkaOptions } from './start-kafka.js';
