/** What prevents a supergraph, one problem each. */
export class CompositionError extends Error {
  override readonly name = 'CompositionError';

  constructor(
    summary: string,
    readonly problems: readonly string[],
  ) {
    super([summary, ...problems.map((problem) => `  - ${problem.replaceAll('\n', '\n    ')}`)].join('\n'));
  }
}
