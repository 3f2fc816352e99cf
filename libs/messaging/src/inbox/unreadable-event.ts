/** An event whose data does not match its definition: trying again cannot help, so it is parked at once. */
export class UnreadableEvent extends Error {
  constructor(type: string, problem: string) {
    super(`the data does not match ${type}: ${problem}`);
    this.name = 'UnreadableEvent';
  }
}
