import { fixtureService } from '../test/fixture-service/app.js';
import { printSubgraph } from './index.js';

test("a service's subgraph is printed without a database, a broker or any variable", async () => {
  const sdl = await printSubgraph(fixtureService);
  expect(sdl).toMatch(/^extend schema @link/);
  expect(sdl).toMatch(/"""A shelf\."""\ntype Shelf @key\(fields: "id"\)/);
  expect(await printSubgraph(fixtureService)).toBe(sdl);
});
