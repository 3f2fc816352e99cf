import { buildASTSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LESSONS_BY_IDS } from './learning-lessons.js';

test('learning understands what it is asked, as far as its committed schema says', () => {
  const sdl = readFileSync(join(__dirname, '../../../learning-management-service/schema.graphql'), 'utf8');
  const learning = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  expect(validate(learning, parse(LESSONS_BY_IDS))).toEqual([]);
});
