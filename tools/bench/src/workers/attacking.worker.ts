import { askPaced, type Pace } from '../load/paced.js';
import { answer } from './worker-process.js';

export type Attack = Omit<Pace, 'isRight' | 'mayBeCutOff'>;

/** Sends what has to be refused. @returns how long each refusal took, in milliseconds. @throws when one is answered */
const attack = (pace: Attack): Promise<number[]> => askPaced({ ...pace, isRight: (status, text) => status >= 400 && status < 500 && text.includes('"errors"'), mayBeCutOff: true });

/** Sends the same to a server that takes whatever comes. */
const send = (pace: Attack): Promise<number[]> => askPaced({ ...pace, isRight: () => true });

answer({ start: () => undefined, attack, send, stop: () => undefined });
