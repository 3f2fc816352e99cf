const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether JSON opens more lists and objects within each other than `allowed`. Looks at the text, no further than to where it finds out: a
 * megabyte of brackets costs nothing, where parsing it makes a hundred thousand lists, and writing it again exhausts the stack.
 */
export function opensDeeperThan(allowed: number, json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charCodeAt(at);
    if (character === QUOTE) {
      at = endOfText(json, at);
      // Not JSON: whoever parses it says so.
      if (at < 0) return false;
    } else if (character === LIST || character === OBJECT) {
      depth += 1;
      if (depth > allowed) return true;
    } else if (character === LIST_END || character === OBJECT_END) depth -= 1;
  }
  return false;
}

/** Where the text ends that begins with the quote at `start`; -1 where it does not. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json.charCodeAt(before) === BACKSLASH) before -= 1;
    // A quote behind an odd number of backslashes is part of the text.
    if ((end - 1 - before) % 2 === 0) return end;
  }
  return -1;
}
