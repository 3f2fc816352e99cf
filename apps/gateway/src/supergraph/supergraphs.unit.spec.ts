import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { Logger } from '@nestjs/common';
import { eventually } from '@edtech/testing';
import { parse } from 'graphql';
import { limitsForTests } from '../../test/limits-for-tests.js';
import { Supergraphs } from './supergraphs.js';

const LOOK_MS = 5;

function supergraph(field: string): string {
  const { supergraphSdl, errors } = composeServices([{ name: 'learning', typeDefs: parse(`type Query { ${field}: Int }`), url: 'local' }]);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

const [FIRST, SECOND, THIRD] = [supergraph('first'), supergraph('second'), supergraph('third')];

describe('the file that holds the supergraph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-supergraph-'));
  const file = join(folder, 'supergraph.graphql');
  const complaints = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  let supergraphs: Supergraphs;

  /** At once: half a file is none. */
  const put = (sdl: string) => {
    writeFileSync(`${file}.next`, sdl);
    renameSync(`${file}.next`, file);
  };

  beforeEach(async () => {
    complaints.mockClear();
    put(FIRST);
    supergraphs = await Supergraphs.start({
      file,
      knownOperations: [],
      limits: limitsForTests(),
      introspection: false,
      subgraphOf: (name) => ({ name, ask: () => Promise.reject(new Error('nobody asks here')) }),
    });
  });

  afterEach(() => supergraphs.close());

  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const answersBy = (sdl: string) => eventually(() => supergraphs.current.sdl === sdl);
  /** Once it has looked at the file again, twice at the least. */
  const looked = async () => {
    const looks = jest.spyOn(supergraphs as unknown as { look(): Promise<boolean> }, 'look');
    await eventually(() => looks.mock.calls.length >= 3);
    looks.mockRestore();
  };

  it('may change before anybody watches it: that is seen too', async () => {
    put(SECOND);
    supergraphs.watch(LOOK_MS);
    await answersBy(SECOND);
  });

  it('may be exchanged at any time, and taken back', async () => {
    supergraphs.watch(LOOK_MS);
    for (const sdl of [SECOND, THIRD, FIRST]) {
      put(sdl);
      await answersBy(sdl);
    }
  });

  it('is complained of once while it cannot be used, and used once it can', async () => {
    supergraphs.watch(LOOK_MS);
    put('type Query { nonsense');
    await eventually(() => complaints.mock.calls.length === 1);
    await looked();
    rmSync(file);
    await eventually(() => complaints.mock.calls.length === 2);
    await looked();
    expect(supergraphs.current.sdl).toBe(FIRST);
    expect(complaints).toHaveBeenCalledTimes(2);
    put(SECOND);
    await answersBy(SECOND);
  });

  it('is complained of again when somebody asks for it to be read again', async () => {
    put('type Query { nonsense');
    expect([await supergraphs.reload(), await supergraphs.reload()]).toEqual([false, false]);
    expect(complaints).toHaveBeenCalledTimes(2);
  });
});
