import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

const STOP_TIMEOUT_MS = 15_000;

/** What to run and how to know that it is ready. */
export interface ProcessPlan {
  readonly name: string;
  /** Absolute path of the compiled entry point. */
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Answers 200 once the process is ready. */
  readonly readyUrl: string;
  /** Where its users find it. */
  readonly url: string;
}

/** One Node process of the stack: started, watched, and stopped by its process id. */
export class SupervisedProcess {
  private constructor(
    readonly plan: ProcessPlan,
    private readonly child: ChildProcess,
    /** Settles when the process has ended, however it ended. */
    readonly ended: Promise<string>,
  ) {}

  static start(plan: ProcessPlan): SupervisedProcess {
    const log = openSync(plan.logFile, 'a');
    // A process group of its own: a Ctrl-C on the terminal reaches only the stack, which stops things in order.
    const child = spawn(process.execPath, ['--enable-source-maps', plan.script], { env: plan.env, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    const ended = new Promise<string>((resolve) => {
      child.on('error', (error) => resolve(error.message));
      child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    return new SupervisedProcess(plan, child, ended);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined;
  }

  /** The last lines it wrote, for the sentence about why it did not start. */
  lastWords(lines = 12): string {
    return readFileSync(this.plan.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  /** Asks it to finish; insists after a while. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.child.kill('SIGTERM');
    const insist = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.ended;
    clearTimeout(insist);
  }
}
