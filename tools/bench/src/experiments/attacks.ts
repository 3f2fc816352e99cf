import type { ExperimentByItself, Line } from '../bench.js';
import { startGateway } from '../federation/gateways.js';
import { SINGLE_QUERY } from '../federation/queries.js';
import { startRig } from '../federation/rig.js';
import { answerOf, wholeSchema } from '../federation/schemas.js';
import { askPaced } from '../load/paced.js';
import { pin } from '../pinning.js';
import { startBare } from '../programs/bare.js';
import { median, percentile } from '../statistics.js';
import type { Attack } from '../workers/attacking.worker.js';
import { startWorker } from '../workers/worker-process.js';

/** Requests that have brought other servers down. */
const ATTACKS: readonly (readonly [what: string, body: string])[] = [
  ['fragments that stand for billions of fields', JSON.stringify({ query: `{...F0}${Array.from({ length: 25 }, (_, n) => `fragment F${n} on Query{...F${n + 1} ...F${n + 1}}`).join('')}fragment F25 on Query{__typename}` })],
  ['100,000 levels', levels(100_000)],
  ['16,000 levels, as many as fit into the longest body', levels(16_000)],
  ['1,000 aliases', JSON.stringify({ query: `{${Array.from({ length: 1_000 }, (_, n) => `a${n}:__typename`).join(' ')}}` })],
  ['100,000 brackets in variables', `{"query":"{ __typename }","variables":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ['two megabytes', JSON.stringify({ query: `{ __typename } #${'x'.repeat(2_000_000)}` })],
];

function levels(count: number): string {
  return JSON.stringify({ query: `{${'users{reviews{'.repeat(count / 2)}id${'}}'.repeat(count / 2)}}` });
}

const ATTACKS_A_SECOND = 20;
const BYSTANDERS_A_SECOND = 100;
const REFUSED_WITHIN_MS = 50;

interface Figures {
  /** p99 of who asks while nobody attacks. */
  readonly alone: number;
  /** The same while Node's own server, on the gateway's core, takes the same attacks: what sending and receiving them costs the machine is not the gateway's doing. */
  readonly besideNode: number;
  /** The same while the gateway is attacked. */
  readonly bystander: number;
  /** p99 of the refusals. */
  readonly refused: number;
}

/** How soon an attack is refused, and what somebody notices of it who asks meanwhile: each in a process of its own. */
export const attacks: ExperimentByItself = {
  name: 'attacks',
  title: 'attacks on the gateway, and who asks meanwhile',
  needsServers: false,
  async measure(extent) {
    const rig = await startRig({ count: () => 1 });
    const attacker = await startWorker('attacking', undefined);
    pin(attacker.pid, 'beside');
    const node = await startBare('bare-node');
    pin(node.pid, 'measured');
    const gateway = await startGateway('ours', { subgraphs: rig.urls, token: rig.token, peers: '' });
    try {
      const body = JSON.stringify({ query: SINGLE_QUERY });
      const right = await gateway.answer(body, JSON.parse(JSON.stringify(await answerOf(wholeSchema(), { query: SINGLE_QUERY }))) as Record<string, unknown>);
      const seconds = extent.count(5_000) / 1_000;
      const many = Math.max(20, Math.round(BYSTANDERS_A_SECOND * seconds));
      const bystander = async (requests = many): Promise<number> =>
        percentile(await askPaced({ url: gateway.url, body, token: rig.token, perSecond: BYSTANDERS_A_SECOND, requests, isRight: (status, text) => status === 200 && text === right }), 99);
      const besides = async (command: 'attack' | 'send', url: string, attack: string): Promise<readonly [bystander: number, attack: number]> => {
        const pace: Attack = { url, body: attack, perSecond: ATTACKS_A_SECOND, requests: Math.max(2, Math.round(ATTACKS_A_SECOND * seconds)) };
        const attacking = attacker.ask<number[]>(command, pace);
        const [during, times] = await Promise.all([bystander(), attacking]);
        return [during, percentile(times, 99)];
      };
      // Compilers are warm before anything counts.
      await bystander(2 * many);
      const rounds = new Map<string, Figures[]>(ATTACKS.map(([what]) => [what, []]));
      for (let round = 0; round < extent.rounds; round += 1) {
        for (const [what, attack] of ATTACKS) {
          const alone = await bystander();
          const [besideNode] = await besides('send', node.url, attack);
          const [during, refused] = await besides('attack', gateway.url, attack);
          rounds.get(what)?.push({ alone, besideNode, bystander: during, refused });
          const ms = (value: number): string => `${value.toFixed(1)} ms`;
          extent.tell(`${what}: bystander p99 ${ms(during)}, alone ${ms(alone)}, while Node takes the same ${ms(besideNode)}; refused within ${ms(refused)}`);
        }
      }
      const lines = [...rounds].flatMap(([what, figures]): Line[] => {
        const of = (which: keyof Figures): number => median(figures.map((round) => round[which]));
        const timesOf = (which: 'alone' | 'besideNode'): number => median(figures.map((round) => round.bystander / round[which]));
        const times = timesOf('besideNode');
        return [
          {
            measures: `${what}, ${ATTACKS_A_SECOND}/s: p99 of who asks meanwhile`,
            ours: { value: of('bystander'), unit: 'ms' },
            limit: { value: of('besideNode'), unit: 'ms', what: "while Node's own server takes the same" },
            compared: `${times.toFixed(2)}x (${timesOf('alone').toFixed(2)}x of ${of('alone').toFixed(1)} ms without anything)`,
            goal: { text: '< 2x', reached: times < 2 },
            rounds: figures.map((round) => ({ ...round })),
          },
          { measures: `${what}: p99 of its refusal`, ours: { value: of('refused'), unit: 'ms' }, compared: `${of('refused').toFixed(1)} ms`, goal: { text: `< ${REFUSED_WITHIN_MS} ms`, reached: of('refused') < REFUSED_WITHIN_MS } },
        ];
      });
      return { lines, notes: [`${BYSTANDERS_A_SECOND} requests a second beside the attacks, all answered as they should be; every attack was refused`] };
    } finally {
      await gateway.stop();
      await node.stop();
      await attacker.stop();
      await rig.stop();
    }
  },
};
