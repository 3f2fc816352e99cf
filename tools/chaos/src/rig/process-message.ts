/** What a service's process tells the rig. */
export type ProcessMessage =
  | { readonly kind: 'subscribed'; readonly types: readonly string[] }
  /** It takes requests. */
  | { readonly kind: 'listening' }
  /** It has its partitions, or needs none. */
  | { readonly kind: 'receiving' };
