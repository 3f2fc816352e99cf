import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importRules } from './import-rules.cjs';
import { PURE_RULES } from './pure-rules.cjs';

const root = join(__dirname, '../..');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Judges a small house in which every rule is broken once. */
function violationsInFixtures(): Violation[] {
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [depcruise, '--config', 'tools/architecture/fixtures/dependency-cruiser.cjs', '--output-type', 'json', 'tools/architecture/fixtures/house'];
  const report = JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64e6 })) as { summary: { violations: Violation[] } };
  return report.summary.violations;
}

describe('the rules on imports', () => {
  const broken = new Set(violationsInFixtures().map(({ rule }) => rule.name));

  it.each(importRules().map(({ name }) => name))('%s refuses the violation planted for it', (name) => {
    expect(broken).toContain(name);
  });

  it('names only files of pure rules that exist, each in some service', () => {
    const services = readdirSync(join(root, 'apps')).filter((name) => name.endsWith('-service'));
    const files = services.flatMap((service) => readdirSync(join(root, 'apps', service, 'src'), { recursive: true, encoding: 'utf8' }));
    const missing = PURE_RULES.filter((pattern) => !files.some((file) => new RegExp(`^${pattern}\\.ts$`).test(file)));
    expect(missing).toEqual([]);
    expect(PURE_RULES.length).toBeGreaterThan(0);
  });
});
