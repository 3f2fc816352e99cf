import { GraphQLError, Lexer, parse, Source, TokenKind, type DocumentNode } from 'graphql';
import { operationTooComplex } from './protections.errors.js';

/**
 * Parses no more than `tokens` of a text, so that a long one costs no more than the longest allowed one.
 *
 * @throws OPERATION_TOO_COMPLEX beyond that; a GraphQLError where the syntax is wrong
 */
export function parseWithinLimits(text: string, tokens: number): DocumentNode {
  const tooComplex = (options?: { cause: unknown }): Error => operationTooComplex({ limit: 'tokens', allowed: tokens }, options);
  const source = new Source(text);
  // The parser's own complaint says in which line it stopped, for which it reads the whole text.
  if (hasMoreTokens(source, tokens)) throw tooComplex();
  try {
    return parse(source, { maxTokens: tokens });
  } catch (error) {
    // The parser calls itself for what is nested: a deep text may exhaust the stack before it exhausts its tokens.
    if (error instanceof RangeError) throw tooComplex({ cause: error });
    throw error;
  }
}

/** Reads no further than it takes to know. */
function hasMoreTokens(source: Source, allowed: number): boolean {
  if (source.body.length <= allowed) return false;
  const lexer = new Lexer(source);
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) if (count === allowed) return true;
  } catch (error) {
    // No token at all: the parser says so.
    if (!(error instanceof GraphQLError)) throw error;
  }
  return false;
}
