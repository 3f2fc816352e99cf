import type { EventData, EventDefinition } from '@edtech/contracts';
import type { Executor } from '@edtech/drizzle';
import { asc, gt, inArray, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** What an aggregate's newest event said, or would say. */
export interface AggregateState<D extends EventDefinition = EventDefinition> {
  readonly subject: string;
  /** The version that the data shows. */
  readonly sequence: number;
  readonly data: EventData<D>;
}

/** Which aggregates of a topic: those named, or a page in the order of their ids. */
export interface AggregateSelection {
  /** The subject after which the page begins; the beginning when left out. */
  readonly after?: string;
  /** At most so many. */
  readonly first: number;
  /** Only these, of which there should be no more than `first`. */
  readonly subjects?: readonly string[];
}

export interface AggregatePage {
  readonly states: readonly AggregateState[];
  /** Where the next page begins; null behind the last one. */
  readonly next: string | null;
}

/** A published aggregate as its owner tells it to those who compare their copies. */
export interface AggregateStates {
  readonly topic: string;
  /** The data's schema: the one of the topic's events. */
  readonly definition: EventDefinition;
  page(executor: Executor, selection: AggregateSelection): Promise<AggregatePage>;
}

/** The parts of a select that make a page of it. */
export interface PageOfRows {
  readonly where: SQL | undefined;
  readonly orderBy: SQL;
  readonly limit: number;
}

export interface AggregateStatesOptions<D extends EventDefinition, Row> {
  /** Any event of the topic: all carry the same state. */
  readonly definition: D;
  /** The column that holds the subject, by which rows are paged. */
  readonly subject: AnyPgColumn;
  readonly rows: (executor: Executor, page: PageOfRows) => Promise<Row[]>;
  readonly subjectOf: (row: Row) => string;
  /** Made by the function that makes the data of the events; undefined while nothing has been published about it. */
  readonly stateOf: (row: Row) => { readonly sequence: number; readonly data: EventData<D> } | undefined;
}

/** Declares how the states of a published aggregate are read. */
export function aggregateStates<D extends EventDefinition, Row>(options: AggregateStatesOptions<D, Row>): AggregateStates {
  const { definition, subject, rows, subjectOf, stateOf } = options;
  return {
    topic: definition.topic,
    definition,
    async page(executor, { after, first, subjects }) {
      const named = subjects && inArray(subject, [...subjects]);
      const where = named ?? (after === undefined ? undefined : gt(subject, after));
      const found = subjects?.length === 0 ? [] : await rows(executor, { where, orderBy: asc(subject), limit: first });
      const last = found.at(-1);
      return {
        states: found.flatMap((row) => {
          const state = stateOf(row);
          return state ? [{ subject: subjectOf(row), ...state }] : [];
        }),
        next: subjects === undefined && last !== undefined && found.length === first ? subjectOf(last) : null,
      };
    },
  };
}
