/** Keeps the last so many of the added items. */
export class Latest<Item> {
  readonly #most: number;
  readonly #kept: Item[] = [];
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get dropped(): number {
    return this.#count - this.#kept.length;
  }

  add(item: Item): void {
    this.#kept[this.#count % this.#most] = item;
    this.#count += 1;
  }

  /** When it is full, the oldest item is at the position to be overwritten next. */
  inOrder(): readonly Item[] {
    const oldest = this.dropped > 0 ? this.#count % this.#most : 0;
    return [...this.#kept.slice(oldest), ...this.#kept.slice(0, oldest)];
  }
}
