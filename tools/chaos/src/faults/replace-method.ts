type MethodNames<T> = { [K in keyof T]: T[K] extends (...given: never[]) => unknown ? K : never }[keyof T];

/**
 * Puts another method in place of a class's own, for every instance in this process. Production code has no switch for
 * it: only who holds the class can do so.
 *
 * @param make given the original, which wants its `this`
 */
export function replaceMethod<T extends object, K extends MethodNames<T>>(prototype: T, name: K, make: (original: T[K]) => T[K]): void {
  Object.defineProperty(prototype, name, { value: make(prototype[name]), configurable: true, writable: true });
}

/**
 * What a part keeps to itself, for planted bugs that have to write where the part writes.
 * @throws Error when it no longer keeps it under that name: the bug would not be planted
 */
export function insideOf<Fields extends object>(part: object, ...names: (keyof Fields & string)[]): Fields {
  for (const name of names) {
    if (Reflect.get(part, name) === undefined) throw new Error(`${part.constructor.name} has no "${name}" any more: the planted bug has to be planted anew`);
  }
  return part as Fields;
}
