import { eventDefinitions, jsonSchemaOf } from '@edtech/contracts';
import type { AnyServiceDefinition } from '@edtech/service-host';
import { stringify } from 'yaml';
import { allAcls, kafkaAclLines } from './access/kafka-acl-lines.js';
import { asyncApiDocument } from './asyncapi/asyncapi-document.js';
import { findBadExamples } from './asyncapi/find-bad-examples.js';
import { cataloguePage } from './catalogue/catalogue-page.js';
import { describeContracts, type Release } from './compatibility/release.js';
import { describeEvents } from './described-event.js';
import type { Generated } from './generated-files.js';

const SCHEMAS = 'libs/contracts/schemas';

/** What is made of the contracts: JSON Schemas, the AsyncAPI document, the catalogue made of that, and the rights on the brokers. */
export async function generate(version: string, services: readonly AnyServiceDefinition[], releases: readonly Release[]): Promise<Generated> {
  const document = asyncApiDocument(version, await describeEvents(services));
  const bad = findBadExamples(document);
  if (bad.length > 0) throw new Error(`These examples are not what their schemas say:\n  ${bad.join('\n  ')}`);
  const current = describeContracts(version, eventDefinitions);
  return {
    files: [
      ...eventDefinitions.map((definition) => ({ path: `${SCHEMAS}/${definition.type}.json`, content: `${JSON.stringify(jsonSchemaOf(definition), null, 2)}\n` })),
      { path: 'docs/events/asyncapi.yaml', content: stringify(document, { aliasDuplicateObjects: false, lineWidth: 160 }) },
      { path: 'docs/events/catalogue/index.html', content: cataloguePage(document, releases, current) },
      { path: 'tools/kafka/access/acls.txt', content: kafkaAclLines(await allAcls(services)) },
    ],
    ownFolders: [SCHEMAS, 'docs/events/catalogue'],
  };
}
