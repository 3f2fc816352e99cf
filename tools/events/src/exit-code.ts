/** What the command line ends with. */
export const EXIT = {
  /** All is well. */
  fine: 0,
  /** It was refused, has failed or was interrupted, or a service did not answer. */
  failed: 1,
  /** What was looked for was found: drift. */
  found: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
