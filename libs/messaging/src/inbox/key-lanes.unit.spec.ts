import { AsyncLocalStorage } from 'node:async_hooks';
import { KeyLanes } from './key-lanes.js';

const idle = () => new Promise((resolve) => setImmediate(resolve));

/** Lanes whose work ends when the test says so. */
function lanesOf(width: number) {
  const ends = new Map<string, (again: boolean) => void>();
  const begun: string[] = [];
  let done = 0;
  const lanes = new KeyLanes<string>({
    width,
    idOf: (key) => key,
    work: (key) => {
      begun.push(key);
      return new Promise<boolean>((resolve) => ends.set(key, resolve));
    },
    onDone: () => (done += 1),
  });
  const end = async (key: string, again = false) => {
    ends.get(key)?.(again);
    await idle();
  };
  return { lanes, begun, end, done: () => done };
}

describe('lanes', () => {
  test('work on as many keys at once as there are lanes, then on the next', async () => {
    const { lanes, begun, end } = lanesOf(2);
    lanes.add(['a', 'b', 'c']);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  test('never work on a key twice at once', async () => {
    const { lanes, begun, end } = lanesOf(4);
    lanes.add(['a', 'a']);
    lanes.add(['a']);
    expect(begun).toEqual(['a']);
    await end('a');
    lanes.add(['a']);
    expect(begun).toEqual(['a', 'a']);
  });

  test('put a key that has more behind those that wait', async () => {
    const { lanes, begun, end } = lanesOf(1);
    lanes.add(['a', 'b']);
    await end('a', true);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'a']);
    expect(lanes.keys).toEqual(['a']);
  });

  test('tell whenever a key is done, so that somebody looks for more', async () => {
    const { lanes, end, done } = lanesOf(1);
    lanes.add(['a', 'b']);
    await end('a');
    await end('b');
    expect(done()).toBe(2);
    expect(lanes.hungry).toBe(true);
  });

  test('finish what they have in hand when they stop, and begin nothing else', async () => {
    const { lanes, begun, end } = lanesOf(1);
    lanes.add(['a', 'b']);
    let stopped = false;
    const stopping = lanes.stop().then(() => (stopped = true));
    await idle();
    expect(stopped).toBe(false);
    await end('a');
    await stopping;
    lanes.add(['c']);
    expect(begun).toEqual(['a']);
  });

  test('look once more at a key for which something came while they were at it', async () => {
    const { lanes, begun, end } = lanesOf(1);
    lanes.add(['a']);
    lanes.touch(['a', 'b']);
    await end('a');
    expect(begun).toEqual(['a', 'a']);
    lanes.add(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'a', 'a']);
    await end('a');
    expect(begun).toHaveLength(3);
    expect(lanes.hasSome(['a'])).toBe(false);
  });

  test('work on a key as it was given last', async () => {
    const worked: string[] = [];
    const ends: (() => void)[] = [];
    const lanes = new KeyLanes<{ id: string; until: string }>({
      width: 1,
      idOf: ({ id }) => id,
      work: ({ id, until }) => {
        worked.push(`${id} until ${until}`);
        return new Promise((resolve) => ends.push(() => resolve(false)));
      },
      onDone: () => undefined,
    });
    const end = async () => {
      ends.shift()?.();
      await idle();
    };
    lanes.add([{ id: 'a', until: '1' }]);
    lanes.add([{ id: 'b', until: '1' }]);
    lanes.touch([{ id: 'b', until: '2' }]);
    lanes.add([{ id: 'a', until: '3' }]);
    await end();
    await end();
    await end();
    expect(worked).toEqual(['a until 1', 'b until 2', 'a until 3']);
  });

  test('work on behalf of whoever made them, not of whoever adds a key', async () => {
    const service = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const work = async () => {
      seen.push(service.getStore());
      return false;
    };
    const lanes = service.run('payment', () => new KeyLanes<string>({ width: 1, idOf: (key) => key, work, onDone: () => undefined }));
    service.run('learning', () => lanes.add(['a']));
    await idle();
    expect(seen).toEqual(['payment']);
  });
});
