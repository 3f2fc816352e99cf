import { createHmac } from 'node:crypto';
import { hashToken } from '../tokens/auth-token.js';

/** The tokens that are mailed. They are stored nowhere: whoever has the key makes them again from their ids. */
export class MailTokens {
  /** @param key the same in all replicas */
  constructor(private readonly key: string) {}

  /** 256 bits in 43 characters of base64url. */
  tokenOf(tokenId: string): string {
    return createHmac('sha256', this.key).update(tokenId).digest('base64url');
  }

  /** What is stored of it. */
  hashOf(tokenId: string): string {
    return hashToken(this.tokenOf(tokenId));
  }
}
