/** Work of which only so much runs at a time and only so much waits. */
export class Turns {
  readonly #most: { readonly atOnce: number; readonly waiting: number };
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(most: { readonly atOnce: number; readonly waiting: number }) {
    this.#most = most;
  }

  /** Undefined when too much waits already: nothing was done. */
  async take<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    if (this.#running >= this.#most.atOnce) {
      if (this.#waiting.length >= this.#most.waiting) return undefined;
      // Work that ends hands its turn on, so the count of those that run stays.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
