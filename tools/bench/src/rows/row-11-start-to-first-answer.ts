import { learningService } from '@edtech/learning-management-service';
import { createBenchDatabase } from '../bench-database.js';
import type { Line, RowOnServers } from '../bench.js';
import { startRig } from '../federation/rig.js';
import { figureOf, inTurnAmong, type Sample } from '../in-turn.js';
import { startBare } from '../programs/bare.js';
import { startGatewayAlone } from '../programs/gateway.js';
import { startLearning } from '../programs/learning.js';
import type { Program } from '../programs/program.js';
import { median } from '../statistics.js';

const GOALS_MS = { gateway: 1_000, service: 1_200 } as const;

/** From the start of the process to the first correct answer, against a Nest application that only greets. */
export const startToFirstAnswer: RowOnServers = {
  number: 11,
  title: 'start to first correct answer',
  async measure(bench) {
    const database = await createBenchDatabase(bench, 'row11', [learningService]);
    const rig = await startRig({ count: () => 10 });
    const keysUrl = `${rig.urls.accounts}/.well-known/jwks.json`;
    const started = async (start: () => Promise<Program>): Promise<Sample> => {
      const program = await start();
      await program.stop();
      return { value: program.firstAnswerMs };
    };
    const sides = {
      gateway: () => started(() => startGatewayAlone(rig.token, keysUrl)),
      service: () => started(() => startLearning(bench, database, rig.token, keysUrl)),
      bare: () => started(() => startBare('bare-nest')),
    };
    try {
      // The first start of each reads its files from the disk.
      for (const start of Object.values(sides)) await start();
      const samples = await inTurnAmong(bench, 'ms', sides);
      const limit = { ...figureOf(samples.bare, 'ms'), what: 'a bare Nest application' };
      const line = (side: keyof typeof GOALS_MS, measures: string): Line => {
        const ours = figureOf(samples[side], 'ms');
        const extra = median(samples[side].map(({ value }, round) => value - (samples.bare[round]?.value ?? 0)));
        return { measures, ours, limit, compared: `+${Math.round(extra)} ms`, goal: { text: `< ${GOALS_MS[side]} ms`, reached: ours.value < GOALS_MS[side] } };
      };
      return { lines: [line('gateway', 'from the start of the gateway to its first correct answer'), line('service', 'the same for the learning service')], notes: [] };
    } finally {
      await rig.stop();
      await database.drop();
    }
  },
};
