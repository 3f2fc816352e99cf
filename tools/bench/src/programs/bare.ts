import { benchProgram } from './ours.js';
import { freePort, startProgram, type Program } from './program.js';

/** What a bare server answers. */
export const GREETING = 'hello';

/** Starts a server that only greets: what anything costs that is made of Nest, or of Node. */
export async function startBare(name: 'bare-nest' | 'bare-node'): Promise<Program & { readonly url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const program = await startProgram({ name, parameters: [...benchProgram(name), String(port)], isThere: async () => (await (await fetch(url)).text()) === GREETING });
  return { ...program, url };
}
