import type { Line, RowByItself } from '../bench.js';
import { figureOf, inTurnAmong, ratioOf, type Sample } from '../in-turn.js';
import { CONNECTIONS, fireAt, type Subject } from '../load/subject.js';
import { residentMegabytes } from '../memory.js';
import { startGateway, type GatewayName, type RunningGateway } from './gateways.js';
import { installPeers } from './peers.js';
import { startRig, type Rig } from './rig.js';
import { answerOf, wholeSchema } from './schemas.js';
import { PEOPLE } from './tokens.js';

type Peer = Exclude<GatewayName, 'ours'>;

export interface FederatedQuery {
  readonly number: number;
  readonly title: string;
  readonly query: string;
  /** In each round, of each gateway. */
  readonly requests: number;
  /** How many times as many requests as each peer ours has to answer. */
  readonly goals: Readonly<Record<Peer, number>>;
}

const PEERS: Readonly<Record<Peer, string>> = { apollo: "Apollo's gateway with defaults", hive: "Hive's gateway with its router runtime" };

/** Ours once more, where it knows none of the tokens; to the others tokens are all the same. */
const WITH_NEW_TOKENS = 'with new tokens';

const UNIT = 'requests/s';

/** As long for each, since compilers look at how often something runs: by then a round is no faster than the one before. */
const WARM_UP_MS = 10_000;

/** A row that holds our gateway, with everything that protects it, against gateways that people use: before the same subgraphs, with the same answers. */
export function federatedQuery({ number, title, query, requests, goals }: FederatedQuery): RowByItself {
  const body = JSON.stringify({ query });
  return {
    number,
    title,
    needsServers: false,
    async measure(extent) {
      const right = asJson(await answerOf(wholeSchema(), { query }));
      const peers = extent.peers ? await installPeers(extent.tell) : '';
      const names: readonly GatewayName[] = extent.peers ? ['ours', 'apollo', 'hive'] : ['ours'];
      const rig = await startRig(extent);
      const gateways = new Map<GatewayName, RunningGateway>();
      const subjects = new Map<GatewayName, Subject>();
      try {
        for (const name of names) {
          extent.tell(`starting ${name}`);
          const gateway = await startGateway(name, { subgraphs: rig.urls, token: rig.token, peers });
          gateways.set(name, gateway);
          subjects.set(name, { pid: gateway.pid, url: gateway.url, body, expected: await gateway.answer(body, right) });
        }
        const fetches: string[] = [];
        // Compilers and caches are warm before anything counts.
        for (const [name, subject] of subjects) {
          fetches.push(`${name} ${(await fetchesOf(rig, subject, extent.count(requests / 2))).toFixed(1)}`);
          await fireAt(rig.load, subject, { seconds: Math.max(1_000, extent.count(WARM_UP_MS)) / 1_000 });
        }
        const sides: Record<string, () => Promise<Sample>> = Object.fromEntries([...subjects].map(([name, subject]) => [name, () => fireAt(rig.load, subject, { requests: extent.count(requests) })]));
        const own = subjects.get('ours');
        if (own) sides[WITH_NEW_TOKENS] = () => fireAt(rig.load, { ...own, newTokens: true }, { requests: extent.count(requests) });
        const samples = await inTurnAmong(extent, UNIT, sides);
        const memory = [...gateways].map(([name, { pid }]) => `${name} ${Math.round(residentMegabytes(pid))} MB`);
        return {
          lines: linesOf(`${title}, ${Math.round(JSON.stringify(right).length / 1_000)} KB`, samples, goals),
          notes: [`${PEOPLE.toLocaleString('en')} people, each with their own token again and again, over ${CONNECTIONS} connections; fetches for each answer: ${fetches.join(', ')}; resident afterwards: ${memory.join(', ')}`],
        };
      } finally {
        for (const gateway of gateways.values()) await gateway.stop();
        await rig.stop();
      }
    },
  };
}

async function fetchesOf(rig: Rig, subject: Subject, requests: number): Promise<number> {
  const before = await rig.subgraphs.ask<number>('fetches');
  const { hits } = await fireAt(rig.load, subject, { requests });
  return ((await rig.subgraphs.ask<number>('fetches')) - before) / hits.answered;
}

function linesOf(measures: string, samples: Readonly<Record<string, readonly Sample[]>>, goals: FederatedQuery['goals']): Line[] {
  const own = samples['ours'] ?? [];
  const ours = figureOf(own, UNIT);
  const beside = (Object.keys(PEERS) as Peer[]).flatMap((peer): Line[] => {
    const theirs = samples[peer];
    if (!theirs) return [];
    const ratio = ratioOf(own, theirs);
    return [
      {
        measures,
        ours,
        limit: { ...figureOf(theirs, UNIT), what: PEERS[peer] },
        compared: `${ratio.toFixed(2)}x`,
        goal: { text: `>= ${goals[peer]}x`, reached: ratio >= goals[peer] },
        rounds: own.map(({ value }, round) => ({ ours: value, [peer]: theirs[round]?.value ?? 0 })),
      },
    ];
  });
  const withNew = samples[WITH_NEW_TOKENS] ?? [];
  const unknown: Line = { measures: `the same, each request with a token that was not sent before`, ours: figureOf(withNew, UNIT), compared: `${ratioOf(withNew, own).toFixed(2)} of it` };
  return [...(beside.length > 0 ? beside : [{ measures, ours, compared: 'nothing beside it' }]), unknown];
}

/** Without the prototypes that graphql-js leaves out. */
const asJson = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
