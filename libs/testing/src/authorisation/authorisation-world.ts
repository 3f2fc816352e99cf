import type { Role, Scope } from '@edtech/auth';
import type { TestUser } from '../test-users.js';

/**
 * Who may see a field, or do what a root field does. `holders` are the people an entity belongs to; a list is whoever has one
 * of the roles, and service accounts with one of the scopes. Service accounts are in no other audience than `anyone`.
 */
export type Audience = 'anyone' | 'signed-in' | 'holders' | 'holders-and-admins' | readonly (Role | Scope)[];

export interface KnownEntity {
  readonly type: string;
  readonly id: string;
  /** Ids of the accounts that it belongs to. A User belongs to itself. */
  readonly holders?: readonly string[];
}

/** Something that is tried, and has to be refused with this code. */
export interface RefusedAttempt {
  /** A viewer's name. */
  readonly as: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly code: string;
}

/** People, what belongs to whom, and what each of them may see and do: all that a subgraph's answers are judged by. */
export interface AuthorisationWorld {
  /** By the names that findings use; null is nobody in particular. */
  readonly viewers: Readonly<Record<string, TestUser | null>>;
  readonly entities: readonly KnownEntity[];
  /** Texts that occur in nothing but answers to these viewers. */
  readonly secrets: readonly { readonly text: string; readonly for: readonly string[] }[];
  /** One for every field of every entity and every root field: one that is missing is a finding. */
  readonly rules: Readonly<Record<string, Audience>>;
  /** Of mutations without a rule of their own. Without it each needs one. */
  readonly otherMutations?: Audience;
  /** Arguments of queries and fields, by coordinate: each set is asked with by everybody. */
  readonly given?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** What those may not do who may use a mutation as such: other people's things. By coordinate. */
  readonly refused?: Readonly<Record<string, readonly RefusedAttempt[]>>;
  /** Fields that hold nothing in this world, so that nobody sees anything in them. */
  readonly empty?: readonly string[];
}

export interface AuthorisationReport {
  /** Fields without a rule, and rules without a field. */
  readonly undecided: readonly string[];
  /** Who saw or did what they may not. */
  readonly leaks: readonly string[];
  /** What nobody saw of those who may: a rule that lets nobody in would pass for a tight one. */
  readonly unseen: readonly string[];
  /** How many answers were judged, and how many of these were to refuse. */
  readonly judged: number;
  readonly refusals: number;
}
