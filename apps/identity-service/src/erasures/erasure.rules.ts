import type { EventData, identityErasureRequestedV1 } from '@edtech/contracts';

/** Who has a part in an erasure. Identity is the last: until then it is known who it is about. */
export const erasingServices = ['learning', 'payment', 'communication', 'ai', 'analytics', 'identity'] as const;
export type ErasingService = (typeof erasingServices)[number];

export interface ErasurePart {
  readonly service: ErasingService;
  /** Null: not yet. */
  readonly completedAt: Date | null;
}

export interface Erasure {
  readonly userId: string;
  readonly erasureId: string;
  readonly requestedAt: Date;
  readonly restartedAt: Date | null;
  readonly completedAt: Date | null;
  readonly version: number;
}

/** With the parts, in the order of `erasingServices`. */
export interface ErasureWithParts extends Erasure {
  readonly parts: readonly ErasurePart[];
}

/** Whether identity's turn has come: all others have answered, and it has not done its part. */
export function isIdentitysTurn(parts: readonly ErasurePart[]): boolean {
  const open = erasingServices.filter((service) => !parts.some((part) => part.service === service && part.completedAt !== null));
  return open.length === 1 && open[0] === 'identity';
}

/** What every event about an erasure says. */
export function erasureState({ erasureId, userId, requestedAt, completedAt }: Erasure): EventData<typeof identityErasureRequestedV1> {
  return { erasureId, userId, requestedAt: requestedAt.toISOString(), completedAt: completedAt?.toISOString() ?? null };
}

/** Whether what was typed is the address of the account: addresses are the same in any case. */
export function confirmsErasure(typed: string, email: string): boolean {
  return typed.trim().toLowerCase() === email.toLowerCase();
}
