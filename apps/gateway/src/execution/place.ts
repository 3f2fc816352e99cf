import { isObject, reading, type JsonObject } from './json.js';

export type ResponsePath = readonly (string | number)[];

/** An object of the answer, and where it stands. */
export interface Placed {
  readonly object: JsonObject;
  readonly path: ResponsePath;
}

/** A place in the answer as plans name them: `users.@.reviews.@`, where `@` is each item of a list. */
export class Place {
  private readonly steps: readonly ('each' | ((object: JsonObject) => unknown))[];

  constructor(readonly path: ResponsePath) {
    this.steps = path.map((step) => (step === '@' ? 'each' : reading(String(step))));
  }

  /** The objects at this place; nulls have nothing to be filled. The same object may stand there several times. */
  objects(root: JsonObject): JsonObject[] {
    const found: JsonObject[] = [];
    this.gather(root, 0, found);
    return found;
  }

  /** The same objects in the same order, each with where it stands. */
  placed(root: JsonObject): Placed[] {
    const found: Placed[] = [];
    this.gatherPlaced(root, 0, [], found);
    return found;
  }

  private gather(value: unknown, at: number, found: JsonObject[]): void {
    const step = this.steps[at];
    if (Array.isArray(value)) {
      if (step !== undefined && step !== 'each') throw new Error(`there is a list where an object belongs, before ${this.path.join('.')}`);
      for (const item of value) this.gather(item, step === undefined ? at : at + 1, found);
    } else if (isObject(value)) {
      if (step === undefined) found.push(value);
      else if (step === 'each') throw new Error(`there is an object where a list belongs, before ${this.path.join('.')}`);
      else this.gather(step(value), at + 1, found);
    }
  }

  private gatherPlaced(value: unknown, at: number, path: ResponsePath, found: Placed[]): void {
    const step = this.steps[at];
    if (Array.isArray(value)) value.forEach((item, index) => this.gatherPlaced(item, step === undefined ? at : at + 1, [...path, index], found));
    else if (isObject(value)) {
      if (step === undefined) found.push({ object: value, path });
      else if (step !== 'each') this.gatherPlaced(step(value), at + 1, [...path, this.path[at] ?? ''], found);
    }
  }
}
