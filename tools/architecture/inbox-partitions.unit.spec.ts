import { SERVICE_NAMES, SERVICES } from '@edtech/environment';
import { partitionInboxStatements } from '@edtech/messaging/parts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** All statements of a service's migrations, without the comment lines before them. */
function migrated(project: string): string[] {
  const folder = join(root, 'apps', project, 'drizzle');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.sql')).sort() : [];
  return files
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint'))
    .map((statement) => statement.replace(/^(\s*--[^\n]*\n)+/, '').trim());
}

test.each(SERVICE_NAMES)("%s partitions its inbox by the same statements as everybody, and as the library's own tests", (service) => {
  const statements = migrated(service === 'learning' ? 'learning-management-service' : `${service}-service`);
  const wanted = partitionInboxStatements(SERVICES[service].schema);
  expect(wanted.length).toBeGreaterThan(3);
  const from = statements.indexOf(wanted[0] ?? '');
  expect(statements.slice(from, from + wanted.length)).toEqual(wanted);
});
