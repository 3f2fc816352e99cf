import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Signs access tokens with the rig's own key and serves that key as identity would: nobody has to sign in to be believed. */
export class RigTokens {
  private readonly keyId = randomUUID();
  private readonly privateKey: KeyObject;
  private readonly server: Server;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.privateKey = privateKey;
    const keys = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: this.keyId, alg: 'EdDSA', use: 'sig' }] });
    this.server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(keys));
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/.well-known/jwks.json`;
  }

  /** Good for a day. */
  for(userId: string, role: 'student' | 'tutor' | 'admin'): string {
    const now = Math.floor(Date.now() / 1_000);
    const head = { alg: 'EdDSA', kid: this.keyId, typ: 'at+jwt' };
    const body = { iss: 'edtech-identity', aud: 'edtech-platform', iat: now - 60, exp: now + 86_400, jti: randomUUID(), sub: userId, sid: randomUUID(), role, auth_time: now - 60, amr: role === 'admin' ? ['pwd', 'otp'] : ['pwd'] };
    const signed = `${encode(head)}.${encode(body)}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.privateKey).toString('base64url')}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
