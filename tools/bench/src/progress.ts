import ora from 'ora';

/** Tells a person what is being measured: a spinner on a terminal, plain lines elsewhere. */
export class Progress {
  /** Runs one step, and says how long it took. */
  async step<T>(title: string, work: (tell: (text: string) => void) => Promise<T>): Promise<T> {
    const begun = performance.now();
    const took = (): string => `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
    const spinner = process.stderr.isTTY ? ora({ text: title, stream: process.stderr }).start() : undefined;
    const tell = (text: string): void => {
      if (spinner) spinner.text = `${title}: ${text}`;
      else console.error(`  ${title}: ${text}`);
    };
    try {
      const result = await work(tell);
      if (spinner) spinner.succeed(`${title} (${took()})`);
      else console.error(`${title}: done in ${took()}`);
      return result;
    } catch (error) {
      if (spinner) spinner.fail(`${title} (${took()})`);
      else console.error(`${title}: failed after ${took()}`);
      throw error;
    }
  }
}
