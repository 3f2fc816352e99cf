import type { TestDatabase } from '../test-database.js';

/**
 * Texts that run where somebody puts them into a statement instead of beside it, each in another place of one. What they run counts a sequence
 * on, which no rollback takes back; a statement that they only break fails, and a failed statement is an INTERNAL error.
 */
export const INJECTED_TEXTS: readonly { readonly place: string; readonly text: string; readonly statement: (text: string) => string }[] = [
  { place: 'within quotes', text: `x' || nextval($q$injected.ran$q$) || '`, statement: (text) => `select '${text}'` },
  { place: 'after quotes', text: `x'; select nextval($q$injected.ran$q$); --`, statement: (text) => `select '${text}'` },
  { place: 'without quotes', text: '(select nextval($q$injected.ran$q$))', statement: (text) => `select ${text}` },
  { place: 'within the quotes of a name', text: `x", nextval($q$injected.ran$q$) as "y`, statement: (text) => `select 1 as "${text}"` },
  { place: 'within the braces of an array', text: `x,y"}', nextval($q$injected.ran$q$)::text, '{\\%_`, statement: (text) => `select '{${text}}'` },
];

/** What tells, for a database, whether one of {@link INJECTED_TEXTS} has run in it. Anybody there can count it on. */
export class InjectionTrace {
  private constructor(private readonly database: Pick<TestDatabase, 'admin'>) {}

  static async lay(database: Pick<TestDatabase, 'admin'>): Promise<InjectionTrace> {
    await database.admin`create schema injected`;
    await database.admin`create sequence injected.ran`;
    await database.admin`grant usage on schema injected to public`;
    await database.admin`grant usage on sequence injected.ran to public`;
    return new InjectionTrace(database);
  }

  /** How often. */
  async count(): Promise<number> {
    const [row] = await this.database.admin<{ times: number }[]>`select (case when is_called then last_value else 0 end)::int as times from injected.ran`;
    return row?.times ?? 0;
  }
}
