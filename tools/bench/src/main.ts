import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { Command, InvalidArgumentError } from 'commander';
import type { Experiment, ExperimentOnServers, Extent, Row, RowOnServers } from './bench.js';
import { experiments } from './experiments/index.js';
import { Progress } from './progress.js';
import { rows } from './rows/index.js';
import { startServers, type Servers } from './servers.js';
import { markdownOf, type Measured } from './table.js';

interface Options {
  rows: readonly number[];
  experiment?: string;
  rounds: number;
  scale: number;
  json?: string;
  python: string;
  peers: boolean;
}

interface Task {
  name: string;
  measured: Row | Experiment;
}

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It has to be a number above 0.');
  return value;
};

const command = new Command('bench')
  .description('Measures the platform against the raw limits, in the same run, and prints a table of ratios.')
  .option('--rows <numbers>', `which rows, of ${rows.map(({ number }) => number).join(', ')}`, (text) => text.split(',').map(positive), rows.map(({ number }) => number))
  .option('--experiment <name>', `an experiment instead of rows: ${experiments.map(({ name }) => name).join(', ')}`)
  .option('--rounds <count>', 'how often both sides are measured, in turn', positive, 5)
  .option('--scale <factor>', 'a part of the full counts and durations, such as 0.05', positive, 1)
  .option('--json <file>', 'writes every round there')
  .option('--python <path>', 'a Python with confluent_kafka, for the figure of librdkafka', 'python3')
  .option('--no-peers', "installs no other people's gateways: rows 1 and 2 then have nothing beside them")
  .action(measure);

async function measure(options: Options): Promise<void> {
  const tasks = tasksOf(options);
  const progress = new Progress();
  // Killed brokers and relays are part of the work; the log would be full of them.
  Logger.overrideLogger(['fatal']);
  let servers: Servers | undefined;
  const results: Measured[] = [];
  try {
    for (const { name, measured } of tasks) {
      if (needsServers(measured)) servers ??= await progress.step('starting servers', (tell) => startServers(tell));
      const measurement = await progress.step(`${name}: ${measured.title}`, (tell) => {
        const extent: Extent = { ...options, tell, count: (full) => Math.max(1, Math.round(full * options.scale)) };
        if (!needsServers(measured)) return measured.measure(extent);
        if (!servers) throw new Error('the servers have not been started');
        return measured.measure({ ...servers, ...extent });
      });
      results.push({ name, measurement });
    }
  } finally {
    if (servers) await progress.step('stopping servers', servers.stop);
    if (results.length > 0) console.log(`\n${markdownOf(results)}\n`);
    if (options.json !== undefined) await writeFile(options.json, JSON.stringify({ at: new Date().toISOString(), rounds: options.rounds, scale: options.scale, results }, null, 2));
  }
}

function needsServers(measured: Row | Experiment): measured is RowOnServers | ExperimentOnServers {
  return !('needsServers' in measured) || measured.needsServers !== false;
}

function tasksOf(options: Options): Task[] {
  if (options.experiment !== undefined) {
    const measured = experiments.find(({ name }) => name === options.experiment);
    if (!measured) throw new Error(`There is no experiment called ${options.experiment}.`);
    return [{ name: measured.name, measured }];
  }
  return options.rows.map((number) => {
    const measured = rows.find((row) => row.number === number);
    if (!measured) throw new Error(`There is no row ${number}.`);
    return { name: String(number), measured };
  });
}

// The servers end with this process, if it ends by itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

command
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  // A worker that was left behind by a failure would keep us, and ends with us.
  .finally(() => process.exit());
