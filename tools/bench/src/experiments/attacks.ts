import type { ExperimentByItself, Line } from '../bench.js';
import { startGateway } from '../federation/gateways.js';
import { SINGLE_QUERY } from '../federation/queries.js';
import { startRig } from '../federation/rig.js';
import { answerOf, wholeSchema } from '../federation/schemas.js';
import { askPaced } from '../load/paced.js';
import { pin } from '../pinning.js';
import { median, percentile } from '../statistics.js';
import type { Attack } from '../workers/attacking.worker.js';
import { startWorker } from '../workers/worker-process.js';

/** Requests that have brought other servers down. */
const ATTACKS: readonly (readonly [what: string, body: string])[] = [
  ['fragments that stand for billions of fields', JSON.stringify({ query: `{...F0}${Array.from({ length: 25 }, (_, n) => `fragment F${n} on Query{...F${n + 1} ...F${n + 1}}`).join('')}fragment F25 on Query{__typename}` })],
  ['100,000 levels', JSON.stringify({ query: `{${'users{reviews{'.repeat(50_000)}id${'}}'.repeat(50_000)}}` })],
  ['1,000 aliases', JSON.stringify({ query: `{${Array.from({ length: 1_000 }, (_, n) => `a${n}:__typename`).join(' ')}}` })],
  ['100,000 brackets in variables', `{"query":"{ __typename }","variables":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ['two megabytes', JSON.stringify({ query: `{ __typename } #${'x'.repeat(2_000_000)}` })],
];

const ATTACKS_A_SECOND = 20;
const BYSTANDERS_A_SECOND = 100;
const REFUSED_WITHIN_MS = 50;

/** How soon an attack is refused, and what somebody notices of it who asks meanwhile: each in a process of its own. */
export const attacks: ExperimentByItself = {
  name: 'attacks',
  title: 'attacks on the gateway, and who asks meanwhile',
  needsServers: false,
  async measure(extent) {
    const rig = await startRig({ count: () => 1 });
    const attacker = await startWorker('attacking', undefined);
    pin(attacker.pid, 'beside');
    const gateway = await startGateway('ours', { subgraphs: rig.urls, token: rig.token, peers: '' });
    try {
      const body = JSON.stringify({ query: SINGLE_QUERY });
      const right = await gateway.answer(body, JSON.parse(JSON.stringify(await answerOf(wholeSchema(), { query: SINGLE_QUERY }))) as Record<string, unknown>);
      const seconds = extent.count(5_000) / 1_000;
      const bystander = (requests: number): Promise<number[]> =>
        askPaced({ url: gateway.url, body, token: rig.token, perSecond: BYSTANDERS_A_SECOND, requests, isRight: (status, text) => status === 200 && text === right });
      const many = Math.max(20, Math.round(BYSTANDERS_A_SECOND * seconds));
      // Compilers are warm before anything counts.
      await bystander(2 * many);
      const rounds = new Map<string, { bystander: number; alone: number; refused: number }[]>(ATTACKS.map(([what]) => [what, []]));
      for (let round = 0; round < extent.rounds; round += 1) {
        for (const [what, attack] of ATTACKS) {
          const alone = percentile(await bystander(many), 99);
          const attacking = attacker.ask<number[]>('attack', { url: gateway.url, body: attack, perSecond: ATTACKS_A_SECOND, requests: Math.max(2, Math.round(ATTACKS_A_SECOND * seconds)) } satisfies Attack);
          const [during, refused] = await Promise.all([bystander(many), attacking]);
          const figures = { bystander: percentile(during, 99), alone, refused: percentile(refused, 99) };
          rounds.get(what)?.push(figures);
          extent.tell(`${what}: bystander p99 ${figures.bystander.toFixed(1)} ms, alone ${alone.toFixed(1)} ms; refused within ${figures.refused.toFixed(1)} ms`);
        }
      }
      const lines = [...rounds].flatMap(([what, figures]): Line[] => {
        const of = (which: 'bystander' | 'alone' | 'refused'): number => median(figures.map((round) => round[which]));
        const times = median(figures.map((round) => round.bystander / round.alone));
        return [
          { measures: `${what}, ${ATTACKS_A_SECOND}/s: p99 of who asks meanwhile`, ours: { value: of('bystander'), unit: 'ms' }, limit: { value: of('alone'), unit: 'ms', what: 'without an attack' }, compared: `${times.toFixed(2)}x`, goal: { text: '< 2x', reached: times < 2 }, rounds: figures },
          { measures: `${what}: p99 of its refusal`, ours: { value: of('refused'), unit: 'ms' }, compared: `${of('refused').toFixed(1)} ms`, goal: { text: `< ${REFUSED_WITHIN_MS} ms`, reached: of('refused') < REFUSED_WITHIN_MS } },
        ];
      });
      return { lines, notes: [`${BYSTANDERS_A_SECOND} requests a second beside the attacks, all answered as they should be; every attack was refused`] };
    } finally {
      await gateway.stop();
      await attacker.stop();
      await rig.stop();
    }
  },
};
