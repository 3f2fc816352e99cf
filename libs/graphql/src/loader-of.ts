import DataLoader from 'dataloader';
import type { GraphqlContext } from './graphql-context.js';

/** More keys than this are loaded in several batches. */
const MAX_BATCH = 500;

/**
 * The request's loader of one kind of thing: what a thousand fields ask for one by one is fetched in one batch,
 * and each key once per request.
 *
 * @param key names the kind; one symbol, one meaning of `batch`
 * @param batch gives the value of every key, in the keys' order, null where there is none
 *
 * @example
 * const COURSES = Symbol('courses');
 * loaderOf(context, COURSES, (ids: readonly string[]) => this.courses.findByIds(this.db, ids)).load(lesson.courseId);
 */
export function loaderOf<K, V>(
  context: Pick<GraphqlContext, 'loaders'>,
  key: symbol,
  batch: (keys: readonly K[]) => Promise<readonly (V | null)[]>,
): DataLoader<K, V | null> {
  const known = context.loaders.get(key);
  // The symbol stands for one batch function, and so for one pair of types.
  if (known) return known as unknown as DataLoader<K, V | null>;
  const loader = new DataLoader<K, V | null>((keys) => batch(keys), { maxBatchSize: MAX_BATCH });
  context.loaders.set(key, loader as unknown as DataLoader<unknown, unknown>);
  return loader;
}
