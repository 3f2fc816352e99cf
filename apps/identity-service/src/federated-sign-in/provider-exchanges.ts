import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { z } from 'zod';
import { SecretSealer } from '../factors/secret-sealer.js';
import { UsedChallengesRepository } from '../infrastructure/database/repositories/used-challenges.repository.js';
import { generateToken } from '../tokens/auth-token.js';
import type { Exchange } from './oidc-provider.js';

/** How long one may take at the provider. */
export const EXCHANGE_LIFE_MS = 10 * 60 * 1000;

const sealedShape = z.object({ redirectUrl: z.string(), state: z.string(), nonce: z.string(), codeVerifier: z.string(), expiresAt: z.number() });

/** What a client keeps while its user is at the provider, and what is in it. */
export interface StartedExchange {
  handle: string;
  exchange: Exchange;
  expiresAt: Date;
}

/**
 * Sign-ins at the provider that have begun. The client holds them, sealed, as its handle: it never passes through the browser's address
 * bar, so that a link with somebody else's code signs nobody in, and asking for one writes nothing. Each is used once.
 */
@Injectable()
export class ProviderExchanges {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sealer: SecretSealer,
    private readonly used: UsedChallengesRepository,
  ) {}

  /** @param owner who wants to link the provider; empty for signing in */
  start(redirectUrl: string, owner: string): StartedExchange {
    const exchange = { redirectUrl, state: generateToken(), nonce: generateToken(), codeVerifier: generateToken() };
    const expiresAt = new Date(this.clock.now().getTime() + EXCHANGE_LIFE_MS);
    const handle = this.sealer.seal(JSON.stringify({ ...exchange, expiresAt: expiresAt.getTime() }), contextOf(owner));
    return { handle, exchange, expiresAt };
  }

  /** Undefined when it is not one of ours for this owner, or has ended. */
  open(handle: string, owner: string): { exchange: Exchange; expiresAt: Date } | undefined {
    const opened = this.sealer.open(handle, contextOf(owner));
    if (opened === undefined) return undefined;
    const { expiresAt, ...exchange } = sealedShape.parse(JSON.parse(opened));
    return expiresAt > this.clock.now().getTime() ? { exchange, expiresAt: new Date(expiresAt) } : undefined;
  }

  /** False when it was used before. */
  useOnce(tx: Executor, handle: string, expiresAt: Date): Promise<boolean> {
    return this.used.useOnce(tx, createHash('sha256').update(handle).digest('hex'), expiresAt);
  }
}

function contextOf(owner: string): string {
  return `provider ${owner}`;
}
