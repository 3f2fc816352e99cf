/**
 * Whether a value of JSON has lists and objects within each other deeper than `allowed`. Does not call itself: a
 * megabyte of brackets is measured, where what writes JSON again would exhaust the stack.
 */
export function nestsDeeperThan(allowed: number, value: unknown): boolean {
  let level = isNest(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > allowed) return true;
    level = level.flatMap((nest) => Object.values(nest).filter(isNest));
  }
  return false;
}

const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null;
