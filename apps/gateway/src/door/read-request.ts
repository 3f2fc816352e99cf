import type { FastifyRequest } from 'fastify';
import { mediaType } from '../protections/forbid-cross-site.js';
import { opensDeeperThan } from '../protections/nesting-of-json.js';
import type { Variables } from '../protections/operation-cost.js';
import { badRequest, operationTooComplex } from '../protections/protections.errors.js';

/** One operation as a client asks for it: by its text, by its hash or id, or by both. */
export interface OperationRequest {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables: Variables;
  /** The SHA-256 of the text, or the id under which the operation was registered. */
  readonly persistedId?: string;
}

/** Inputs of a screen have a handful. */
const VALUES_NEST_AT_MOST = 32;

/**
 * Looked at before a body is parsed.
 *
 * @throws OPERATION_TOO_COMPLEX for variables, or whatever else, of absurd depth
 */
export function refuseDeepBody(json: string): void {
  refuseDeeperThan(VALUES_NEST_AT_MOST + 1, json);
}

function refuseDeeperThan(allowed: number, json: string): void {
  if (opensDeeperThan(allowed, json)) throw operationTooComplex({ limit: 'depth of variables', allowed: VALUES_NEST_AT_MOST });
}

/**
 * Reads what GraphQL over HTTP allows: POST of one JSON object, or GET with parameters. One operation, never a list.
 *
 * @param body as it was parsed, after {@link refuseDeepBody}
 * @throws BAD_REQUEST saying what is wrong, OPERATION_TOO_COMPLEX for variables of absurd depth
 */
export function readRequest({ method, headers, body, query }: Pick<FastifyRequest, 'method' | 'headers' | 'body' | 'query'>): OperationRequest {
  if (method === 'GET') return operationIn(parametersOf(query));
  if (mediaType(headers) !== 'application/json') throw badRequest({ reason: 'POST takes content-type application/json' });
  if (Array.isArray(body)) throw badRequest({ reason: 'One operation at a time: batches are not taken' });
  if (!isRecord(body)) throw badRequest({ reason: 'POST takes a JSON object with `query`' });
  return operationIn(body);
}

function parametersOf(query: unknown): Record<string, unknown> {
  const { variables, extensions, ...others } = isRecord(query) ? query : {};
  return { ...others, variables: parsedParameter('variables', variables), extensions: parsedParameter('extensions', extensions) };
}

function parsedParameter(name: string, value: unknown): unknown {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') refuseDeeperThan(VALUES_NEST_AT_MOST, value);
  try {
    if (typeof value === 'string') return JSON.parse(value);
  } catch {
    // Said below, as for a parameter that was given twice.
  }
  throw badRequest({ reason: `The parameter ${name} is to be JSON, and given once` });
}

function operationIn({ query, operationName, variables, extensions, documentId }: Record<string, unknown>): OperationRequest {
  if (!isText(query)) throw badRequest({ reason: '`query` is to be a text' });
  if (!isText(operationName)) throw badRequest({ reason: '`operationName` is to be a text' });
  if (!isObject(variables)) throw badRequest({ reason: '`variables` are to be an object' });
  if (!isObject(extensions)) throw badRequest({ reason: '`extensions` are to be an object' });
  if (!isText(documentId)) throw badRequest({ reason: '`documentId` is to be a text' });
  const persistedId = documentId ?? persistedHash(extensions?.persistedQuery) ?? undefined;
  if (!query && !persistedId) throw badRequest({ reason: 'Send the operation as `query`, or the hash or id of one that is known' });
  return { ...(query && { query }), ...(operationName && { operationName }), ...(persistedId && { persistedId }), variables: variables ?? {} };
}

function persistedHash(persisted: unknown): string | undefined {
  if (persisted === undefined || persisted === null) return undefined;
  if (!isRecord(persisted) || persisted.version !== 1 || typeof persisted.sha256Hash !== 'string') {
    throw badRequest({ reason: '`extensions.persistedQuery` is to have `version` 1 and a `sha256Hash`' });
  }
  return persisted.sha256Hash;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isObject = (value: unknown): value is Record<string, unknown> | null | undefined => value === undefined || value === null || isRecord(value);
const isText = (value: unknown): value is string | null | undefined => value === undefined || value === null || typeof value === 'string';
