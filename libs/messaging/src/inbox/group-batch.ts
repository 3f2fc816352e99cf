/**
 * Splits a batch into calls of handlers. Events that the same handlers take go into one call, unless an event of the
 * same key that others take stands between them: each key keeps its order, and the calls are as few as that allows.
 */
export function groupBatch<T>(events: readonly T[], describe: (event: T) => { key: string; handlers: string }): T[][] {
  const lastOfKey = new Map<string, { step: number; handlers: string }>();
  const steps: Map<string, T[]>[] = [];
  for (const event of events) {
    const { key, handlers } = describe(event);
    const last = lastOfKey.get(key);
    const step = last === undefined ? 0 : last.handlers === handlers ? last.step : last.step + 1;
    lastOfKey.set(key, { step, handlers });
    const groups = (steps[step] ??= new Map<string, T[]>());
    const group = groups.get(handlers);
    if (group) group.push(event);
    else groups.set(handlers, [event]);
  }
  return steps.flatMap((groups) => [...groups.values()]);
}
