import type { PlatformDatabases } from './platform-databases.js';

/**
 * What the tables themselves guarantee, a line each, as Postgres words it:
 *
 *     identity.users column email text NOT NULL
 *     identity.users CHECK ((role = ANY (ARRAY['student'::text, 'tutor'::text, 'admin'::text])))
 *     identity.users UNIQUE INDEX btree (lower(email))
 *     identity.auth_tokens FOREIGN KEY (user_id) REFERENCES identity.users(id) ON DELETE CASCADE
 *     ai.content column content_type enum(article, video, exercise, quiz) NOT NULL
 *     learning.lessons TRIGGER lessons_legal_steps
 */
export async function findFacts(databases: PlatformDatabases): Promise<string[]> {
  const answers = await databases.everywhere<{ fact: string }>(`
    WITH tables AS (
      SELECT c.oid, n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    )
    SELECT t.name || ' column ' || a.attname || ' ' || coalesce(
        (SELECT 'enum(' || string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) || ')' FROM pg_enum e WHERE e.enumtypid = a.atttypid),
        format_type(a.atttypid, a.atttypmod)) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS fact
      FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT t.name || ' ' || pg_get_constraintdef(k.oid) FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype IN ('c', 'f', 'p', 'u', 'x')
    UNION ALL SELECT t.name || CASE WHEN i.indisunique THEN ' UNIQUE' ELSE '' END || ' INDEX ' || substring(pg_get_indexdef(i.indexrelid) FROM ' USING (.*)$')
      FROM tables t JOIN pg_index i ON i.indrelid = t.oid
    UNION ALL SELECT t.name || ' TRIGGER ' || g.tgname FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal`);
  return answers.map(({ fact }) => fact).sort();
}
