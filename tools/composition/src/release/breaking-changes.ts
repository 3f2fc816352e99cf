import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** Something that clients may rely on, and can no longer. */
export interface BreakingChange {
  /** Where: `Mutation.signIn`, `SignInInput.deviceName`. */
  readonly path: string;
  readonly message: string;
}

/** A breaking change that is meant, until it is released. */
export interface DeclaredChange {
  readonly path: string;
  /** For those whose clients break: why, and what to do instead. */
  readonly reason: string;
}

export interface Comparison {
  /** Breaking, and declared by nobody. */
  readonly refused: readonly BreakingChange[];
  /** Declared, though nothing breaks there (any more). */
  readonly unneeded: readonly DeclaredChange[];
}

/** What a schema takes away from clients of the last released one. @param declared those that are meant */
export async function compareWithRelease(released: string, current: string, declared: readonly DeclaredChange[]): Promise<Comparison> {
  const changes = await diff(buildSchema(released), buildSchema(current));
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking).map(({ path = '', message }) => ({ path, message }));
  const meant = new Set(declared.map(({ path }) => path));
  const broken = new Set(breaking.map(({ path }) => path));
  return {
    refused: breaking.filter(({ path }) => !meant.has(path)),
    unneeded: declared.filter(({ path }) => !broken.has(path)),
  };
}
