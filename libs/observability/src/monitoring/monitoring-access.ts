import { createHash, timingSafeEqual } from 'node:crypto';
import { NotFoundException, UnauthorizedException } from '@nestjs/common';

/** Whom metrics and the details of health are for: `everybody`, `nobody`, or whoever has this password. */
export type MonitoringAudience = 'everybody' | 'nobody' | { readonly password: string };

const USER = 'monitoring';
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Decides who is an operator, by HTTP's basic authentication, which every monitoring system speaks. Not by a bearer token: those are
 * people's here, and one that identity has not signed is told to operators as an attack.
 */
export class MonitoringAccess {
  constructor(private readonly audience: MonitoringAudience) {}

  /** @param authorization the header */
  allows(authorization: string | undefined): boolean {
    if (typeof this.audience === 'string') return this.audience === 'everybody';
    const [, credentials] = /^Basic +(\S+)\s*$/i.exec(authorization ?? '') ?? [];
    if (credentials === undefined) return false;
    const said = Buffer.from(credentials, 'base64').toString();
    return timingSafeEqual(hashOf(said), hashOf(`${USER}:${this.audience.password}`));
  }

  /** @throws 401 where a password would help, 404 where there is nothing for anybody */
  require(authorization: string | undefined): void {
    if (this.allows(authorization)) return;
    throw this.audience === 'nobody' ? new NotFoundException() : new UnauthorizedException();
  }
}
