import type { ExperimentByItself } from '../bench.js';
import { startGateway } from '../federation/gateways.js';
import { startRig } from '../federation/rig.js';
import { askPaced } from '../load/paced.js';
import { median, percentile } from '../statistics.js';

const TIME_LIMIT_MS = 500;
const MORE_MS = 50;
const A_SECOND = 50;

const QUESTION = JSON.stringify({ query: '{ __typename topProducts(first: 3) { name inStock } }' });
const ANSWER = { data: { __typename: 'Query', topProducts: [{ name: 'Table', inStock: true }, { name: 'Couch', inStock: false }, { name: 'Glass', inStock: true }] } };

/** How long clients wait for services that hold their connections and say nothing, as a stopped process does (SIGSTOP). */
export const silentService: ExperimentByItself = {
  name: 'silent-service',
  title: 'how long clients wait while services are stopped',
  needsServers: false,
  async measure(extent) {
    const rig = await startRig({ count: () => 1 });
    const gateway = await startGateway('ours', { subgraphs: rig.urls, token: rig.token, peers: '', environment: { GATEWAY_SERVICE_TIMEOUT_MS: String(TIME_LIMIT_MS), LOG_LEVEL: 'fatal' } });
    const ask = (requests: number, isRight: (answer: unknown) => boolean): Promise<number[]> =>
      askPaced({ url: gateway.url, body: QUESTION, token: rig.token, perSecond: A_SECOND, requests, isRight: (status, text) => status === 200 && isRight(JSON.parse(text)) });
    const isWhole = (answer: unknown): boolean => JSON.stringify(answer) === JSON.stringify(ANSWER);
    const isMissing = (answer: unknown): boolean => JSON.stringify(answer).includes('SERVICE_UNAVAILABLE');
    const p99s: number[] = [];
    const backMs: number[] = [];
    try {
      await ask(10, () => true);
      await ask(4 * A_SECOND, isWhole);
      for (let round = 0; round < extent.rounds; round += 1) {
        process.kill(rig.subgraphs.pid, 'SIGSTOP');
        const times = await ask(Math.max(20, Math.round((A_SECOND * extent.count(4_000)) / 1_000)), isMissing).finally(() => process.kill(rig.subgraphs.pid, 'SIGCONT'));
        const since = performance.now();
        while (!(await ask(1, isWhole).then(() => true, () => false))) if (performance.now() - since > 30_000) throw new Error('the gateway does not ask again');
        backMs.push(performance.now() - since);
        p99s.push(percentile(times, 99));
        extent.tell(`p99 ${percentile(times, 99).toFixed(0)} ms, p50 ${percentile(times, 50).toFixed(1)} ms; whole again after ${(backMs.at(-1) ?? 0).toFixed(0)} ms`);
      }
      const p99 = median(p99s);
      const back = median(backMs);
      return {
        lines: [
          { measures: `waiting for a stopped service, ${A_SECOND}/s, p99`, ours: { value: p99, unit: 'ms' }, compared: `${p99 - TIME_LIMIT_MS < 0 ? '' : '+'}${(p99 - TIME_LIMIT_MS).toFixed(0)} ms`, goal: { text: `< limit + ${MORE_MS} ms`, reached: p99 < TIME_LIMIT_MS + MORE_MS } },
          { measures: 'whole answers again after it goes on', ours: { value: back, unit: 'ms' }, compared: `${back.toFixed(0)} ms`, goal: { text: '<= 1,000 ms and an answer', reached: back <= 1_000 + MORE_MS } },
        ],
        notes: [`a limit of ${TIME_LIMIT_MS} ms for each answer of a service; every answer meanwhile says which service is missing`],
      };
    } finally {
      await gateway.stop();
      await rig.stop();
    }
  },
};
