import type { Line, RowByItself } from '../bench.js';
import { inTurn } from '../in-turn.js';
import { LIST_QUERY, lessonsOfTheDay } from '../list/lessons.js';
import { fireAt, type Subject } from '../load/subject.js';
import { pin } from '../pinning.js';
import { askAsText } from '../programs/ask.js';
import type { LoadStart } from '../workers/load.worker.js';
import type { ListServiceStart } from '../workers/list-service.worker.js';
import { startWorker, type WorkerProcess } from '../workers/worker-process.js';

const GOAL = 0.8;

/** A list of 100 objects with seven fields from a service as ours are made, against graphql-js that executes a parsed operation for node:http. */
export const subgraphList: RowByItself = {
  number: 4,
  title: "a subgraph's list of 100 objects with 7 fields",
  needsServers: false,
  async measure(extent) {
    const load = await startWorker('load', { tokens: extent.count(60_000) } satisfies LoadStart);
    pin(load.pid, 'beside');
    const service = await startWorker('list-service', { keys: [await load.ask('publicJwk')] } satisfies ListServiceStart);
    const alone = await startWorker('list-alone', {});
    for (const { pid } of [service, alone]) pin(pid, 'measured');
    try {
      const body = JSON.stringify({ query: LIST_QUERY });
      const token = await load.ask<string>('token');
      const expected = JSON.stringify({ data: { lessons: lessonsOfTheDay() } });
      const subject = async ({ pid, ask }: WorkerProcess, what: string): Promise<Subject> => {
        const url = `${await ask<string>('url')}/graphql`;
        const text = await askAsText(url, body, token);
        if (JSON.stringify(JSON.parse(text)) !== expected) throw new Error(`${what} answers ${text.slice(0, 500)}`);
        return { pid, url, body, expected: text };
      };
      const ours = await subject(service, 'the service');
      const limit = await subject(alone, 'graphql-js alone');
      const until = { requests: extent.count(6_000) };
      const lines: Line[] = [];
      for (const anonymous of [true, false]) {
        for (const side of [ours, limit]) await fireAt(load, { ...side, anonymous }, { requests: extent.count(3_000) });
        const compared = await inTurn(extent, 'requests/s', { ours: () => fireAt(load, { ...ours, anonymous }, until), limit: () => fireAt(load, { ...limit, anonymous }, until) });
        const what = 'graphql-js alone on the same schema';
        const line = { ours: compared.ours, limit: { ...compared.limit, what }, compared: compared.ratio.toFixed(2), rounds: compared.rounds };
        if (anonymous) lines.push({ ...line, measures: 'a list of 100 objects with 7 fields', goal: { text: `>= ${GOAL}`, reached: compared.ratio >= GOAL } });
        else lines.push({ ...line, measures: 'the same for a thousand people, each with their own token again and again' });
      }
      return { lines, notes: [] };
    } finally {
      await service.stop();
      await alone.stop();
      await load.stop();
    }
  },
};
