import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CompositionError } from '../composition-error.js';
import type { DeclaredChange } from './breaking-changes.js';

const SCHEMA = 'tools/composition/released/schema.graphql';
const DECLARED = 'tools/composition/released/breaking-changes.json';

/** What clients were last promised, and what is meant to change of it. */
export interface Release {
  /** The schema as clients see it. */
  readonly schema: string;
  readonly declared: readonly DeclaredChange[];
}

/** @throws CompositionError when a declared change does not say where and why */
export function readRelease(root: string): Release {
  const declared: unknown = JSON.parse(readFileSync(join(root, DECLARED), 'utf8'));
  if (!Array.isArray(declared) || !declared.every(isDeclaredChange)) throw new CompositionError(`${DECLARED} is a list of`, ['{ "path": "Type.field", "reason": "why, and what to do instead" }']);
  return { schema: readFileSync(join(root, SCHEMA), 'utf8'), declared };
}

/** What clients may rely on from now on. What was declared has happened by that. */
export function writeRelease(root: string, schema: string): void {
  mkdirSync(dirname(join(root, SCHEMA)), { recursive: true });
  writeFileSync(join(root, SCHEMA), schema);
  writeFileSync(join(root, DECLARED), '[]\n');
}

function isDeclaredChange(value: unknown): value is DeclaredChange {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('reason' in value)) return false;
  return typeof value.path === 'string' && value.path !== '' && typeof value.reason === 'string' && value.reason.trim() !== '';
}
