import type { Database, Transaction } from '@edtech/drizzle';
import { messageOf, type EventOperationAction } from '@edtech/messaging';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Operation, OperationProgress, OperationRequest, Operator, RunningOperation } from './operation.js';
import { BEAT_MS, type OperationLog } from './operation-log.js';
import { operationAlreadyRunning, operationNotFound, operationNotInterruptible, operationNotResumable } from './operations.errors.js';

/** One bounded piece of an operation's work: what it did commits together with how far it has come. */
export type Work = (tx: Transaction) => Promise<OperationProgress & { readonly finished?: boolean }>;

/** How the operations of an action that takes long go on, from the progress that they are found with. */
export interface OperationJob {
  readonly action: EventOperationAction;
  /**
   * Goes on until everything is done or the operation's signal is aborted. When it resolves the operation is done, when
   * it rejects it has failed, unless it was interrupted meanwhile.
   * @param commit runs a piece of work and notes its progress, in one transaction. @throws OperationStopped, and nothing
   * of the work stays, when the operation does not run any more.
   */
  run(operation: RunningOperation, commit: (work: Work) => Promise<void>): Promise<void>;
}

/** The operation was interrupted, or taken for dead while its process was frozen. */
export class OperationStopped extends Error {
  override readonly name = 'OperationStopped';
}

interface Running {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/**
 * What operators do about events. Each operation is recorded in the transaction of its first effect, so that there is
 * no effect without a record; what takes long goes on here piece by piece and survives the end of the process: it is
 * then found interrupted, and goes on from its last piece when it is resumed.
 */
export class Operations implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('EventOperations');
  /** Names this process in what it runs: whoever comes after it cannot be taken for it. */
  private readonly runner = randomUUID();
  private readonly jobs = new Map<EventOperationAction, OperationJob>();
  private readonly running = new Map<string, Running>();

  constructor(
    private readonly db: Database,
    private readonly log: OperationLog,
  ) {}

  /** Says how the operations of an action go on. To be called before the application has started. */
  register(job: OperationJob): void {
    if (this.jobs.has(job.action)) throw new Error(`the action ${job.action} has a job already`);
    this.jobs.set(job.action, job);
  }

  async onApplicationBootstrap(): Promise<void> {
    // The database may be away at the start: then it is found out when the operations are next read.
    await this.log.findInterrupted().catch(() => undefined);
  }

  /** Ends what runs after the piece in hand; it can be resumed later. */
  async onApplicationShutdown(): Promise<void> {
    const running = [...this.running.values()];
    for (const { abort } of running) abort.abort(new OperationStopped('the service stops'));
    await Promise.all(running.map(({ ended }) => ended));
  }

  /**
   * Begins an operation with its first piece of work, which may be all of it: `finished`. Otherwise its action's job
   * goes on in the background.
   * @throws EVENT_OPERATION_RUNNING when the same action on the same target runs; whatever the work throws. Then nothing
   * was done, and nothing recorded.
   */
  async begin(request: OperationRequest, work: Work): Promise<Operation> {
    const id = newId();
    await this.log.findInterrupted();
    const operation = await this.db.transaction(async (tx) => {
      const other = await this.log.lockTarget(tx, request.action, request.target);
      if (other !== undefined) throw operationAlreadyRunning({ operationId: other });
      const { finished = false, ...progress } = await work(tx);
      await this.log.add(tx, id, request, progress, finished ? null : this.runner);
      return this.known(id, await this.log.find(id, tx));
    });
    if (operation.status === 'running') this.goOn(operation);
    return operation;
  }

  /** The newest first. @param before the id to go on from. */
  async list(limit: number, before: string | undefined): Promise<Operation[]> {
    await this.log.findInterrupted();
    return this.log.list(limit, before);
  }

  async find(id: string): Promise<Operation | null> {
    await this.log.findInterrupted();
    return this.log.find(id);
  }

  /** Stops an operation that runs, wherever it does. @throws EVENT_OPERATION_NOT_FOUND, EVENT_OPERATION_NOT_INTERRUPTIBLE. */
  async interrupt(id: string, operator: Operator): Promise<Operation> {
    const interrupted = await this.log.interrupt(id, operator);
    const operation = this.known(id, await this.log.find(id));
    if (!interrupted) throw operationNotInterruptible({ operationId: id, status: operation.status });
    // Another replica finds out with its next piece of work, which then does not stay.
    this.running.get(id)?.abort.abort(new OperationStopped('it was interrupted'));
    return operation;
  }

  /** Goes on with an operation that was interrupted or has failed. @throws EVENT_OPERATION_NOT_FOUND, EVENT_OPERATION_NOT_RESUMABLE, EVENT_OPERATION_RUNNING. */
  async resume(id: string, operator: Operator): Promise<Operation> {
    await this.log.findInterrupted();
    // What we interrupted ourselves may still have a piece in hand.
    await this.running.get(id)?.ended;
    const operation = await this.db.transaction(async (tx) => {
      const { action, target, status } = this.known(id, await this.log.find(id, tx));
      const other = await this.log.lockTarget(tx, action, target);
      if (other !== undefined && other !== id) throw operationAlreadyRunning({ operationId: other });
      if (!(await this.log.resume(tx, id, operator, this.runner))) throw operationNotResumable({ operationId: id, status });
      return this.known(id, await this.log.find(id, tx));
    });
    this.goOn(operation);
    return operation;
  }

  private goOn(operation: Operation): void {
    const abort = new AbortController();
    const beating = setInterval(() => void this.beat(operation.id, abort), BEAT_MS);
    const ended = this.run(operation, abort.signal).finally(() => {
      clearInterval(beating);
      this.running.delete(operation.id);
    });
    this.running.set(operation.id, { abort, ended });
  }

  /** Never rejects. */
  private async run({ id, action, target, actor, done, total, state }: Operation, signal: AbortSignal): Promise<void> {
    const runner = this.runner;
    let progress: OperationProgress = { done, total, state };
    let finished = false;
    const commit = async (work: Work) => {
      if (signal.aborted) throw signal.reason;
      const { finished: last = false, ...reached } = await this.db.transaction(async (tx) => {
        const result = await work(tx);
        if (!(await this.log.note(tx, id, runner, result, result.finished ?? false))) throw new OperationStopped('somebody else has closed it');
        return result;
      });
      progress = reached;
      finished = last;
    };
    const running: RunningOperation = {
      id,
      target,
      actor,
      signal,
      get progress() {
        return progress;
      },
    };
    try {
      const job = this.jobs.get(action);
      if (!job) throw new Error(`nobody knows how to go on with a ${action}`);
      await job.run(running, commit);
      if (!finished) await this.log.close(id, runner, signal.aborted ? 'interrupted' : 'done', null);
    } catch (error) {
      const stopped = signal.aborted || error instanceof OperationStopped;
      if (!stopped) this.logger.error({ msg: `operation ${id} (${action} ${target}) has failed`, err: error });
      // Where the database does not take it, whoever reads the operation later finds it interrupted.
      await this.log.close(id, runner, stopped ? 'interrupted' : 'failed', stopped ? null : messageOf(error)).catch(() => undefined);
    }
  }

  private async beat(id: string, abort: AbortController): Promise<void> {
    const ours = await this.log.beat(id, this.runner).catch(() => true);
    if (!ours) abort.abort(new OperationStopped('somebody else has closed it'));
  }

  private known(id: string, operation: Operation | null): Operation {
    if (!operation) throw operationNotFound({ operationId: id });
    return operation;
  }
}
