import { readFile } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { Supergraph, type SupergraphOptions } from './supergraph.js';

/** Of what clients have asked last, so much is planned for a new schema before it takes over. */
const WARMED_AT_MOST = 500;

export interface SupergraphsOptions extends SupergraphOptions {
  readonly file: string;
  /** Operations that are known from the start. */
  readonly knownOperations: readonly string[];
}

/**
 * The schema that the gateway answers by, which may be exchanged while it answers. The next one is built and its plans
 * are made beside the one in use; then new requests go to it, and those in hand are finished by the schema with
 * which they began.
 */
export class Supergraphs {
  private readonly logger = new Logger('Supergraph');
  private changing: Promise<boolean> = Promise.resolve(false);
  private retiring: Promise<unknown> = Promise.resolve();
  private watching: NodeJS.Timeout | undefined;
  /** What could not be used, the file's text or why there was none: it is said once, and tried once. */
  private unusable: string | undefined;

  private constructor(
    private supergraph: Supergraph,
    private readonly options: SupergraphsOptions,
  ) {}

  /** @throws where the file holds no supergraph */
  static async start(options: SupergraphsOptions): Promise<Supergraphs> {
    const supergraph = new Supergraph(await readFile(options.file, 'utf8'), options);
    await supergraph.warm(options.knownOperations);
    return new Supergraphs(supergraph, options);
  }

  /** What a request that begins now is answered by. */
  get current(): Supergraph {
    return this.supergraph;
  }

  /**
   * Reads the file again and goes over to what it holds.
   *
   * @returns whether it held another schema; a file that is no supergraph is reported in the log and changes nothing
   */
  reload(): Promise<boolean> {
    this.unusable = undefined;
    return this.look();
  }

  /**
   * Looks every so many milliseconds whether the file holds another schema. By what it holds: mounted files give no notice, and by
   * a file's times what changed between the first reading and the first look would never be seen.
   */
  watch(intervalMs: number): void {
    let looking = false;
    this.watching = setInterval(() => {
      if (looking) return;
      looking = true;
      void this.look().finally(() => (looking = false));
    }, intervalMs).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.watching);
    await this.changing;
    await this.retiring;
    await this.supergraph.stop();
  }

  private look(): Promise<boolean> {
    this.changing = this.changing.then(() => this.change());
    return this.changing;
  }

  private async change(): Promise<boolean> {
    let sdl: string | undefined;
    try {
      sdl = await readFile(this.options.file, 'utf8');
      const before = this.supergraph;
      if (sdl === before.sdl) this.unusable = undefined;
      if (sdl === before.sdl || sdl === this.unusable) return false;
      const next = new Supergraph(sdl, this.options);
      await next.warm(this.options.knownOperations, before.recentTexts(WARMED_AT_MOST));
      this.supergraph = next;
      this.unusable = undefined;
      this.retiring = Promise.all([this.retiring, before.stop()]);
      this.logger.log('answers by the new supergraph');
      return true;
    } catch (error) {
      const unusable = sdl ?? String(error);
      if (unusable !== this.unusable) this.logger.error({ msg: 'the supergraph file cannot be used: the one before it stays', err: error });
      this.unusable = unusable;
      return false;
    }
  }
}
