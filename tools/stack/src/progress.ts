import ora, { type Ora } from 'ora';

/** Tells a person what is starting, what is ready and how long it took: a spinner on a terminal, plain lines elsewhere. */
export class Progress {
  private readonly startedAt = Date.now();

  headline(text: string): void {
    console.log(text);
  }

  /** Runs one step and reports how it ended; the step may say where it listens. */
  async step<T>(name: string, work: (tell: (text: string) => void) => Promise<T>, where?: (result: T) => string): Promise<T> {
    const startedAt = Date.now();
    const label = name.padEnd(14);
    const spinner = process.stdout.isTTY ? ora({ text: `${label} starting`, stream: process.stdout }).start() : undefined;
    try {
      const result = await work((text) => this.tell(spinner, label, text));
      this.end(spinner, 'succeed', `${label} ready ${where ? where(result) : ''} (${seconds(startedAt)})`);
      return result;
    } catch (error) {
      this.end(spinner, 'fail', `${label} failed after ${seconds(startedAt)}`);
      throw error;
    }
  }

  line(name: string, text: string): void {
    console.log(`  ${name.padEnd(14)} ${text}`);
  }

  /** Seconds since the stack began to start. */
  elapsed(): string {
    return seconds(this.startedAt);
  }

  private tell(spinner: Ora | undefined, label: string, text: string): void {
    if (spinner) spinner.text = `${label} ${text}`;
    else console.log(`  ${label} ${text}`);
  }

  private end(spinner: Ora | undefined, how: 'succeed' | 'fail', text: string): void {
    if (spinner) spinner[how](text);
    else console.log(`  ${text}`);
  }
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
