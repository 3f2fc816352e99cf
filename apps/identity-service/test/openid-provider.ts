import { spawn, type ChildProcess } from 'node:child_process';
import type { JsonWebKey } from 'node:crypto';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export const CLIENT = { id: 'edtech', secret: 'a secret of the client', redirectUrl: 'http://localhost:3000/signed-in' };

/** Who somebody is at the provider. The same claims are the same person. */
export interface ProviderClaims {
  email?: string;
  email_verified?: boolean;
  given_name?: string;
  family_name?: string;
}

/** A real OpenID Connect provider, and a browser that signs in there. */
export class OpenidProvider {
  private constructor(
    private readonly program: ChildProcess,
    /** Where it listens. */
    readonly address: string,
    readonly issuer: string,
  ) {}

  /** @param as another issuer than the address where it listens, and the key that it signs with */
  static async start(as: { issuer?: string; key?: JsonWebKey } = {}): Promise<OpenidProvider> {
    const program = spawn(process.execPath, [join(__dirname, 'run-openid-provider.mjs'), CLIENT.id, CLIENT.secret, CLIENT.redirectUrl], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, PROVIDER_AS: JSON.stringify(as) },
    });
    for await (const line of createInterface({ input: program.stdout })) {
      const address = /^listening at (\S+)$/.exec(line)?.[1];
      if (address !== undefined) return new OpenidProvider(program, address, as.issuer ?? address);
    }
    throw new Error('the provider did not start');
  }

  /** Follows the provider from page to page as a browser does, and signs in. Resolves to where it sends the browser in the end. */
  async visit(authorizationUrl: string, claims: ProviderClaims): Promise<string> {
    const cookies = new Map<string, string>();
    let request = new Request(authorizationUrl);
    for (let step = 0; step < 10; step += 1) {
      request.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await fetch(request, { redirect: 'manual' });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location?.startsWith(CLIENT.redirectUrl)) return location;
      if (location !== null) request = new Request(new URL(location, request.url));
      else {
        const page = await response.text();
        const form = /<form[^>]+action="([^"]+)"/.exec(page)?.[1];
        if (form === undefined) throw new Error(`no form on the provider's page (${response.status}): ${page.slice(0, 500)}`);
        const login = Buffer.from(JSON.stringify(claims)).toString('base64url');
        request = new Request(new URL(form, request.url), { method: 'POST', body: new URLSearchParams({ prompt: 'login', login, password: 'any' }) });
      }
    }
    throw new Error('the provider sends the browser around in circles');
  }

  stop(): void {
    this.program.kill();
  }
}
