import ora from 'ora';
import type { Verdict } from './run-row.js';

/** One row's line. */
export interface ProgressLine {
  at(done: number, note?: string): void;
  note(text: string): void;
  end(verdict: Verdict, text: string): void;
}

/** How often a line is written where there is no terminal to rewrite it on. */
const PLAIN_EVERY_MS = 15_000;

/** Says how far each row is and how long it will take: on one line that changes where there is a terminal. */
export class Progress {
  begin(title: string, wanted: number, unit: string): ProgressLine {
    const startedAt = Date.now();
    const spinner = process.stdout.isTTY ? ora({ text: title, stream: process.stdout }).start() : undefined;
    let saidAt = 0;
    let throwingSince = 0;
    const say = (text: string): void => {
      if (spinner) spinner.text = `${title}: ${text}`;
      else if (Date.now() - saidAt > PLAIN_EVERY_MS) {
        saidAt = Date.now();
        console.log(`  ${title}: ${text}`);
      }
    };
    return {
      note: say,
      at: (done, note) => {
        throwingSince ||= Date.now();
        const left = done > 0 && done < wanted ? `, about ${duration(((Date.now() - throwingSince) / done) * (wanted - done))} left` : '';
        say(`${done} of ${wanted} ${unit}${left}${note === undefined ? '' : ` (${note})`}`);
      },
      end: (verdict, text) => {
        const line = `${title}: ${verdict}, ${text}, in ${duration(Date.now() - startedAt)}`;
        if (spinner) spinner[verdict === 'holds' ? 'succeed' : 'fail'](line);
        else console.log(`  ${line}`);
      },
    };
  }
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
