import { isScope, type Scope } from '@edtech/auth';
import type { GraphqlResult } from '../ask-graphql.js';
import type { TestServiceAccount, TestUser } from '../test-users.js';
import type { Audience, AuthorisationWorld } from './authorisation-world.js';
import type { SubgraphShape } from './subgraph-shape.js';
import { fieldOfKey } from './write-selection.js';

export interface Judgement {
  readonly leaks: readonly string[];
  /** Coordinates that the viewer saw something in, and may. */
  readonly seen: readonly string[];
  /** How many fields were asked for that the viewer may not see. */
  readonly refusals: number;
}

/** Whether a root field is open to this viewer or service account. Whose things it acts on is another question. */
export function mayAct(audience: Audience, viewer: TestUser | null, service?: TestServiceAccount): boolean {
  if (audience === 'anyone') return true;
  if (service) return scopesIn(audience).some((scope) => service.scopes.includes(scope));
  if (!viewer) return false;
  return typeof audience === 'string' || audience.includes(viewer.role);
}

/** The scopes that let service accounts in. */
export function scopesIn(audience: Audience): Scope[] {
  return typeof audience === 'string' ? [] : audience.filter(isScope);
}

/** Looks at every entity in an answer, however deep, and at its whole text. */
export function judge(world: AuthorisationWorld, shape: SubgraphShape, { name, viewer }: { name: string; viewer: TestUser | null }, answer: GraphqlResult<unknown>): Judgement {
  const leaks: string[] = [];
  const seen: string[] = [];
  let refusals = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const { __typename: type, id } = value as { __typename?: string; id?: string };
    for (const [key, member] of Object.entries(value)) {
      visit(member);
      if (key === '__typename' || type === undefined || id === undefined || !shape.isEntity(type)) continue;
      const coordinate = `${type}.${fieldOfKey(key)}`;
      const allowed = maySee(world, viewer, coordinate, type, id);
      if (!allowed) refusals += 1;
      if (member === null) continue;
      if (allowed) seen.push(coordinate);
      else leaks.push(`${name} sees ${coordinate} of ${id}`);
    }
  };
  visit(answer.data);
  const text = JSON.stringify(answer);
  const clear = name.split(',')[0]!;
  for (const secret of world.secrets) {
    if (!secret.for.includes(clear)) refusals += 1;
    if (text.includes(secret.text) && !secret.for.includes(clear)) leaks.push(`${name} reads "${secret.text}"`);
  }
  return { leaks, seen, refusals };
}

function maySee(world: AuthorisationWorld, viewer: TestUser | null, coordinate: string, type: string, id: string): boolean {
  const audience = world.rules[coordinate];
  // Reported as undecided already.
  if (audience === undefined || audience === 'anyone') return true;
  if (!viewer) return false;
  if (audience === 'signed-in') return true;
  if (typeof audience !== 'string') return audience.includes(viewer.role);
  if (audience === 'holders-and-admins' && viewer.role === 'admin') return true;
  const holders = type === 'User' ? [id] : world.entities.filter((entity) => entity.type === type && entity.id === id).flatMap((entity) => entity.holders ?? []);
  return holders.includes(viewer.userId);
}
