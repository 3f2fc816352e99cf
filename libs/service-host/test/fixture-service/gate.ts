import { Injectable } from '@nestjs/common';

/** Lets a test hold a request in the middle. */
@Injectable()
export class Gate {
  readonly waiting = new Set<() => void>();

  pass(): Promise<void> {
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  open(): void {
    for (const resolve of this.waiting) resolve();
  }
}
