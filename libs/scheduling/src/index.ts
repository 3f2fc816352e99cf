export { backoffMs, type BackoffOptions } from './backoff.js';
export { BackgroundLoop, tellingOnce, type BackgroundLoopOptions } from './background-loop.js';
export { CLOCK, systemClock, type Clock } from './clock.js';
export { messageOf, ProblemLog, speakableError, type ProblemLogger } from './problem-log.js';
