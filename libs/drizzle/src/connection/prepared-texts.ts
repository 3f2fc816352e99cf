/** A service has fewer statements than this; what is beyond is made of lists of ever different lengths. */
const AT_MOST = 300;

/** Texts of which it is remembered that they ran once. */
const REMEMBERED = 1_000;

/** Longer ones are made for many rows at once, and not made again. */
const LONGEST = 8_000;

/**
 * Which statements are worth preparing: those that come again. A statement that is not prepared is described by the
 * server before it runs, each time: two round trips instead of one. Each connection keeps what it has prepared for as
 * long as it lives, so that their number is bounded, and a text that runs only once is none of them.
 */
export class PreparedTexts {
  private readonly prepared = new Set<string>();
  private readonly once = new Set<string>();

  /** Whether this statement, which is about to run, is to be prepared. */
  worth(text: string): boolean {
    if (this.prepared.has(text)) return true;
    if (this.prepared.size >= AT_MOST || text.length > LONGEST) return false;
    if (this.once.delete(text)) {
      this.prepared.add(text);
      return true;
    }
    if (this.once.size >= REMEMBERED) this.once.clear();
    this.once.add(text);
    return false;
  }
}
