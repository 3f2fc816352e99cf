export { backoffMs, type BackoffOptions } from './backoff.js';
export { BackgroundLoop, type BackgroundLoopOptions } from './background-loop.js';
export { CLOCK, systemClock, type Clock } from './clock.js';
