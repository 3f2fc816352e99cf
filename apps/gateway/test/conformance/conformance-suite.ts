import { readFileSync } from 'node:fs';

/** One question to a gateway, and what any gateway that understands federation answers. */
export interface ConformanceTest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** `errors`: whether there are to be some. */
  readonly expected: { readonly data?: unknown; readonly errors?: boolean };
}

/** A supergraph with running subgraphs, and the questions about it. */
export interface ConformanceSuite {
  readonly id: string;
  readonly supergraph: string;
  /** Where each subgraph takes GraphQL. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly tests: readonly ConformanceTest[];
}

type Source = Readonly<Record<string, string | undefined>>;

/**
 * The suites that the environment points at, none where it points at nothing:
 *
 * - `CONFORMANCE_SUITES_URL`: a server of suites, as the federation gateway audit is one: `/ids`, `/<id>/supergraph`, `/<id>/tests`.
 *   `CONFORMANCE_IDS` (separated by commas) picks some.
 * - or `CONFORMANCE_SUPERGRAPH` and `CONFORMANCE_TESTS`: files, the second a JSON list of tests.
 *
 * Subgraphs are where the supergraph says, unless `CONFORMANCE_SUBGRAPH_URLS` (name=url, separated by commas) says otherwise.
 */
export async function suitesOf(source: Source): Promise<readonly ConformanceSuite[]> {
  const given = Object.fromEntries((source.CONFORMANCE_SUBGRAPH_URLS ?? '').split(',').filter(Boolean).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  const suite = (id: string, supergraph: string, tests: readonly ConformanceTest[]): ConformanceSuite => ({ id, supergraph, tests, subgraphUrls: { ...subgraphUrlsIn(supergraph), ...given } });
  const { CONFORMANCE_SUITES_URL: url, CONFORMANCE_SUPERGRAPH: file, CONFORMANCE_TESTS: tests, CONFORMANCE_IDS: picked } = source;
  if (url !== undefined) {
    const ids = picked?.split(',') ?? ((await (await fetch(`${url}/ids`)).json()) as string[]);
    return Promise.all(ids.map(async (id) => suite(id, await (await fetch(`${url}/${id}/supergraph`)).text(), (await (await fetch(`${url}/${id}/tests`)).json()) as ConformanceTest[])));
  }
  if (file === undefined || tests === undefined) return [];
  return [suite(file, readFileSync(file, 'utf8'), JSON.parse(readFileSync(tests, 'utf8')) as ConformanceTest[])];
}

/** `@join__graph(name: "payment", url: "http://...")`. */
function subgraphUrlsIn(supergraph: string): Record<string, string> {
  return Object.fromEntries([...supergraph.matchAll(/@join__graph\(name:\s*"([^"]+)",\s*url:\s*"([^"]+)"\)/g)].map(([, name = '', url = '']) => [name, url]));
}
