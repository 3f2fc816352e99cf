/** How long the client may take to end something before it is left to itself. */
const PATIENCE_MS = 10_000;

/** Waits for an ending, but not for ever, and not for its success: a connection that is dead cannot be closed politely. */
export async function patiently(ending: Promise<void>, ms = PATIENCE_MS): Promise<void> {
  await within(ms, ending, '').catch(() => undefined);
}

/** @throws an error with the message when it takes longer; what was begun goes on unheeded. */
export async function within<T>(ms: number, work: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
