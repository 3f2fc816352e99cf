import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What keeps somebody signed in. */
export interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
}

/** Keeps a session from one command to the next, for its owner's eyes only. */
export class SessionFile {
  constructor(private readonly file: string) {}

  /** Undefined when there is none that can be read. */
  read(): Tokens | undefined {
    try {
      const kept = JSON.parse(readFileSync(this.file, 'utf8')) as Partial<Tokens>;
      const { accessToken, accessTokenExpiresAt, refreshToken } = kept;
      return accessToken && accessTokenExpiresAt && refreshToken ? { accessToken, accessTokenExpiresAt, refreshToken } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all, so that another command never reads half of it. */
  write(tokens: Tokens): void {
    const unfinished = `${this.file}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify(tokens)}\n`, { mode: 0o600 });
    renameSync(unfinished, this.file);
  }
}
