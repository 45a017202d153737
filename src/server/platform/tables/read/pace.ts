import { setImmediate } from "node:timers/promises";
import { refuse } from "#kernel/refusal.ts";
import { TableBroken } from "./table-broken.ts";

/** Between two turns of the event loop nothing else is answered. */
const longestTurn = 10;

/** Gives way to others while much is read, and ends what takes too long. Only the time of the work itself counts. */
export class Pace {
  readonly #seconds: number;
  #spent = 0;
  #rested = performance.now();

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  /** Does a piece of the work. @throws TableBroken when all of it has taken too long */
  work(piece: () => void): void {
    const begun = performance.now();
    piece();
    this.#spent += performance.now() - begun;
    if (this.#spent > this.#seconds * 1000)
      throw new TableBroken(refuse("table.takes_too_long", { seconds: this.#seconds }));
  }

  get isRestDue(): boolean {
    return performance.now() - this.#rested > longestTurn;
  }

  async rest(): Promise<void> {
    await setImmediate();
    this.#rested = performance.now();
  }
}
