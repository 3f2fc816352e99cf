import { defineEvent, eventDefinitions, identityUserUpdatedV1, jsonSchemaOf, learningStudentCreatedV1, type EventDefinition } from '@edtech/contracts';
import { exampleOf } from '@edtech/contracts/examples';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { asyncApiDocument } from '../asyncapi/asyncapi-document.js';
import { describeContracts } from '../compatibility/release.js';
import { cataloguePage } from './catalogue-page.js';
import { html } from './html.js';
import { schemaRows } from './schema-rows.js';

const committed = readFileSync(join(__dirname, '../../../../docs/events/catalogue/index.html'), 'utf8');

const v1 = defineEvent({ type: 'identity.thing.changed.v1', topic: 'edtech.identity.thing', owner: 'identity', subject: 'thingId', description: 'A <thing> changed.', data: z.object({ thingId: z.uuid(), name: z.string() }) });
const v1Wider = { ...v1, data: v1.data.extend({ colour: z.string().optional() }) };
const v2 = { ...v1, type: 'identity.thing.changed.v2', data: z.object({ thingId: z.uuid(), names: z.array(z.string()) }) };

function pageOf(events: readonly EventDefinition[], ...releases: readonly (readonly EventDefinition[])[]): string {
  const document = asyncApiDocument('9.9.9', events.map((definition) => ({ definition, example: { thingId: 'an-id' }, consumers: ['payment'] })));
  return cataloguePage(document, releases.map((definitions, index) => describeContracts(`1.${index}.0`, definitions)), describeContracts('9.9.9', events));
}

/** The article of one event, without its tags. */
function articleOf(page: string, type: string): string {
  const article = new RegExp(`<article id="${type}".*?</article>`, 's').exec(page)?.[0] ?? '';
  return article.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('the catalogue', () => {
  test('that is committed has every event, and takes nothing from anywhere else', () => {
    for (const { type, description } of eventDefinitions) {
      expect(committed).toContain(`<article id="${type}"`);
      expect(articleOf(committed, type)).toContain(html`${description}`.text);
    }
    expect(committed).toContain("default-src 'none'");
    expect(committed).not.toMatch(/(src|href|action)="(?!#|data:)/);
    expect(committed).not.toMatch(/@import|url\(|fetch\(|XMLHttpRequest|WebSocket/);
  });

  test('says of an event who publishes it, who consumes it, what it carries and an example', () => {
    const article = articleOf(pageOf([v1], [v1]), v1.type);
    expect(article).toContain('A &lt;thing&gt; changed.');
    expect(article).toContain('Topic edtech.identity.thing Published by identity Consumed by payment');
    expect(article).toContain('thingId subject and key id (UUID) name text');
    expect(article).toContain('&quot;thingId&quot;: &quot;an-id&quot;');
    expect(article).toContain('1.0.0: published for the first time');
  });

  test('says which fields are personal, and that their topic keeps the last event of each key', () => {
    const article = articleOf(committed, 'identity.user.created.v1');
    expect(article).toContain('edtech.identity.user (state topic: the last event of each key is kept)');
    expect(article).toMatch(/firstName text [^;]*; [^;]*; personal lastName/);
    expect(articleOf(committed, 'learning.lesson.booked.v1')).not.toMatch(/personal|state topic/);
  });

  test('tells what each release changed, and what is not released yet', () => {
    const page = pageOf([v1Wider, v2], [v1], [v1Wider]);
    expect(articleOf(page, v1.type)).toContain('1.1.0: colour is new and optional 1.0.0: published for the first time');
    expect(articleOf(page, v2.type)).toContain('Not released yet: published for the first time');
    const releases = page.slice(page.indexOf('id="releases"')).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(releases).toMatch(/Not released yet identity\.thing\.changed\.v2 is new 1\.1\.0 identity\.thing\.changed\.v1 colour is new and optional 1\.0\.0 The first release: 1 events/);
  });

  test('tells how a version differs from the one before it', () => {
    const article = articleOf(pageOf([v1, v2], [v1, v2]), v2.type);
    expect(article).toContain('Changes from identity.thing.changed.v1 name was removed names is new and required');
    expect(articleOf(pageOf([v1, v2], [v1, v2]), v1.type)).not.toContain('Changes from');
  });

  test('can be searched by type, field, service, topic and words of the description', () => {
    const words = /<article id="identity\.thing\.changed\.v1" data-words="([^"]*)"/.exec(pageOf([v1], [v1]))?.[1];
    for (const word of ['identity.thing.changed.v1', 'thingid', 'payment', 'edtech.identity.thing', '&lt;thing&gt;']) expect(words).toContain(word);
  });
});

describe('the rows of a schema', () => {
  test('name the fields within objects and lists, and what holds for each', () => {
    expect(schemaRows(jsonSchemaOf(learningStudentCreatedV1))).toEqual([
      { field: 'studentId', type: 'id (UUID)', rules: [] },
      { field: 'userId', type: 'id (UUID)', rules: [] },
      { field: 'name', type: 'text', rules: [] },
      { field: 'learningGoals', type: 'list of object', rules: [] },
      { field: 'learningGoals[].subject', type: 'text', rules: ['at least 1 character', 'at most 60 characters', 'matches ^[a-z0-9]+(-[a-z0-9]+)*$'] },
      { field: 'learningGoals[].goal', type: 'text', rules: ['at most 500 characters'] },
      { field: 'preferredLanguages', type: 'list of text', rules: ['at least 2 characters', 'at most 35 characters'] },
    ]);
    const data = z.object({ at: z.iso.datetime().nullable(), open: z.boolean().optional(), count: z.int().min(1).max(5), kind: z.enum(['a', 'b']).nullable() });
    expect(schemaRows(jsonSchemaOf({ ...identityUserUpdatedV1, subject: 'userId', data }))).toEqual([
      { field: 'at', type: 'instant (UTC)', rules: ['may be null'] },
      { field: 'open', type: 'yes or no', rules: ['may be missing'] },
      { field: 'count', type: 'whole number', rules: ['from 1', 'up to 5'] },
      { field: 'kind', type: 'text', rules: ['may be null', 'one of a, b'] },
    ]);
  });

  test('exist for every event, each with a type that has a name', () => {
    for (const definition of eventDefinitions) {
      const rows = schemaRows(jsonSchemaOf(definition));
      expect(rows.map(({ field }) => field)).toEqual(expect.arrayContaining(Object.keys(exampleOf(definition))));
      expect(rows.filter(({ type }) => type.includes('anything'))).toEqual([]);
    }
  });
});

test('text becomes HTML by being escaped, once', () => {
  const inner = html`<b>${'<&>"\''}</b>`;
  expect(html`<p>${inner}${[1, inner]}${false}${undefined}</p>`.text).toBe(`<p>${inner.text}1${inner.text}</p>`);
  expect(inner.text).toBe('<b>&lt;&amp;&gt;&quot;&#39;</b>');
});
