import { setImmediate } from "node:timers/promises";
import { refuse } from "#kernel/refusal.ts";
import { TableBroken } from "./table-broken.ts";

/** Between two turns of the event loop nothing else is answered. */
const longestTurn = 10;

/** Gives way to others while much is read, and ends what takes too long: by the time that the processor worked for it, however busy it is with others. */
export class Pace {
  readonly #seconds: number;
  /** In microseconds of the processor. */
  #spent = 0;
  #rested = performance.now();

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  /** Does a piece of the work. @throws TableBroken when all of it has taken too long */
  work(piece: () => void): void {
    const begun = process.threadCpuUsage();
    piece();
    const { user, system } = process.threadCpuUsage(begun);
    this.#spent += user + system;
    if (this.#spent > this.#seconds * 1_000_000)
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
