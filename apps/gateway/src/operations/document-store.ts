import type { PreparedDocument } from './prepared-document.js';

export interface DocumentStoreLimits {
  readonly documents: number;
  /** Of all their texts together. */
  readonly characters: number;
}

const USUAL_LIMITS: DocumentStoreLimits = { documents: 2_000, characters: 8_000_000 };

/**
 * The documents that were prepared for one schema, found by their text or its hash. Of those that clients sent, the ones
 * that nobody has asked for longest make room; those that are known from the start stay, whatever clients send.
 */
export class DocumentStore {
  private readonly known = new Map<string, PreparedDocument>();
  private readonly sent = new Map<string, PreparedDocument>();
  private readonly byHash = new Map<string, PreparedDocument>();
  private characters = 0;

  constructor(private readonly limits: DocumentStoreLimits = USUAL_LIMITS) {}

  find(text: string): PreparedDocument | undefined {
    const known = this.known.get(text);
    if (known) return known;
    const document = this.sent.get(text);
    if (!document) return undefined;
    this.sent.delete(text);
    this.sent.set(text, document);
    return document;
  }

  findByHash(hash: string): PreparedDocument | undefined {
    return this.byHash.get(hash);
  }

  /** Keeps a document for as long as there is room. */
  add(document: PreparedDocument): void {
    if (document.text.length > this.limits.characters / 10 || this.find(document.text)) return;
    this.sent.set(document.text, document);
    this.byHash.set(document.hash, document);
    this.characters += document.text.length;
    while (this.sent.size > this.limits.documents || this.characters > this.limits.characters) this.forgetOldest();
  }

  /** Keeps a document for good. */
  addKnown(document: PreparedDocument): void {
    this.forget(document.text);
    this.known.set(document.text, document);
    this.byHash.set(document.hash, document);
  }

  /** The texts of what clients have sent, the latest first. */
  recentTexts(atMost: number): readonly string[] {
    return [...this.sent.keys()].reverse().slice(0, atMost);
  }

  private forgetOldest(): void {
    const [oldest] = this.sent.keys();
    if (oldest !== undefined) this.forget(oldest);
  }

  private forget(text: string): void {
    const document = this.sent.get(text);
    if (!document) return;
    this.sent.delete(text);
    this.byHash.delete(document.hash);
    this.characters -= text.length;
  }
}
