/** The rows in the order of the keys, null where there is none: what a loader's batch must give. Keys that are ids may be written in capitals. */
export function inOrderOf<T>(keys: readonly string[], rows: readonly T[], keyOf: (row: T) => string): (T | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key.toLowerCase()) ?? null);
}
