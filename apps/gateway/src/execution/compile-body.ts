import { ownOf } from './json.js';
import type { Variables } from '../protections/operation-cost.js';
import type { SubgraphOperation } from './subgraph.js';

/** Writes what is posted to a subgraph. Only the values of variables differ from one request to the next. */
export type WriteBody = (variables: Variables, representations: readonly string[] | undefined) => string | Buffer;

/** @param used the client's variables that the operation takes */
export function compileBody({ text, name }: SubgraphOperation, used: readonly string[], ofEntities: boolean): WriteBody {
  const head = `{"query":${JSON.stringify(text)},"variables":{`;
  const tail = name === undefined ? '}}' : `},"operationName":${JSON.stringify(name)}}`;
  if (used.length === 0 && !ofEntities) {
    const always = Buffer.from(head + tail);
    return () => always;
  }
  const names = used.map((variable) => [variable, `${JSON.stringify(variable)}:`] as const);
  return (variables, representations) => {
    let body = head;
    let separator = '';
    for (const [variable, label] of names) {
      const value = ownOf(variables, variable);
      if (value === undefined) continue;
      body += separator + label + JSON.stringify(value);
      separator = ',';
    }
    if (representations) body += `${separator}"representations":[${representations.join(',')}]`;
    return body + tail;
  };
}
