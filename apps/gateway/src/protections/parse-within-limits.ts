import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { operationTooComplex } from './protections.errors.js';

/**
 * Parses no more than `tokens` of a text, so that a long one costs no more than the longest allowed.
 *
 * @throws OPERATION_TOO_COMPLEX beyond that; a GraphQLError where the syntax is wrong
 */
export function parseWithinLimits(text: string, tokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens: tokens });
  } catch (error) {
    if (error instanceof GraphQLError && !/more (?:than|that) \d+ tokens/.test(error.message)) throw error;
    // The parser calls itself for what is nested: a deep text may exhaust the stack before it exhausts its tokens.
    if (error instanceof GraphQLError || error instanceof RangeError) throw operationTooComplex({ limit: 'tokens', allowed: tokens }, { cause: error });
    throw error;
  }
}
