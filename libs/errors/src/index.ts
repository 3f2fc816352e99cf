export { defineError, type ErrorFactory, type ErrorSpecification } from './define-error.js';
export { DomainError, type DomainErrorOptions } from './domain-error.js';
export { httpStatusOf, type ErrorKind } from './error-kind.js';
export { idempotencyKeyReused } from './idempotency-key-reused.js';
