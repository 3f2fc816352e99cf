import { PasswordHasher } from './password-hasher.js';
import { passwordsBusy } from './passwords.errors.js';

describe('password hashes', () => {
  const hasher = new PasswordHasher({ concurrency: 2, maxWaiting: 10 });

  it('are argon2id with 19 MiB, two passes and one lane', async () => {
    expect(await hasher.hash('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are salted: the same password never has the same hash', async () => {
    const [one, other] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')]);
    expect(one).not.toBe(other);
  });

  it('fit their own password only', async () => {
    const hash = await hasher.hash('correct horse');
    await expect(hasher.verify(hash, 'correct horse')).resolves.toBe(true);
    await expect(hasher.verify(hash, 'Correct horse')).resolves.toBe(false);
  });

  it('fit the same password however its letters are composed', async () => {
    const hash = await hasher.hash('pa\u0308ssword');
    await expect(hasher.verify(hash, 'p\u00e4ssword')).resolves.toBe(true);
  });

  it('fit nothing when there is no hash, not even the decoy that is hashed instead', async () => {
    await expect(hasher.verify(undefined, 'nobody has this password')).resolves.toBe(false);
  });

  it('are refused with PASSWORDS_BUSY when too many are asked for at once', async () => {
    const small = new PasswordHasher({ concurrency: 1, maxWaiting: 0 });
    const outcomes = await Promise.allSettled([small.hash('one'), small.hash('other')]);
    expect(outcomes[0]?.status).toBe('fulfilled');
    expect(passwordsBusy.matches((outcomes[1] as PromiseRejectedResult).reason)).toBe(true);
  });
});
