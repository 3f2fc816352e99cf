import { randomUUID } from 'node:crypto';
import { signUpByMail } from '@edtech/mail';
import type { Rig } from '../rig/types.js';

/** Somebody who has signed up. */
export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
}

/** What became of a command: told to have succeeded, told to have failed (with what code), or nothing was heard. */
export type Outcome<T> = { readonly kind: 'acknowledged'; readonly data: T } | { readonly kind: 'refused'; readonly code: string } | { readonly kind: 'unknown' };

const TIMEOUT_MS = 10_000;

/** One question to a service's GraphQL. */
export function ask<T>(url: string, query: string, variables: object, token?: string): Promise<Outcome<T>> {
  return send(url, JSON.stringify({ query, variables }), token);
}

/** One question to a service's GraphQL, as it goes over the network. */
export async function send<T>(url: string, json: string, token?: string): Promise<Outcome<T>> {
  let body: { data?: T | null; errors?: { message: string; extensions?: { code?: string } }[] };
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: json,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 413) return { kind: 'refused', code: 'BODY_TOO_LARGE' };
    body = (await response.json()) as typeof body;
  } catch {
    return { kind: 'unknown' };
  }
  const error = body.errors?.[0];
  // An error that is nobody's fault may have come after the commit.
  if (error) return error.extensions?.code === 'INTERNAL' ? { kind: 'unknown' } : { kind: 'refused', code: error.extensions?.code ?? error.message };
  return body.data ? { kind: 'acknowledged', data: body.data } : { kind: 'unknown' };
}

/** @throws Error when it is not acknowledged */
export async function signUp(rig: Pick<Rig, 'services' | 'tokenFor' | 'mails'>, name = { firstName: 'Ada', lastName: 'Lovelace' }): Promise<Account> {
  const person = { email: `${randomUUID()}@example.org`, password: 'a long enough secret', ...name, role: 'STUDENT' };
  const insist = async <T>(operation: string, variables: Record<string, unknown>): Promise<T> => {
    const outcome = await ask<T>(rig.services.identity.url, operation, variables);
    if (outcome.kind !== 'acknowledged') throw new Error(`nobody can sign up: ${outcome.kind === 'refused' ? outcome.code : outcome.kind}`);
    return outcome.data;
  };
  const { user } = await signUpByMail<{ user: { id: string } }>(insist, rig.mails, person, 'user { id }');
  return { userId: user.id, email: person.email, token: rig.tokenFor(user.id, 'student') };
}

/** Changes the own profile, which is a fact that others are told. */
export function updateProfile(identityUrl: string, { token }: Account, input: Readonly<Record<string, unknown>>): Promise<Outcome<{ updateProfile: { firstName: string } }>> {
  return ask(identityUrl, 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { firstName } }', { input }, token);
}
