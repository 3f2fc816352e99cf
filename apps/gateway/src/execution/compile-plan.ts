import type { ConditionNode, FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import type { Variables } from '../protections/operation-cost.js';
import { compileFetch, operationOf, type FetchParts } from './compile-fetch.js';
import { ownOf } from './json.js';
import type { ResponsePath } from './place.js';
import type { Step } from './run.js';

export interface PlanParts extends Pick<FetchParts, 'subgraphOf' | 'types'> {
  /** Values of variables that the operation itself gives. */
  readonly defaults: Variables;
}

/** A plan as it is followed: who is asked what, in which order, at once where nothing waits for the other. */
export function compilePlan({ node }: QueryPlan, parts: PlanParts): Step {
  if (!node) return () => undefined;
  if (node.kind === 'Subscription') throw new Error('subscriptions are not answered here');
  const times = new Map<string, number>();
  const nameOf = (fetch: FetchNode): string => `${fetch.serviceName} ${operationOf(fetch).text}`;
  for (const fetch of fetchesIn(node)) times.set(nameOf(fetch), (times.get(nameOf(fetch)) ?? 0) + 1);
  return compileNode(node, [], { ...parts, isRepeated: (fetch) => (times.get(nameOf(fetch)) ?? 0) > 1 });
}

/** The fetches of a plan, each as often as it has it. */
export function fetchesIn(node: PlanNode): FetchNode[] {
  switch (node.kind) {
    case 'Fetch':
      return [node];
    case 'Flatten':
      return fetchesIn(node.node);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesIn);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((clause) => (clause ? fetchesIn(clause) : []));
    case 'Defer':
      throw new Error('answers are not given in pieces');
  }
}

function compileNode(node: PlanNode, path: ResponsePath, parts: PlanParts & FetchParts): Step {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, path, parts);
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path], parts);
    case 'Sequence': {
      const steps = node.nodes.map((each) => compileNode(each, path, parts));
      return async (run) => {
        for (const step of steps) {
          const pending = step(run);
          if (pending) await pending;
        }
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((each) => compileNode(each, path, parts));
      return async (run) => {
        await Promise.all(steps.map((step) => step(run)));
      };
    }
    case 'Condition':
      return compileCondition(node, path, parts);
    case 'Defer':
      throw new Error('answers are not given in pieces');
  }
}

function compileCondition({ condition, ifClause, elseClause }: ConditionNode, path: ResponsePath, parts: PlanParts & FetchParts): Step {
  const [then, otherwise] = [ifClause, elseClause].map((clause) => clause && compileNode(clause, path, parts));
  return (run) => {
    const given = ownOf(run.variables, condition);
    const value = given === undefined ? ownOf(parts.defaults, condition) : given;
    if (typeof value !== 'boolean') throw new Error(`the variable $${condition} decides what is asked, and is neither true nor false`);
    return (value ? then : otherwise)?.(run);
  };
}
