import type { AdminConnection } from '@edtech/drizzle';

/** How much is measured, and to whom it is told. */
export interface Extent {
  /** How often both sides are measured, in turn. */
  readonly rounds: number;
  /** A count of the full measurement, made smaller by `--scale`; at least 1. */
  count(full: number): number;
  /** A Python that may have `confluent_kafka`, for librdkafka's figure. */
  readonly python: string;
  /** Whether other people's programs may be installed to compare ours with. */
  readonly peers: boolean;
  /** Tells what is being done. */
  tell(text: string): void;
}

/** What a row or an experiment is given to work with. */
export interface Bench extends Extent {
  /** A Postgres of our own, durable as in production, with logical replication on. */
  readonly postgres: AdminConnection;
  /** A real broker of our own: `host:port`. */
  readonly brokers: string;
}

/** One side of a comparison: the median of its rounds. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  /** Processor time of the measured process, in milliseconds for each unit of work. */
  readonly cpuMsPerUnit?: number;
}

/** One line of the table. */
export interface Line {
  readonly measures: string;
  readonly ours: Figure;
  /** Absent where the goal is a number of its own. */
  readonly limit?: Figure & { readonly what: string };
  /** How the two compare, as the goal puts it: `0.62`, `+1.3 ms`. */
  readonly compared: string;
  /** Absent where the line only tells something. */
  readonly goal?: { readonly text: string; readonly reached: boolean };
  /** Every round, for those who doubt the median. */
  readonly rounds?: readonly Readonly<Record<string, number>>[];
}

export interface Measurement {
  readonly lines: readonly Line[];
  /** What belongs to the figures: counts that were compared, what is not installed. */
  readonly notes: readonly string[];
}

/** One row of the table of goals: our side and the raw limit, measured in turn in the same run. */
export type Row = RowOnServers | RowByItself;

export interface RowOnServers {
  readonly number: number;
  readonly title: string;
  readonly needsServers?: true;
  /** @throws when the two sides did not do the same work. */
  measure(bench: Bench): Promise<Measurement>;
}

/** Neither a Postgres nor a Kafka is started for it, which would only disturb. */
export interface RowByItself {
  readonly number: number;
  readonly title: string;
  readonly needsServers: false;
  /** @throws when the two sides did not do the same work. */
  measure(extent: Extent): Promise<Measurement>;
}

/** A question that a decision rests on: measured once, and again when somebody doubts the answer. */
export type Experiment = ExperimentOnServers | ExperimentByItself;

export interface ExperimentOnServers {
  readonly name: string;
  readonly title: string;
  readonly needsServers?: true;
  measure(bench: Bench): Promise<Measurement>;
}

/** Neither a Postgres nor a Kafka is started for it. */
export interface ExperimentByItself {
  readonly name: string;
  readonly title: string;
  readonly needsServers: false;
  measure(extent: Extent): Promise<Measurement>;
}
