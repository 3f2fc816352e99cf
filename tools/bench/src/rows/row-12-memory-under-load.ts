import { learningService } from '@edtech/learning-management-service';
import { createBenchDatabase } from '../bench-database.js';
import type { Line, RowOnServers } from '../bench.js';
import { startGateway } from '../federation/gateways.js';
import { LIGHT_QUERY } from '../federation/queries.js';
import { startRig } from '../federation/rig.js';
import { answerOf, wholeSchema } from '../federation/schemas.js';
import { fireAt, type Subject } from '../load/subject.js';
import { residentMegabytes } from '../memory.js';
import { GREETING, startBare } from '../programs/bare.js';
import { LEARNING_ANSWER, LEARNING_QUESTION, startLearning } from '../programs/learning.js';
import { askAsText } from '../programs/ask.js';

const GOAL_MB = 150;

/** What a process holds after a minute under as much load as it can bear, against Node's own server that only greets. */
export const memoryUnderLoad: RowOnServers = {
  number: 12,
  title: 'memory after a minute of load',
  async measure(bench) {
    const database = await createBenchDatabase(bench, 'row12', [learningService]);
    const rig = await startRig(bench);
    const stopping: (() => Promise<void>)[] = [];
    /** @returns what it holds, and how many requests it answered meanwhile */
    const loaded = async (what: string, subject: Subject): Promise<{ megabytes: number; note: string }> => {
      bench.tell(`loading ${what}`);
      const before = residentMegabytes(subject.pid);
      // What is remembered of tokens is part of it.
      const { hits } = await fireAt(rig.load, { ...subject, newTokens: true }, { seconds: bench.count(60_000) / 1_000 });
      const megabytes = residentMegabytes(subject.pid);
      return { megabytes, note: `${what}: ${Math.round(before)} MB before, ${hits.answered.toLocaleString('en')} requests in ${hits.seconds.toFixed(0)} s` };
    };
    try {
      const bare = await startBare('bare-node');
      stopping.push(bare.stop);
      const limit = await loaded("Node's own server", { pid: bare.pid, url: bare.url, body: '{}', expected: GREETING });
      const gateway = await startGateway('ours', { subgraphs: rig.urls, token: rig.token, peers: '' });
      stopping.push(gateway.stop);
      const body = JSON.stringify({ query: LIGHT_QUERY });
      const right = JSON.parse(JSON.stringify(await answerOf(wholeSchema(), { query: LIGHT_QUERY }))) as Record<string, unknown>;
      const ofGateway = await loaded('the gateway', { pid: gateway.pid, url: gateway.url, body, expected: await gateway.answer(body, right) });
      const service = await startLearning(bench, database, rig.token, `${rig.urls.accounts}/.well-known/jwks.json`);
      stopping.push(service.stop);
      const expected = await askAsText(service.url, LEARNING_QUESTION, rig.token);
      if (expected.trim() !== LEARNING_ANSWER) throw new Error(`the learning service answers ${expected}`);
      const ofService = await loaded('the learning service', { pid: service.pid, url: service.url, body: LEARNING_QUESTION, expected });
      const line = (measures: string, megabytes: number): Line => ({
        measures,
        ours: { value: megabytes, unit: 'MB' },
        limit: { value: limit.megabytes, unit: 'MB', what: "Node's own server" },
        compared: `+${Math.round(megabytes - limit.megabytes)} MB`,
        goal: { text: `<= ${GOAL_MB} MB`, reached: megabytes <= GOAL_MB },
      });
      return {
        lines: [line('the gateway, light federated queries', ofGateway.megabytes), line('the learning service, one query to its database each', ofService.megabytes)],
        notes: [limit.note, ofGateway.note, ofService.note],
      };
    } finally {
      for (const stop of stopping.reverse()) await stop();
      await rig.stop();
      await database.drop();
    }
  },
};
