import type { FetchNode } from '@apollo/query-planner';
import { parse } from 'graphql';
import { askedFields } from './asked-fields.js';
import { compileBody } from './compile-body.js';
import { compileRepresentation } from './compile-representation.js';
import { compileRewrites } from './compile-rewrites.js';
import { asFormattedError, errorOf } from './fetch-errors.js';
import { isObject, type JsonObject } from './json.js';
import { mergeAnswer } from './merge-answer.js';
import { Place, type ResponsePath } from './place.js';
import type { PossibleTypes } from './possible-types.js';
import { recorded } from './recorded.js';
import type { Run, Step } from './run.js';
import type { ReceivedAnswer, Subgraph, SubgraphAnswer, SubgraphOperation } from './subgraph.js';

export interface FetchParts {
  readonly subgraphOf: (name: string) => Subgraph;
  /** Of the whole supergraph. */
  readonly types: PossibleTypes;
  /** Whether the plan has this fetch more than once: what was answered once is not asked again. */
  readonly isRepeated: (fetch: FetchNode) => boolean;
}

/** One request may ask for many entities: a client needs to see what is missing, not a thousand lines. */
const MISSING_AT_MOST = 100;

/** What is asked for one request, and what becomes of the answer. */
interface Question {
  /** Of the objects that it is about; undefined where it is about none in particular. */
  readonly representations: readonly string[] | undefined;
  /** @throws where the answer is not one to this question */
  take(answer: SubgraphAnswer): void;
}

/** Undefined where there is nothing to ask. */
type QuestionOf = (run: Run) => Question | undefined;

/**
 * A fetch, and what its answer becomes part of. Whatever goes wrong costs what was asked for, never the rest of the answer. Written with one
 * promise: each costs its share of a request, most of all where `AsyncLocalStorage` follows them.
 */
export function compileFetch(fetch: FetchNode, path: ResponsePath, parts: FetchParts): Step {
  const questionOf = fetch.requires ? questionsOfEntities(fetch, fetch.requires, new Place(path), parts) : questionsOfRoots(fetch, new Place(path), parts);
  const ask = asking(fetch, parts);
  return (run) =>
    run.attempt(() => {
      const question = questionOf(run);
      return question && ask(run, question.representations).then(
        ({ answer }) => run.attempt(() => question.take(answer)),
        (error: unknown) => run.failed(error),
      );
    });
}

function questionsOfRoots(fetch: FetchNode, place: Place, { types }: FetchParts): QuestionOf {
  const rewriteAnswer = compileRewrites(fetch.outputRewrites, types);
  const asked = askedFields(parse(fetch.operation), false);
  return (run) => {
    const targets = place.objects(run.data);
    if (targets.length === 0) return undefined;
    return {
      representations: undefined,
      take: ({ data, errors, missing }) => {
        if (missing) for (const field of asked) run.errors.push(errorOf(fetch.serviceName, asFormattedError(missing), [...place.path, field]));
        for (const error of errors ?? []) run.errors.push(errorOf(fetch.serviceName, error, error.path && [...place.path, ...error.path]));
        if (data) rewriteAnswer?.(data);
        for (const target of targets) mergeAnswer(target, data);
      },
    };
  };
}

/** What is known of each object, written once for all objects of which the same is known. */
interface Known {
  readonly representations: readonly string[];
  /** The representation of each object that can be asked about. */
  readonly indexOf: ReadonlyMap<JsonObject, number>;
}

