import { isStateTopic } from '@edtech/contracts';
import type { AsyncApiDocument, AsyncApiMessage } from '../asyncapi/asyncapi-document.js';
import type { Release } from '../compatibility/release.js';
import { asSchema } from '../compatibility/diff-schemas.js';
import { historyOf, olderVersionOf, type HistoryEntry } from './history.js';
import { html, Html } from './html.js';
import { PAGE_SCRIPT } from './page-script.js';
import { PAGE_STYLE } from './page-style.js';
import { schemaRows } from './schema-rows.js';

/** The document's events as one page that needs nothing from elsewhere: it opens from a disk, without a network. */
export function cataloguePage(document: AsyncApiDocument, releases: readonly Release[], current: Release): string {
  const events = Object.values(document.channels).flatMap(({ address, messages }) =>
    Object.keys(messages).flatMap((type) => {
      const message = document.components.messages[type];
      return message ? [{ type, topic: address, message, owner: current.events[type]?.owner ?? '' }] : [];
    }),
  );
  const history = historyOf(releases, current);
  const owners = [...new Set(events.map(({ owner }) => owner))];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${document.info.title}</title>
<link rel="icon" href="data:,">
<style>${new Html(PAGE_STYLE)}</style>
</head>
<body>
<header class="bar"><div><strong>${document.info.title}</strong><input id="search" type="search" placeholder="Event, field, service, topic ..." aria-label="Search" autofocus><span id="found" role="status"></span></div></header>
<div class="page">
<nav aria-label="Events">
${owners.map((owner) => html`<section><h2>${owner}</h2><ul>${events.filter((event) => event.owner === owner).map(({ type }) => html`<li><a href="#${type}">${type.slice(owner.length + 1)}</a></li>`)}</ul></section>\n`)}</nav>
<main>
<p class="intro">${document.info.description} Contracts ${document.info.version}: ${events.length} events on ${Object.keys(document.channels).length} topics.</p>
<p class="none" id="none">No event has all of these words.</p>
${events.map(({ type, topic, message, owner }) => article({ type, topic, message, owner, document, current, history }))}
${releasesSection(history)}
</main>
</div>
<script>${new Html(PAGE_SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

interface ArticleParts {
  type: string;
  topic: string;
  message: AsyncApiMessage;
  owner: string;
  document: AsyncApiDocument;
  current: Release;
  history: readonly HistoryEntry[];
}

function article({ type, topic, message, owner, document, current, history }: ArticleParts): Html {
  const subject = current.events[type]?.subject ?? '';
  const schema = asSchema(document.components.schemas[message.payload.$ref.replace('#/components/schemas/', '')]);
  const rows = schemaRows(schema);
  const services = (action: 'send' | 'receive') =>
    Object.values(document.operations)
      .filter((operation) => operation.action === action && operation.messages.some(({ $ref }) => $ref.endsWith(`/messages/${type}`)))
      .flatMap(({ tags }) => tags.map(({ name }) => name));
  const [publishers, consumers] = [services('send'), services('receive')];
  const words = [type, topic, owner, message.summary, ...publishers, ...consumers, ...rows.map(({ field }) => field)].join(' ').toLowerCase();
  const tags = (names: readonly string[]) => (names.length > 0 ? names.map((name) => html`<span class="tag">${name}</span>`) : 'no service of the platform');
  return html`<article id="${type}" data-words="${words}">
<h3><a href="#${type}">${type}</a></h3>
<p>${message.summary}</p>
<dl><dt>Topic</dt><dd><code>${topic}</code>${isStateTopic(topic) && ' (state topic: the last event of each key is kept)'}</dd><dt>Published by</dt><dd>${tags(publishers)}</dd><dt>Consumed by</dt><dd>${tags(consumers)}</dd></dl>
<h4>Data</h4>
<div class="wide"><table><thead><tr><th>Field</th><th>Type</th><th>Rules</th></tr></thead><tbody>
${rows.map(
  ({ field, type: kind, rules }) =>
    html`<tr><td${new Html(/[.]/.test(field) ? ' class="inner"' : '')}><code>${field}</code>${field === subject && html` <span class="subject">subject and key</span>`}</td><td>${kind}</td><td>${[...rules, ...(message['x-personal']?.includes(field) ? ['personal'] : [])].join('; ')}</td></tr>\n`,
)}</tbody></table></div>
<details><summary>Example</summary><pre>${JSON.stringify(message.examples[0]?.payload, null, 2)}</pre></details>
<h4>Versions</h4>
${versions(type, current, history)}
</article>
`;
}

function versions(type: string, current: Release, history: readonly HistoryEntry[]): Html {
  const older = olderVersionOf(type, current);
  const changes = history.flatMap(({ version, changes: all }) => all.filter((change) => change.type === type).map(({ what }) => ({ version, what })));
  const spoken = (what: string) => (what === 'is new' ? 'published for the first time' : what);
  return html`<ul class="changes">${changes.map(({ version, what }) => html`<li>${version ?? 'Not released yet'}: ${spoken(what)}</li>`)}</ul>
${older && html`<h4>Changes from <a href="#${older.type}">${older.type}</a></h4><ul class="changes">${older.changes.map(({ field, what }) => html`<li><code>${field || 'data'}</code> ${what}</li>`)}</ul>`}`;
}

function releasesSection(history: readonly HistoryEntry[]): Html {
  return html`<section class="releases" id="releases"><h3>Releases of the contracts</h3>
${history.map(({ version, changes }, index) => html`<h4>${version ?? 'Not released yet'}</h4>${told(changes, index === history.length - 1)}`)}</section>`;
}

function told(changes: HistoryEntry['changes'], first: boolean): Html {
  if (changes.length === 0) return html`<p>No event changed.</p>`;
  if (first) return html`<p>The first release: ${changes.length} events.</p>`;
  return html`<ul class="changes">${changes.map(({ type, what }) => html`<li><a href="#${type}">${type}</a> ${what}</li>`)}</ul>`;
}
