import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { hashOf } from './prepared-document.js';

/** The manifest that Apollo's client tools generate. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});

/** The operations that the makers of clients have registered: known before anybody sends them. */
export class RegisteredOperations {
  private readonly texts: ReadonlyMap<string, string>;

  /** @param texts each operation's text by its id */
  constructor(texts: ReadonlyMap<string, string>) {
    // By its hash too, which is the name by which clients ask that know nothing of registration.
    this.texts = new Map([...texts, ...[...texts.values()].map((text) => [hashOf(text), text] as const)]);
  }

  /** @throws where the file is no such manifest */
  static read(file: string): RegisteredOperations {
    const { operations } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new RegisteredOperations(new Map(operations.map(({ id, body }) => [id, body])));
  }

  /** The text of the operation with this id or SHA-256. */
  find(id: string): string | undefined {
    return this.texts.get(id);
  }

  includes(text: string): boolean {
    return this.texts.has(hashOf(text));
  }

  all(): readonly string[] {
    return [...new Set(this.texts.values())];
  }
}
