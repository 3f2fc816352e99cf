import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './claimed-tests.js';

const filesIn = (places: RegExp): { file: string; text: string }[] =>
  ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => places.test(file) && !file.includes('node_modules') && !file.endsWith('.spec.ts') && !file.startsWith('testing/'))
      .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
  );

/** What becomes part of a statement as it is: `sql.unsafe(this.table)`, `sql.raw(alias)`, and texts that are given to `execute`. */
const putIn = (text: string): string[] =>
  [...text.matchAll(/(?:\.unsafe|\bsql\.raw|\braw)\(((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)|\.execute\(\s*(['"`][^,)]*)/g)].map(([, argument = '', executed]) => executed ?? argument.trim());

/** Tables' own names, from their declarations; names of columns, made for this statement. */
const NAMES_OF_OURS = /^(this\.(table|inbox|outbox|leases|positions|people|waiting)|table|inbox|outbox|alias|fresh|columns\.get\(key\)\?\.getSQLType\(\) \?\? 'uuid'|`'\$\{name\}'`)$/;

/** Who puts what into statements, and why nothing of it is a client's. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  // Constants of the code, for constraints of tables.
  'apps/communication-service/src/infrastructure/database/schemas/one-of.ts': /^words\.map\(\(word\) => `'\$\{word\}'`\)\.join\(', '\)$/,
  'apps/communication-service/src/infrastructure/database/schemas/messages.schema.ts': /^String\(MESSAGE_MAX_CHARACTERS\)$/,
  'apps/identity-service/src/infrastructure/database/schemas/data-exports.schema.ts': /^`service in \(\$\{SERVICE_NAMES\./,
  // The statements of rate-limiter-flexible, with their values beside them.
  'apps/identity-service/src/limits/attempt-counter.ts': /^text, values, \{ prepare: true \}$/,
  'libs/messaging/src/inbox/inbox-partitions.ts': /^`\$\{quoteIdentifier\(this\.schema\)\}\.\$\{quoteIdentifier\(name\)\}`$/,
};

/** What makes databases, roles and tables, and looks through them: before anybody asks, out of the layout and the migrations. */
const BEFORE_ANYBODY_ASKS = /^libs\/drizzle\/src\/(layouts|migrations)\/|^libs\/drizzle\/src\/(find-text|connection\/connect)\.ts$/;

describe('statements', () => {
  const sources = filesIn(/^[^/]+\/src\/.*\.ts$/);
  const found = sources.flatMap(({ file, text }) => putIn(text).map((argument) => ({ file, argument })));

  it('are made of no text but names of tables and columns, and what stands in this list', () => {
    const strange = found.filter(({ file, argument }) => !BEFORE_ANYBODY_ASKS.test(file) && !ALLOWED[file]?.test(argument) && !(file.startsWith('libs/') && NAMES_OF_OURS.test(argument)));
    expect(strange).toEqual([]);
    expect(found.length).toBeGreaterThan(60);
  });

  it('are of everybody who stands in the list', () => {
    expect(Object.keys(ALLOWED).filter((listed) => !found.some(({ file }) => file === listed))).toEqual([]);
  });

  it.each([
    ["sql.unsafe(`select * from users where name = '${name}'`)", "`select * from users where name = '${name}'`"],
    ['db.orderBy(sql.raw(input.orderBy))', 'input.orderBy'],
    ['db.execute(`delete from t where id = ${id}`)', '`delete from t where id = ${id}`'],
  ])('would be found out: %s', (text, argument) => {
    expect(putIn(text)).toEqual([argument]);
    expect(NAMES_OF_OURS.test(argument)).toBe(false);
  });
});

describe('functions of the database', () => {
  /** Statements that a function puts together itself, each up to its end. */
  const dynamic = filesIn(/^[^/]+\/drizzle\/[^/]+\.sql$/).flatMap(({ file, text }) => [...text.matchAll(/\bexecute\s+(?!on\b|function\b|procedure\b)[^;]*/gi)].map(([statement]) => ({ file, statement })));

  it('quote the names and values that they put into statements', () => {
    // A definition is what pg_get_indexdef says; a privilege what aclexplode does.
    expect(dynamic.length).toBeGreaterThan(20);
    const bare = dynamic.filter(({ statement }) => !/^execute\s+(?:format\s*\(\s*'|definition$)/i.test(statement) || statement.includes('||') || (/%s/.test(statement) && !/excess\.privilege_type/.test(statement)));
    expect(bare).toEqual([]);
  });
});
