/** An event that must not be published: a mistake of the program, found before the commit. */
export class EventRefused extends Error {
  /** @param path where in the data, such as `price.amountMinor`; empty for the whole. */
  constructor(
    readonly type: string,
    readonly path: string,
    readonly problem: string,
  ) {
    super(`event ${type} refused: ${path === '' ? 'data' : path} ${problem}`);
    this.name = 'EventRefused';
  }
}
