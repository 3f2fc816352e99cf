/** Remembers the last so many ids, and forgets the oldest first. */
export class RecentIds {
  // A Set keeps the order of insertion.
  private readonly ids = new Set<string>();

  constructor(private readonly capacity: number) {}

  has(id: string): boolean {
    return this.ids.has(id);
  }

  add(id: string): void {
    this.ids.add(id);
    for (const oldest of this.ids) {
      if (this.ids.size <= this.capacity) return;
      this.ids.delete(oldest);
    }
  }
}
