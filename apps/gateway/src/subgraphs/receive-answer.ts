import type { Dispatcher } from 'undici';

/** The time that one answer may take, whatever it takes to get it. */
export interface TimeLimit {
  /** Why it was ended, once it is over. */
  passed?: Error;
  /** Ends what is under way. */
  end?: (reason: Error) => void;
}

export interface ReceivedAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a request and reads its answer whole. Takes the pieces as they come from the connection: undici's own `request` makes a stream and
 * a signal with its listeners for each, which costs more than all the rest of a small answer.
 *
 * @throws what keeps the answer from coming, or the limit's reason when it ends before
 */
export function receiveAnswer(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions, limit: TimeLimit): Promise<ReceivedAnswer> {
  return new Promise((resolve, reject) => {
    if (limit.passed) return reject(limit.passed);
    const receiver = new Receiver(resolve, reject);
    limit.end = (reason) => receiver.end(reason);
    dispatcher.dispatch(request, receiver);
  });
}

class Receiver implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private ended: Error | undefined;
  private status = 0;
  private readonly pieces: Buffer[] = [];

  constructor(
    private readonly resolve: (answer: ReceivedAnswer) => void,
    private readonly reject: (reason: Error) => void,
  ) {}

  /** Waits no longer; a request that has not got a connection yet is not sent any more. */
  end(reason: Error): void {
    this.ended = reason;
    this.reject(reason);
    this.controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.ended) return controller.abort(this.ended);
    this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, piece: Buffer): void {
    this.pieces.push(piece);
  }

  onResponseEnd(): void {
    const [only, ...others] = this.pieces;
    const whole = only && others.length > 0 ? Buffer.concat(this.pieces) : only;
    this.resolve({ status: this.status, text: whole?.toString('utf8') ?? '' });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.reject(error);
  }
}
