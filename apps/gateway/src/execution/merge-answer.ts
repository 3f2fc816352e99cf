import { give, isObject, ownOf, type JsonObject } from './json.js';

/**
 * Adds to an object what a subgraph has answered about it. Objects are merged field by field, lists of the same length
 * item by item; whatever else is there already is replaced. Parts of the answer become parts of the object as they are.
 */
export function mergeAnswer(target: JsonObject, answer: unknown): void {
  if (!isObject(answer) || answer === target) return;
  for (const name of Object.keys(answer)) {
    const value = answer[name];
    if (value === undefined) continue;
    const there = ownOf(target, name);
    if (isObject(there) && isObject(value) && !Array.isArray(value)) mergeAnswer(there, value);
    else if (Array.isArray(there) && Array.isArray(value) && there.length === value.length) mergeList(there, value);
    else give(target, name, value);
  }
}

function mergeList(target: unknown[], answer: readonly unknown[]): void {
  for (let index = 0; index < answer.length; index += 1) {
    const [there, value] = [target[index], answer[index]];
    if (isObject(there) && !Array.isArray(there) && isObject(value) && !Array.isArray(value)) mergeAnswer(there, value);
    else target[index] = value;
  }
}
