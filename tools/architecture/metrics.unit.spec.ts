import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

interface Metric {
  /** As Prometheus reads it. */
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** As the instrument says it, in UCUM. */
  readonly unit?: string;
}

/** OpenTelemetry's base units, and how the names of metrics that are measured in them end. */
const SUFFIXES: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes' };

const INSTRUMENT = /\.create(?:Observable)?(Counter|UpDownCounter|Gauge|Histogram)\(/g;
const DECLARED = new RegExp(`${INSTRUMENT.source}\\s*'([^']*)',\\s*\\{\\s*description: '([^']*)'(?:,\\s*unit: '([^']*)')?`, 'g');

/** What the code of a file measures. */
function metricsIn(code: string): Metric[] {
  const declared = [...code.matchAll(DECLARED)].map(([, kind = '', name = '', description = '', unit]) => asExported(kind, name, description, unit));
  const made = [...code.matchAll(INSTRUMENT)].length;
  if (declared.length !== made) throw new Error(`${made} instruments are made, of which ${declared.length} say name, description and unit in their place`);
  return declared;
}

/** The exporter ends the names of counters as Prometheus wants them, and nothing else. */
function asExported(kind: string, name: string, description: string, unit: string | undefined): Metric {
  if (kind === 'Counter') return { name: `${name}_total`, type: 'counter', description, ...(unit !== undefined && { unit }) };
  return { name, type: kind === 'Histogram' ? 'histogram' : 'gauge', description, ...(unit !== undefined && { unit }) };
}

function problemsOf({ name, type, description, unit }: Metric): string[] {
  const base = type === 'counter' ? name.replace(/_total$/, '') : name;
  const suffix = unit === undefined ? undefined : SUFFIXES[unit];
  return [
    ...(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) ? [] : [`${name} is not written in snake case`]),
    ...(base.endsWith('_total') ? [`${name} says twice that it is a total`] : []),
    ...(unit !== undefined && suffix === undefined ? [`${name} is measured in ${unit}, which is no base unit`] : []),
    ...(suffix !== undefined && !base.endsWith(suffix) ? [`${name} does not end with its unit, ${suffix}`] : []),
    ...(unit === undefined && /_(seconds|bytes|milliseconds|ms|minutes|duration|time|age|size)$/.test(base) ? [`${name} has a unit and does not say so`] : []),
    ...(type === 'histogram' && unit === undefined ? [`${name} does not say what is measured`] : []),
    ...(/^\S.*\.$/.test(description) ? [] : [`${name} has no description`]),
  ];
}

/** Every instrument that the apps and libraries make. */
function metricsOfThePlatform(): Metric[] {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !/(^|\/)(dist|node_modules|test)\//.test(file))
      .map((file) => join(root, folder, file)),
  );
  return files.flatMap((file) => metricsIn(readFileSync(file, 'utf8')));
}

/** The rows of the table in docs/metrics.md. */
function documentedMetrics(): string[] {
  const rows = readFileSync(join(root, 'docs/metrics.md'), 'utf8').matchAll(/^\| `(\w+)` \| (\w+) \| (\S.*?) \| .*\|$/gm);
  return [...rows].map(([, name, type, description]) => `${name} ${type} ${description}`);
}

describe('the names of metrics', () => {
  it('say their base unit, and what they are, as Prometheus and OpenTelemetry have it', () => {
    const metrics = metricsOfThePlatform();
    expect(metrics.flatMap(problemsOf)).toEqual([]);
    expect(metrics.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index)).toEqual([]);
  });

  it('are all in docs/metrics.md, and nothing else is', () => {
    const told = metricsOfThePlatform().map(({ name, type, description }) => `${name} ${type} ${description}`);
    expect(told.length).toBeGreaterThan(8);
    expect(documentedMetrics().sort()).toEqual(told.sort());
  });

  it.each([
    ['no unit at its end', `m.createHistogram('call_duration', { description: 'Calls.', unit: 's' });`],
    ['a unit that it does not declare', `m.createObservableGauge('age_seconds', { description: 'Age.' });`],
    ['another unit than a base unit', `m.createHistogram('call_ms', { description: 'Calls.', unit: 'ms' });`],
    ['the end that the exporter adds', `m.createCounter('calls_total', { description: 'Calls.' });`],
    ['dots', `m.createCounter('service.calls', { description: 'Calls.' });`],
    ['a histogram of who knows what', `m.createHistogram('calls', { description: 'Calls.', advice: {} });`],
    ['a description that says nothing', `m.createCounter('calls', { description: '' });`],
  ])('with %s are refused', (_what, code) => {
    expect(metricsIn(code).flatMap(problemsOf)).toHaveLength(1);
  });

  it('cannot be made up where nobody sees them', () => {
    expect(() => metricsIn('m.createCounter(name, options);')).toThrow('1 instruments are made, of which 0');
  });
});
