import { compareReleases, type ContractChange } from '../compatibility/compare-releases.js';
import { diffSchemas, type SchemaChange } from '../compatibility/diff-schemas.js';
import type { Release } from '../compatibility/release.js';

/** What one release brought. */
export interface HistoryEntry {
  /** Undefined for what has not been released yet. */
  readonly version: string | undefined;
  readonly changes: readonly ContractChange[];
}

/** What each release changed, newest first, with what is not released yet before them; releases without a change included. */
export function historyOf(releases: readonly Release[], current: Release): HistoryEntry[] {
  const nothing: Release = { version: '', events: {} };
  const entries = releases.map((release, index): HistoryEntry => ({ version: release.version, changes: compareReleases(releases[index - 1] ?? nothing, release) }));
  const unreleased = compareReleases(releases.at(-1) ?? nothing, current);
  return [...(unreleased.length > 0 ? [{ version: undefined, changes: unreleased }] : []), ...entries.reverse()];
}

/** An older version of the same event, and how the newer one differs from it. */
export interface OlderVersion {
  readonly type: string;
  readonly changes: readonly SchemaChange[];
}

/** The version before this one, if there is one. */
export function olderVersionOf(type: string, { events }: Release): OlderVersion | undefined {
  const name = type.slice(0, type.lastIndexOf('.v') + 2);
  for (let version = Number(type.slice(name.length)) - 1; version > 0; version -= 1) {
    const [older, newer] = [events[`${name}${version}`], events[type]];
    if (older && newer) return { type: `${name}${version}`, changes: diffSchemas(older.schema, newer.schema) };
  }
  return undefined;
}
