import type { Type } from '@nestjs/common';
import { Directive, Field, ObjectType } from '@nestjs/graphql';
import { typeNameOf } from './type-name-of.js';
import { encodeCursor, type CursorKey } from './cursor.js';
import { PageInfo } from './page-info.js';

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
}

const made = new WeakMap<Type<unknown>, Type<Connection<unknown>>>();

/**
 * The connection type of a node type, `LessonConnection` for `Lesson`: the same class each time.
 *
 * @example
 * export const LessonConnection = connectionOf(Lesson);
 * @Query(() => LessonConnection, ...) lessons(...): Promise<Connection<Lesson>>
 */
export function connectionOf<T>(Node: Type<T>): Type<Connection<T>> {
  const known = made.get(Node);
  // The map holds for each node class the connection made of it.
  if (known) return known as Type<Connection<T>>;
  const connection = make(Node);
  made.set(Node, connection);
  return connection;
}

function make<T>(Node: Type<T>): Type<Connection<T>> {
  const name = typeNameOf(Node);

  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, and where it stands in it.` })
  @Directive('@shareable')
  class NodeEdge implements Edge<T> {
    @Field(() => String, { description: 'Where the list goes on after this one.' })
    cursor!: string;

    @Field(() => Node, { description: `The ${name} itself.` })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  @Directive('@shareable')
  class NodeConnection implements Connection<T> {
    @Field(() => [NodeEdge], { description: 'The page, in the order of the list.' })
    edges!: NodeEdge[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo;
  }

  return NodeConnection;
}

/**
 * A page out of rows that were fetched with `LIMIT first + 1`: the one too many says that there is more.
 *
 * @param cursorOf the sort key of a row, as the next page's query needs it
 */
export function toConnection<T>(rows: readonly T[], page: { first: number }, cursorOf: (row: T) => CursorKey): Connection<T> {
  const edges = rows.slice(0, page.first).map((node) => ({ cursor: encodeCursor(cursorOf(node)), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > page.first, endCursor: edges.at(-1)?.cursor ?? null } };
}
