import * as contracts from '@edtech/contracts';
import { subscriptionsOf } from '@edtech/service-host';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from './services.js';

const APPS = join(__dirname, '../../../apps');

/** The types that a service's source names in `@EventPattern`, read as text: a second way to the same answer. */
function typesInSource(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true });
  return files.flatMap((file) => {
    const path = join(folder, file.name);
    if (file.isDirectory()) return typesInSource(path);
    if (!file.name.endsWith('.ts') || file.name.endsWith('.spec.ts')) return [];
    const patterns = [...readFileSync(path, 'utf8').matchAll(/@EventPattern<[^(]*\(([^)]*)\)/g)].map(([, argument]) => argument ?? '');
    return patterns.flatMap((argument) => [...argument.matchAll(/(\w+)\.type/g)].map(([, name]) => typeNamed(name ?? '')));
  });
}

function typeNamed(name: string): string {
  const definition = Object.entries(contracts).find(([exported]) => exported === name)?.[1];
  if (typeof definition !== 'object' || !('type' in definition)) throw new Error(`contracts export no event called ${name}`);
  return String(definition.type);
}

/** Which every service but identity handles: by them tokens are not believed any more, and people are erased. */
const OF_THE_PLATFORM = [contracts.identityErasureRequestedV1.type, contracts.identitySessionEndedV1.type, contracts.identityUserUpdatedV1.type];

const folders: Readonly<Record<string, string>> = { learning: 'learning-management-service' };

test.each(services.map((definition) => [definition.service, definition] as const))('%s subscribes to exactly what its handlers name', async (service, definition) => {
  // Analytics' handler takes a list that is made at run time: every event there is.
  const everything = contracts.eventDefinitions.map(({ type }) => type);
  const named = typesInSource(join(APPS, folders[service] ?? `${service}-service`, 'src'));
  const expected = service === 'analytics' ? everything : [...named, ...(service === 'identity' ? [] : OF_THE_PLATFORM)];
  expect(await subscriptionsOf(definition)).toEqual([...new Set(expected)].sort());
});

test('the services subscribe to something, so that the comparison above compares something', () => {
  const counts = ['learning', 'payment', 'communication', 'ai'].map((service) => typesInSource(join(APPS, folders[service] ?? `${service}-service`, 'src')).length);
  for (const count of counts) expect(count).toBeGreaterThan(2);
});
