import { eventually } from './eventually.js';

describe('eventually', () => {
  it('waits until the fact neither throws nor is undefined or false', async () => {
    const answers = [() => Promise.reject(new Error('not yet')), () => undefined, () => false, () => 0];
    await expect(eventually(() => answers.shift()?.())).resolves.toBe(0);
    expect(answers).toHaveLength(0);
  });

  it('gives up with the reason of the last failure', async () => {
    const never = eventually(() => Promise.reject(new Error('two rows, not three')), { timeoutMs: 20 });
    await expect(never).rejects.toThrow('Not true even after 20 ms: two rows, not three');
  });
});
