import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { depConstraints } from './module-boundaries.cjs';

const root = join(__dirname, '../..');

/** What the boundaries say about some code, as if it stood in that file. */
function complaints(filename: string, code: string): string {
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--no-config-lookup', '--config', 'tools/architecture/boundaries-only.config.mjs', '--stdin', '--stdin-filename', filename];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: code, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } });
  return stdout + stderr;
}

describe('the boundaries between projects', () => {
  beforeAll(() => {
    // The rule judges by Nx's picture of the projects and says nothing where there is none.
    const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
    spawnSync(process.execPath, [nx, 'graph', '--print'], { cwd: root, stdio: 'ignore', env: { ...process.env, NX_DAEMON: 'false' } });
  }, 120_000);

  it.each([
    ['a service that uses a service', 'apps/payment-service/src/planted.ts', "import { identityService } from '@edtech/identity-service';\nexport const planted = identityService;\n"],
    ['a library that uses an app', 'libs/drizzle/src/planted.ts', "import { startGateway } from '@edtech/gateway';\nexport const planted = startGateway;\n"],
    ['contracts that use a library', 'libs/contracts/src/planted.ts', "import { connect } from '@edtech/drizzle';\nexport const planted = connect;\n"],
    ['a gateway that knows the events', 'apps/gateway/src/planted.ts', "import { topics } from '@edtech/contracts';\nexport const planted = topics;\n"],
  ])('refuse %s', (_what, filename, code) => {
    expect(complaints(filename, code)).toMatch(/error\s+(A project tagged with|Circular dependency|Imports of apps)/);
  }, 60_000);

  it('allow a service its libraries', () => {
    const code = "import { connect } from '@edtech/drizzle';\nexport const planted = connect;\n";
    expect(complaints('apps/payment-service/src/planted.ts', code)).toBe('');
  }, 60_000);

  it('cover every project: none is without a scope that has a rule', () => {
    const scopes = new Set(depConstraints.map(({ sourceTag }) => sourceTag));
    const projects = ['apps', 'libs', 'tools'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)));
    for (const project of projects) {
      let tags: string[];
      try {
        tags = (JSON.parse(readFileSync(join(root, project, 'project.json'), 'utf8')) as { tags: string[] }).tags;
      } catch {
        // Scripts for people and CI, which import nothing of ours: no projects.
        expect(['tools/images', 'tools/workspace']).toContain(project);
        continue;
      }
      const known = tags.filter((tag) => scopes.has(tag));
      expect([project, known.length]).toEqual([project, 1]);
    }
  });
});
