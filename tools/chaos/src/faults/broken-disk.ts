import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why disks cannot be broken on this machine; undefined where they can. */
export function whyNoBrokenDisks(): string | undefined {
  if (process.platform !== 'linux') return 'it takes Linux';
  if (process.getuid?.() !== 0) return 'it takes root';
  for (const [program, question] of [['mount', '--version'], ['strace', '-V']] as const) {
    if (spawnSync(program, [question], { stdio: 'ignore' }).status !== 0) return `there is no ${program}`;
  }
  return undefined;
}

/** A disk of its own, in memory, that can be full. */
export class SmallDisk {
  private constructor(
    /** Where it is mounted. */
    readonly directory: string,
  ) {}

  /** @throws Error when it may not be mounted here */
  static async mount(megabytes: number): Promise<SmallDisk> {
    const directory = await mkdtemp(join(tmpdir(), 'edtech-chaos-disk-'));
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'edtech-chaos', directory], { encoding: 'utf8' });
    if (status !== 0) {
      await rm(directory, { recursive: true });
      throw new Error(`a small disk cannot be mounted: ${stderr.trim()}`);
    }
    return new SmallDisk(directory);
  }

  /** Fills it to the last byte. */
  fill(): void {
    const ballast = openSync(join(this.directory, 'ballast'), 'a');
    try {
      for (const size of [1_048_576, 4_096]) {
        const block = Buffer.alloc(size, 1);
        while (written(ballast, block) === size);
      }
    } finally {
      closeSync(ballast);
    }
  }

  empty(): void {
    rmSync(join(this.directory, 'ballast'), { force: true });
  }

  async unmount(): Promise<void> {
    spawnSync('umount', [this.directory]);
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** @returns how many bytes fitted */
function written(file: number, block: Buffer): number {
  try {
    return writeSync(file, block);
  } catch {
    return 0;
  }
}

/** Processes whose writes cannot be made safe: each fsync and fdatasync of theirs fails as on a dying disk. */
export class FailingSync {
  private constructor(private readonly tracer: ChildProcess) {}

  /** @throws Error when these processes cannot be traced */
  static async of(pids: readonly number[]): Promise<FailingSync> {
    const attach = pids.flatMap((pid) => ['-p', String(pid)]);
    const tracer = spawn('strace', [...attach, '-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO', '-o', '/dev/null'], { stdio: ['ignore', 'ignore', 'pipe'] });
    // It says so of each of them.
    let said = '';
    for await (const chunk of tracer.stderr) {
      said += String(chunk);
      if (said.split('attached').length > pids.length) return new FailingSync(tracer);
    }
    throw new Error(`the processes cannot be traced: ${said.trim()}`);
  }

  async end(): Promise<void> {
    if (this.tracer.exitCode !== null || this.tracer.signalCode !== null) return;
    this.tracer.kill('SIGTERM');
    await once(this.tracer, 'exit');
  }
}