function questionsOfEntities(fetch: FetchNode, requires: NonNullable<FetchNode['requires']>, place: Place, { types }: FetchParts): QuestionOf {
  const represent = compileRepresentation(requires, types);
  const rewriteQuestion = compileRewrites(fetch.inputRewrites, types);
  const rewriteAnswer = compileRewrites(fetch.outputRewrites, types);
  const asked = askedFields(parse(fetch.operation), true);
  // What is rewritten is rewritten by what each object is: then no two of them share an answer.
  const alone = rewriteQuestion !== undefined || rewriteAnswer !== undefined;

  const knownOf = (objects: readonly JsonObject[]): Known => {
    const indexOf = new Map<JsonObject, number>();
    const indexOfText = new Map<string, number>();
    const representations: string[] = [];
    for (const object of objects) {
      if (indexOf.has(object)) continue;
      const representation = represent(object);
      if (!representation?.__typename) continue;
      rewriteQuestion?.(representation);
      const text = JSON.stringify(representation);
      let index = alone ? undefined : indexOfText.get(text);
      if (index === undefined) {
        index = representations.push(text) - 1;
        indexOfText.set(text, index);
      }
      indexOf.set(object, index);
    }
    return { representations, indexOf };
  };

  return (run) => {
    const known = knownOf(place.objects(run.data));
    const { representations, indexOf } = known;
    if (representations.length === 0) return undefined;
    return {
      representations,
      take: ({ data, errors, missing }) => {
        if (missing) reportMissing(run, place, known, errorOf.bind(undefined, fetch.serviceName, asFormattedError(missing)), asked);
        for (const error of errors ?? []) for (const path of pathsOf(error.path, run, place, known)) run.errors.push(errorOf(fetch.serviceName, error, path));
        if (!data) return;
        const entities = data._entities;
        if (!Array.isArray(entities)) throw new Error(`${fetch.serviceName} has answered with no list of entities`);
        if (entities.length !== representations.length) throw new Error(`${fetch.serviceName} has answered with ${entities.length} entities instead of ${representations.length}`);
        for (const [object, index] of indexOf) {
          const entity: unknown = entities[index];
          if (rewriteAnswer && isObject(entity)) {
            entity.__typename ??= object.__typename;
            rewriteAnswer(entity);
          }
          mergeAnswer(object, entity);
        }
      },
    };
  };
}

/** Sends the operation of a fetch with its variables, once for a request even if the plan says so several times. */
function asking(fetch: FetchNode, { subgraphOf, isRepeated }: FetchParts): (run: Run, representations: readonly string[] | undefined) => Promise<Pick<ReceivedAnswer, 'answer'>> {
  const subgraph = subgraphOf(fetch.serviceName);
  const operation = operationOf(fetch);
  const writeBody = compileBody(operation, fetch.variableUsages ?? [], fetch.requires !== undefined);
  if (!operation.mayRepeat || !isRepeated(fetch)) {
    return (run, representations) => recorded(run, subgraph.name, () => subgraph.ask(operation, writeBody(run.variables, representations), run.context));
  }
  return (run, representations) => {
    const body = writeBody(run.variables, representations).toString();
    const question = `${subgraph.name} ${body}`;
    const known = run.answers.get(question);
    if (known) return known.then((first) => ({ answer: first.again() }));
    const received = recorded(run, subgraph.name, () => subgraph.ask(operation, body, run.context));
    run.answers.set(question, received);
    return received;
  };
}

/** Without the number by which the planner tells fetches apart that are the same. */
export function operationOf({ operation, operationName, operationKind }: Pick<FetchNode, 'operation' | 'operationName' | 'operationKind'>): SubgraphOperation {
  const mayRepeat = operationKind !== 'mutation';
  const head = `${operationKind} ${operationName}`;
  if (operationName === undefined || !operation.startsWith(head)) return { text: operation, name: operationName, mayRepeat };
  const name = operationName.replace(/__\d+$/, '');
  return { text: `${operationKind} ${name}${operation.slice(head.length)}`, name, mayRepeat };
}

/** Where an error of a subgraph belongs: to each object that was asked about in the same words. */
function pathsOf(path: ResponsePath | undefined, run: Run, place: Place, { indexOf }: Known): readonly (ResponsePath | undefined)[] {
  const index = path?.[1];
  if (typeof index !== 'number') return [path && [...place.path, ...path]];
  const concerned = place.placed(run.data).filter(({ object }) => indexOf.get(object) === index);
  return concerned.map((placed) => [...placed.path, ...(path ?? []).slice(2)]);
}

function reportMissing(run: Run, place: Place, { indexOf }: Known, error: (path: ResponsePath) => Error, asked: readonly string[]): void {
  let reported = 0;
  for (const { object, path } of place.placed(run.data)) {
    if (!indexOf.has(object)) continue;
    for (const field of asked) {
      if (reported === MISSING_AT_MOST) return;
      run.errors.push(error([...path, field]));
      reported += 1;
    }
  }
}
