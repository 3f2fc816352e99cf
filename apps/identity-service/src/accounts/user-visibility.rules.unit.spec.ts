import { visibilityOf } from './user-visibility.rules.js';

describe('what a viewer sees of a user', () => {
  it.each([
    ['nothing', 'nobody in particular', null],
    ['names', 'another user', { userId: 'b', role: 'tutor' }],
    ['everything', 'the user', { userId: 'a', role: 'student' }],
    ['everything', 'an admin', { userId: 'c', role: 'admin' }],
  ] as const)('is %s for %s', (visibility, _who, viewer) => {
    expect(visibilityOf('a', viewer)).toBe(visibility);
  });
});
