import type { OperationRequest } from '../door/read-request.js';
import { badRequest, operationNotRegistered, persistedQueryNotFound } from '../protections/protections.errors.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { hashOf, type PreparedDocument } from './prepared-document.js';
import type { RegisteredOperations } from './registered-operations.js';

export interface KnownOperations {
  readonly registered: RegisteredOperations;
  /** Whether others than the registered ones are answered too. */
  readonly any: boolean;
}

/**
 * The document that a request means. A text is kept under its own hash once it has proved to be valid, so that nobody
 * can put one operation in the place of another, nor fill the store with what is none.
 *
 * @throws OPERATION_NOT_REGISTERED, PERSISTED_QUERY_NOT_FOUND, BAD_REQUEST where text and hash differ, and what `prepare` throws
 */
export function findOperation({ query, persistedId }: OperationRequest, { registered, any }: KnownOperations, supergraph: Supergraph): PreparedDocument {
  const text = persistedId === undefined ? undefined : registered.find(persistedId);
  if (text !== undefined) {
    if (query !== undefined && query !== text) throw badRequest({ reason: 'The text is not the one that was registered' });
    return supergraph.prepare(text);
  }
  if (!any) {
    if (query !== undefined && persistedId === undefined && registered.includes(query)) return supergraph.prepare(query);
    throw operationNotRegistered();
  }
  if (query === undefined) {
    const document = supergraph.findByHash(persistedId ?? '');
    if (!document) throw persistedQueryNotFound();
    return document;
  }
  if (persistedId !== undefined && persistedId !== hashOf(query)) throw badRequest({ reason: 'The hash is not that of the text' });
  return supergraph.prepare(query);
}
