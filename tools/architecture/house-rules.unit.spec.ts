import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { houseRules } from './house-rules.cjs';

/** What the house's own rules say about some code, as if it stood in that file. */
function complaints(filename: string, code: string): string[] {
  const config = [{ files: ['**/*.ts'], languageOptions: { parser } }, ...houseRules] as Linter.Config[];
  return new Linter().verify(code, config, { filename }).map(({ message }) => message);
}

const TABLE = "export const planted = learningSchema.table('planted', {});";
const PG_TABLE = "import { pgTable } from 'drizzle-orm/pg-core'; export const planted = pgTable('planted', {});";

describe('the rules on lines', () => {
  it.each([
    ['a use case that reads the environment', 'apps/payment-service/src/refunds/request-refund.ts', 'export const fee = process.env.FEE;'],
    ['a library that reads the environment', 'libs/drizzle/src/connect.ts', 'export const host = process.env.IDENTITY_DB_HOST;'],
    ['a table in a slice', 'apps/learning-management-service/src/lessons/book-lesson.ts', TABLE],
    ['a table in a library', 'libs/drizzle/src/tables.ts', PG_TABLE],
    ['a comparison that converts', 'libs/auth/src/roles.ts', "export const isAdmin = (role: unknown): boolean => role == 'admin';"],
    ['one that takes null for undefined', 'tools/bench/src/figures.ts', 'export const isKnown = (figure?: number): boolean => figure != null;'],
    ['a distributed transaction', 'apps/payment-service/src/payments/pay-lesson.ts', "export const sql = `PREPARE TRANSACTION 'x'`;"],
  ])('refuse %s', (_what, filename, code) => {
    expect(complaints(filename, code)).toHaveLength(1);
  });

  it.each([
    ['the environment in environment.ts', 'apps/payment-service/src/environment.ts', 'export const fee = process.env.FEE;'],
    ['a table under schemas', 'apps/learning-management-service/src/infrastructure/database/schemas/lessons.schema.ts', TABLE],
  ])('allow %s', (_what, filename, code) => {
    expect(complaints(filename, code)).toEqual([]);
  });
});
