import type { PreparedOperation } from '../operations/prepared-document.js';
import type { CompiledOperation } from './operation-compiler.js';

/** Some thirty times as many bytes. */
const AT_MOST_CHARACTERS = 1_000_000;

/** The operations that were compiled for one schema. Those that nobody has asked for longest make room. */
export class CompiledOperations {
  private readonly operations = new Map<PreparedOperation, CompiledOperation>();
  private characters = 0;

  constructor(private readonly atMostCharacters = AT_MOST_CHARACTERS) {}

  find(operation: PreparedOperation): CompiledOperation | undefined {
    const compiled = this.operations.get(operation);
    if (compiled) {
      this.operations.delete(operation);
      this.operations.set(operation, compiled);
    }
    return compiled;
  }

  add(operation: PreparedOperation, compiled: CompiledOperation): void {
    this.operations.set(operation, compiled);
    this.characters += compiled.size;
    for (const [oldest, { size }] of this.operations) {
      // The newest stays, however large it is: it is about to be followed.
      if (this.characters <= this.atMostCharacters || oldest === operation) return;
      this.operations.delete(oldest);
      this.characters -= size;
    }
  }
}
