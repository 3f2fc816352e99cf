import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import type { Bench, Measurement } from '../src/bench.js';
import { experiments } from '../src/experiments/index.js';
import { pgbenchInstalled } from '../src/pgbench.js';
import { rows } from '../src/rows/index.js';
import { startServers, type Servers } from '../src/servers.js';

jest.setTimeout(240_000);
// Relays are killed on purpose here; the log would be full of them.
Logger.overrideLogger(false);

/** What needs pgbench as its limit. */
const WITH_PGBENCH = ['6', '7', 'relay-source'];

/** Each says by itself when its two sides did not do the same work: then it rejects. */
describe('at a hundredth of its size', () => {
  let servers: Servers;

  const bench = (): Bench => ({ ...servers, rounds: 1, python: 'python3', peers: false, tell: () => undefined, count: (full) => Math.max(1, Math.round(full / 100)) });

  beforeAll(async () => {
    servers = await startServers(() => undefined);
  });

  afterAll(() => servers.stop());

  // The broker's absence has to last before its return says anything: that experiment is run by itself.
  const short = experiments.filter(({ name }) => name !== 'broker-away');
  const all = [...rows.map((row) => ({ ...row, name: String(row.number) })), ...short];
  for (const { name, title, measure } of all) {
    const runs = WITH_PGBENCH.includes(name) && !pgbenchInstalled() ? test.skip : test;
    runs(`${name}: ${title} is measured, and both sides did the same`, async () => {
      const { lines }: Measurement = await measure(bench());
      expect(lines.length).toBeGreaterThan(0);
      for (const { ours, limit } of lines) {
        expect(Number.isFinite(ours.value) && ours.value >= 0).toBe(true);
        if (limit) expect(Number.isFinite(limit.value) && limit.value >= 0).toBe(true);
      }
      // What must be nought is nought at any size.
      for (const { goal, measures } of lines) if (goal?.text === '0') expect({ measures, ...goal }).toEqual({ measures, text: '0', reached: true });
    });
  }
});
