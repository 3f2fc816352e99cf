/** What one request, and one caller, may ask for. What is beyond it is refused before it costs anything. */
export interface ProtectionLimits {
  readonly bodyBytes: number;
  /** Of an operation's text, comments and blanks excepted. */
  readonly tokens: number;
  /** Fields below fields, fragments followed. */
  readonly depth: number;
  /** Fields with all fragments written out. */
  readonly fields: number;
  /** Aliases with all fragments written out. */
  readonly aliases: number;
  /** Directives with all fragments written out. */
  readonly directives: number;
  /** How often one operation may name the same mutation: aliases are how passwords are tried by the thousand. */
  readonly sameMutation: number;
  /** Of one operation, estimated: see `operation-cost.ts`. */
  readonly cost: number;
  /** Per address. */
  readonly requestsPerMinute: number;
  /** Per signed-in user; per address for everybody else. */
  readonly costPerMinute: number;
}
