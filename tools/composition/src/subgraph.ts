/** A subgraph as it is composed: its name in the supergraph, where it is reached, and what it says. */
export interface Subgraph {
  readonly name: string;
  /** What the supergraph calls its address; the gateway's environment may say another. */
  readonly url: string;
  readonly sdl: string;
}
