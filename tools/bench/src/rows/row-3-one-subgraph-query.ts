import type { RowByItself } from '../bench.js';
import { startGateway } from '../federation/gateways.js';
import { SINGLE_QUERY } from '../federation/queries.js';
import { startRig } from '../federation/rig.js';
import { answerOf, subgraphSchema } from '../federation/schemas.js';
import { PEOPLE } from '../federation/tokens.js';
import { figureOf, inTurnAmong, ratioOf } from '../in-turn.js';
import { CONNECTIONS, fireAt } from '../load/subject.js';
import { pin } from '../pinning.js';
import { askAsText } from '../programs/ask.js';
import type { SubgraphsStart, SubgraphUrls } from '../workers/subgraphs.worker.js';
import { startWorker } from '../workers/worker-process.js';

const GOAL = 0.16;
const UNIT = 'requests/s';

/** What the gateway costs where it has nothing to join: against the subgraph that answers, asked directly. */
export const oneSubgraphQuery: RowByItself = {
  number: 3,
  title: 'a query that one subgraph answers',
  needsServers: false,
  async measure(extent) {
    const body = JSON.stringify({ query: SINGLE_QUERY });
    const right = await answerOf(subgraphSchema('products'), { query: SINGLE_QUERY });
    const rig = await startRig(extent);
    // Asked directly they are what is measured, and stand on that core; those behind the gateway stand beside it.
    const direct = await startWorker('subgraphs', { keys: [] } satisfies SubgraphsStart);
    pin(direct.pid, 'measured');
    const gateway = await startGateway('ours', { subgraphs: rig.urls, token: rig.token, peers: '' });
    try {
      const url = `${(await direct.ask<SubgraphUrls>('urls')).products}/graphql`;
      const limit = { pid: direct.pid, url, body, expected: await askAsText(url, body, rig.token) };
      const ours = { pid: gateway.pid, url: gateway.url, body, expected: await gateway.answer(body, JSON.parse(JSON.stringify(right)) as Record<string, unknown>) };
      for (const subject of [ours, limit]) await fireAt(rig.load, subject, { requests: extent.count(8_000) });
      const what = 'the subgraph itself, its answer lying ready';
      const until = { requests: extent.count(16_000) };
      const sides = { ours: () => fireAt(rig.load, ours, until), withNewTokens: () => fireAt(rig.load, { ...ours, newTokens: true }, until), limit: () => fireAt(rig.load, limit, until) };
      const samples = await inTurnAmong(extent, UNIT, sides);
      const line = (side: 'ours' | 'withNewTokens', measures: string) => {
        const ratio = ratioOf(samples[side], samples.limit);
        const rounds = samples[side].map(({ value }, round) => ({ ours: value, limit: samples.limit[round]?.value ?? 0 }));
        return { ratio, line: { measures, ours: figureOf(samples[side], UNIT), limit: { ...figureOf(samples.limit, UNIT), what }, compared: ratio.toFixed(2), rounds } };
      };
      const known = line('ours', 'a query that one subgraph answers, through the gateway');
      const unknown = line('withNewTokens', 'the same, each request with a token that was not sent before');
      return {
        lines: [{ ...known.line, goal: { text: `>= ${GOAL}`, reached: known.ratio >= GOAL } }, unknown.line],
        notes: [`${PEOPLE.toLocaleString('en')} people, each with their own token again and again, over ${CONNECTIONS} connections`],
      };
    } finally {
      await gateway.stop();
      await direct.stop();
      await rig.stop();
    }
  },
};
