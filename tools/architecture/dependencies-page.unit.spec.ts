import { spawnSync } from 'node:child_process';
import { readPage, root } from './claimed-tests.js';

interface Locked {
  /** Where it is installed under another name than its own. */
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const { packages } = JSON.parse(readPage('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };
/** By their place, without our own. */
const foreign = Object.entries(packages).filter(([place]) => place.includes('node_modules/') && !packages[place]?.link);
const nameAt = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('packages of others', () => {
  it('come from the registry, in one exact version, which a hash vouches for', () => {
    expect(foreign.length).toBeGreaterThan(1_000);
    // What comes from elsewhere (a repository, a URL, a file) says where.
    expect(foreign.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
    expect(foreign.filter(([, { version, integrity }]) => !/^\d+\.\d+\.\d+/.test(version ?? '') || !/^sha512-/.test(integrity ?? '')).map(([place]) => place)).toEqual([]);
  });

  it('of the broker have one version each', () => {
    const versions = [...readPage('tools/kafka/pom.xml').matchAll(/<artifactId>([^<]+)<\/artifactId>\s*<version>([^<]+)<\/version>/g)].map(([, , version]) => version);
    expect(versions.length).toBeGreaterThan(1);
    expect(versions.filter((version) => !/^[\d.]+(-\w+)?$/.test(version ?? ''))).toEqual([]);
  });

  it('are all in the bill of materials, which can be made without asking anybody', () => {
    const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> };
    expect(scripts['sbom']).toBe('npm sbom --sbom-format cyclonedx --package-lock-only --legacy-peer-deps');
    const [command = '', ...args] = (scripts['sbom'] ?? '').split(' ');
    // An address that nobody listens at.
    const { stdout, status } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_048_576, env: { ...process.env, npm_config_registry: 'http://127.0.0.1:9/', npm_config_update_notifier: 'false' } });
    expect(status).toBe(0);
    const { bomFormat, components } = JSON.parse(stdout) as { bomFormat: string; components: { purl: string; hashes?: { alg: string }[] }[] };
    expect(bomFormat).toBe('CycloneDX');
    const listed = new Set(components.map(({ purl }) => decodeURIComponent(purl).replace(/^pkg:npm\//, '')));
    expect([...new Set(foreign.map(([place, { name, version }]) => `${name ?? nameAt(place)}@${version}`))].filter((one) => !listed.has(one))).toEqual([]);
    expect(components.filter(({ hashes }) => hashes?.some(({ alg }) => alg === 'SHA-512')).length).toBeGreaterThan(1_000);
  }, 60_000);
});

describe('docs/dependencies.md', () => {
  it('has times that are shorter the worse it is, and never longer in what runs', () => {
    const rows = [...readPage('docs/dependencies.md').matchAll(/^\| (critical|high|medium|low)[^|]* \| (\d+) days \| (?:(\d+) days|[^|]+) \|$/gm)];
    expect(rows.map(([, severity]) => severity)).toEqual(['critical', 'high', 'medium', 'low']);
    const days = rows.map(([, , runs, builds]) => [Number(runs), Number(builds ?? Infinity)] as const);
    days.forEach(([runs, builds], index) => {
      expect(runs).toBeLessThanOrEqual(builds);
      expect(runs).toBeGreaterThan(days[index - 1]?.[0] ?? 0);
    });
  });
});
