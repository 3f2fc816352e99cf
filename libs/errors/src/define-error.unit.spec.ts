import { defineError, DomainError, httpStatusOf, type ErrorKind } from './index.js';

describe('an error that was declared once', () => {
  const lessonNotFound = defineError<{ lessonId: string }>({
    code: 'LESSON_NOT_FOUND',
    kind: 'not-found',
    message: ({ lessonId }) => `There is no lesson ${lessonId}`,
  });

  test('carries its code, kind, public message and details', () => {
    const error = lessonNotFound({ lessonId: 'l1' });
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'LESSON_NOT_FOUND', kind: 'not-found', message: 'There is no lesson l1', details: { lessonId: 'l1' } });
  });

  test('keeps its cause for the log', () => {
    const cause = new Error('why');
    expect(lessonNotFound({ lessonId: 'l1' }, { cause }).cause).toBe(cause);
  });

  test('needs no details when it declares none', () => {
    const busy = defineError({ code: 'BUSY', kind: 'rate-limited', message: 'Later' });
    expect(busy()).toMatchObject({ code: 'BUSY', details: {} });
  });

  test('recognises its own, and no other of another code', () => {
    const other = defineError({ code: 'OTHER', kind: 'conflict', message: 'Other' });
    expect(lessonNotFound.matches(lessonNotFound({ lessonId: 'l1' }))).toBe(true);
    expect(lessonNotFound.matches(other())).toBe(false);
    expect(lessonNotFound.matches(new Error('LESSON_NOT_FOUND'))).toBe(false);
  });

  test.each(['lessonNotFound', 'LESSON-NOT-FOUND', '_X', 'X_', ''])('is refused under the code "%s", which clients could not rely on', (code) => {
    expect(() => defineError({ code, kind: 'internal', message: 'x' })).toThrow('LIKE_THIS');
  });
});

test.each<[ErrorKind, number]>([
  ['invalid', 400],
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['not-found', 404],
  ['conflict', 409],
  ['rate-limited', 429],
  ['internal', 500],
  ['unavailable', 503],
])('%s is HTTP status %i', (kind, status) => {
  expect(httpStatusOf(kind)).toBe(status);
});
