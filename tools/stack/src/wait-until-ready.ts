import { setTimeout as delay } from 'node:timers/promises';
import { StackError } from './stack-error.js';
import type { SupervisedProcess } from './supervised-process.js';

const POLL_MS = 50;

/** Resolves when the process answers 200 on its readiness URL; rejects with its last words when it ends first or takes too long. */
export async function waitUntilReady(process: SupervisedProcess, timeoutMs = 90_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let lastAnswer = 'no answer yet';
  while (Date.now() < deadline) {
    if (!process.running) {
      throw new StackError(`${process.plan.name} ended while starting (${await process.ended}). Its last words:\n${process.lastWords()}`);
    }
    try {
      const response = await fetch(process.plan.readyUrl, { signal: AbortSignal.timeout(2_000) });
      if (response.ok) return;
      lastAnswer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      lastAnswer = error instanceof Error ? error.message : String(error);
    }
    await delay(POLL_MS);
  }
  throw new StackError(`${process.plan.name} was not ready after ${timeoutMs / 1000} s: ${lastAnswer}\nLog: ${process.plan.logFile}`);
}
