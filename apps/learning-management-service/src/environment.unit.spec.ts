import { EnvironmentError, parseEnvironment } from '@edtech/environment';
import { learningEnvironment } from './environment.js';

test('needs nothing of its own: a slot is held for ten minutes', () => {
  expect(parseEnvironment(learningEnvironment, {})).toEqual({ LEARNING_HOLD_MINUTES: 10, LEARNING_HOLD_SWEEP_MS: 1_000 });
});

test('refuses holds that last no time, or times that are no numbers, naming each', () => {
  const parse = () => parseEnvironment(learningEnvironment, { LEARNING_HOLD_MINUTES: '0', LEARNING_HOLD_SWEEP_MS: 'often' });
  expect(parse).toThrow(EnvironmentError);
  expect(parse).toThrow(/LEARNING_HOLD_MINUTES[\s\S]*LEARNING_HOLD_SWEEP_MS/);
});
