/** What the variables of an example may say in the place of a value: what an earlier answer had, a time from now on, or a new id. */
const PLACEHOLDER = /^\{\{(.+)\}\}$/;
const HOUR_MS = 3_600_000;

/** Remembers what was answered in this page, so that the examples go on from each other without anything being copied. */
export class Answers {
  byOperation = new Map();

  /** @param question what was asked: `query`, `operationName` @param data what was answered */
  keep({ query, operationName }, data) {
    const name = operationName ?? /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1];
    if (name !== undefined && data) this.byOperation.set(name, data);
  }

  /** The variables with values in the place of `{{FindTutors searchTutors.edges.0.node.id}}`, `{{24 hours from now}}` and `{{a new id}}`. @throws where there is no such answer yet */
  fillIn(variables) {
    if (typeof variables === 'string') return this.valueOf(variables);
    if (Array.isArray(variables)) return variables.map((one) => this.fillIn(one));
    if (variables === null || typeof variables !== 'object') return variables;
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, this.fillIn(value)]));
  }

  valueOf(text) {
    const wanted = PLACEHOLDER.exec(text)?.[1];
    if (wanted === undefined) return text;
    if (wanted === 'a new id') return crypto.randomUUID();
    const hours = /^(\d+) hours from now$/.exec(wanted)?.[1];
    if (hours !== undefined) return new Date(Date.now() + Number(hours) * HOUR_MS).toISOString();
    const [operation, path = ''] = wanted.split(' ');
    const value = path.split('.').reduce((found, step) => found?.[step], this.byOperation.get(operation));
    if (value === undefined || value === null) throw new Error(`Run ${operation} first: its answer has to have ${path}. Where there are no tutors yet, npm run demo makes some.`);
    return value;
  }
}
