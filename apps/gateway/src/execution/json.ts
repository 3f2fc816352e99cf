/** An object as JSON has it. Clients choose its names by aliases, `__proto__` and `constructor` among them. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Whether every object has something under this name, though it was not given it. */
export const isInherited = (name: string): boolean => name in Object.prototype;

/** What an object itself has under a name, never what all objects have. */
export const ownOf = (object: JsonObject, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

/** How one name is read of many objects: plainly, unless all objects have something under it. */
export const reading = (name: string): ((object: JsonObject) => unknown) => (isInherited(name) ? (object) => ownOf(object, name) : (object) => object[name]);

/** Gives an object a value of its own, whatever the name. */
export function give(object: JsonObject, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}
