import { describeFailure } from './describe-failure.js';

describe('what is written down of a failure', () => {
  it('can be stored whatever the mail server answered', () => {
    expect(describeFailure(new Error(`550 \0${'x'.repeat(2_000)}`))).toBe(`550 ${'x'.repeat(496)}`);
    expect(describeFailure('away')).toBe('away');
  });
});
