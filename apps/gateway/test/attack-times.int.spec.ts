import { aliases, deep, fragmentBomb, repeatedFieldsBomb } from './attacks.js';
import { FakeSubgraph } from './fake-subgraph.js';
import { TestGateway } from './test-gateway.js';

const ATTACKS: readonly (readonly [name: string, body: string])[] = [
  ['904 bytes of fragments', JSON.stringify({ query: fragmentBomb(904) })],
  ['repeated fields', JSON.stringify({ query: repeatedFieldsBomb('me', 3, 5) })],
  ['100,000 levels deep', JSON.stringify({ query: deep(100_000) })],
  ['1,000 aliases', JSON.stringify({ query: `{${aliases(1_000)}}` })],
  ['1,000 directives', JSON.stringify({ query: `{ __typename ${'@aa'.repeat(1_000)} }` })],
  ['1,000 sign-ins', JSON.stringify({ query: `mutation { ${aliases(1_000, 'signIn')} }` })],
  ['100,000 brackets in variables', `{"query":"{ me { id } }","variables":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ['25,000 wrong values in a variable', JSON.stringify({ query: 'query ($n: [Int!]) { lessons(of: $n) }', variables: { n: Array.from({ length: 25_000 }, () => 'x') } })],
  ['2 MB', JSON.stringify({ query: `{ me { id } } #${'x'.repeat(2_000_000)}` })],
];
const BYSTANDER = { query: '{ me { id } }' };
const EACH = 20;

/** Figures for whoever looks; what is asserted is that every attack is refused and every bystander answered. */
it('row 23: how long each attack takes to be refused, and how long others wait meanwhile', async () => {
  const learning = await FakeSubgraph.start('type Query { me: User lessons(of: [Int!]): String } type Mutation { signIn: String } type User { id: ID! me: User }', { Query: { me: () => ({ id: '1' }) } });
  const gateway = await TestGateway.start({ learning });
  const timed = async (body: unknown, refused: boolean): Promise<number> => {
    const begin = performance.now();
    const response = await gateway.post(body);
    const answer = await response.text();
    expect([response.status >= 400, answer.includes('"errors"')]).toEqual([refused, refused]);
    return performance.now() - begin;
  };
  try {
    for (let time = 0; time < 100; time += 1) await timed(BYSTANDER, false);
    const alone: number[] = [];
    for (let time = 0; time < 200; time += 1) alone.push(await timed(BYSTANDER, false));
    const lines = [`nobody: bystander ${described(alone)}`];
    for (const [name, body] of ATTACKS) {
      const attacks: number[] = [];
      const bystander: number[] = [];
      // One request after the other: each bystander's follows an attack at once, and waits for what is left of it.
      for (let time = 0; time < EACH; time += 1) {
        const attack = timed(body, true);
        bystander.push(await timed(BYSTANDER, false));
        attacks.push(await attack);
      }
      lines.push(`${name}: refused ${described(attacks)}; bystander ${described(bystander)}`);
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await gateway.stop();
    await learning.stop();
  }
}, 120_000);

function described(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
