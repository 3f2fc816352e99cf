/** Requests that have brought other servers down. Each is small. */

/** Fragments each of which spreads the next one twice: some hundred bytes that stand for billions of fields. */
export function fragmentBomb(bytes: number): string {
  const link = (index: number) => `fragment F${index} on Query{...F${index + 1} ...F${index + 1}}`;
  let text = '{...F0}';
  let index = 0;
  const end = () => `fragment F${index} on Query{__typename}`;
  while (text.length + link(index).length + end().length + 4 <= bytes) {
    text += link(index);
    index += 1;
  }
  return text + end();
}

/** Fields of one name below fields of one name: within all limits of length, and compared with each other by the million. */
export function repeatedFieldsBomb(field: string, breadth: number, depth: number): string {
  const below = (level: number): string => (level === 0 ? '__typename' : Array.from({ length: breadth }, () => `${field}{${below(level - 1)}}`).join(' '));
  return `{${below(depth)}}`;
}

export const deep = (levels: number): string => `{${'me{lessons{'.repeat(levels / 2)}__typename${'}}'.repeat(levels / 2)}}`;

export const aliases = (count: number, field = '__typename'): string => Array.from({ length: count }, (_, index) => `alias${index}:${field}`).join(' ');
