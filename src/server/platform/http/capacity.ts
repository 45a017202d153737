/** Gives back what was claimed; a second call changes nothing. */
export type Release = () => void;

/**
 * Something that the process has only so much of (bytes of memory, places for downloads), shared by owners. One owner gets no
 * more than a part of it, so that nobody can take the whole from everybody else.
 */
export class Capacity {
  readonly most: number;
  readonly mostEach: number;
  readonly #claimed = new Map<string, number>();
  #total = 0;

  constructor(most: number, mostEach: number) {
    this.most = most;
    this.mostEach = mostEach;
  }

  /** What is claimed now, of all owners. */
  get claimed(): number {
    return this.#total;
  }

  /** Answers how to give it back, or what there is too little of: the whole, or the owner's part. */
  claim(owner: string, amount = 1): Release | "full" | "own part full" {
    const own = (this.#claimed.get(owner) ?? 0) + amount;
    if (own > this.mostEach) return "own part full";
    if (this.#total + amount > this.most) return "full";
    this.#total += amount;
    this.#claimed.set(owner, own);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#total -= amount;
      const left = (this.#claimed.get(owner) ?? 0) - amount;
      if (left > 0) this.#claimed.set(owner, left);
      else this.#claimed.delete(owner);
    };
  }
}
