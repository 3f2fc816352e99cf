import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

// What browsers give (PublicKeyCredential.toJSON) as far as it is looked at; generous in what it may be besides.
const base64url = (maxLength: number) => z.string().max(maxLength).regex(/^[A-Za-z0-9_-]*$/);
const ID_LENGTH = 1_364;
const common = { id: base64url(ID_LENGTH).min(1), rawId: base64url(ID_LENGTH).min(1), type: z.literal('public-key') };

const assertionShape = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(8_192),
    authenticatorData: base64url(8_192),
    signature: base64url(8_192),
    userHandle: base64url(128).nullish(),
  }),
});

const attestationShape = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(8_192),
    attestationObject: base64url(65_536),
    transports: z.array(z.string().max(32)).max(10).nullish(),
  }),
});

/** Undefined when it is none. */
export function readAssertion(json: unknown): AuthenticationResponseJSON | undefined {
  const { data } = assertionShape.safeParse(json);
  if (!data) return undefined;
  const { userHandle, ...response } = data.response;
  return { ...data, clientExtensionResults: {}, response: { ...response, ...(userHandle ? { userHandle } : {}) } };
}

/** Undefined when it is none. The transports are what the browser believes: nothing is decided by them. */
export function readAttestation(json: unknown): (RegistrationResponseJSON & { transports: string[] }) | undefined {
  const { data } = attestationShape.safeParse(json);
  if (!data) return undefined;
  const { transports, ...response } = data.response;
  return { ...data, clientExtensionResults: {}, response, transports: transports ?? [] };
}
