import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { askOver } from "./house.ts";
import type { TestHouse, TestOfficer } from "./house.ts";
import { startServerProcess } from "./server-process.ts";

/** When an act is broken off: as soon as it waits for what `hold` keeps from it, or after so many milliseconds. */
export type Moment =
  | { readonly hold: string; readonly victim?: "process" | "database sessions" }
  | { readonly after: number };

const serving = `from pg_stat_activity where datname = current_database() and application_name = 'vuon' and pid <> all ($1)`;

/** Breaks acts off in their middle: a server process of its own does the act, and it or its database sessions are killed. */
export class Breaker {
  readonly #test: TestHouse;
  /** Sees and writes all. */
  readonly owner: pg.Client;
  /** Keeps something locked; beside `owner`, as a transaction does not see new activity. */
  readonly #holder: pg.Client;

  private constructor(test: TestHouse) {
    this.#test = test;
    this.owner = new pg.Client({ connectionString: test.migratorUrl });
    this.#holder = new pg.Client({ connectionString: test.migratorUrl });
  }

  static async open(test: TestHouse): Promise<Breaker> {
    const breaker = new Breaker(test);
    await Promise.all([breaker.owner.connect(), breaker.#holder.connect()]);
    return breaker;
  }

  async close(): Promise<void> {
    await Promise.all([this.owner.end(), this.#holder.end()]);
  }

  /** Does not come back before all is gone that the act had on the database. */
  async during<E extends AnyEndpoint>(who: TestOfficer, endpoint: E, ask: Ask<E>, moment: Moment): Promise<void> {
    const { rows: own } = await this.owner.query<{ pid: number }>(
      "select pid from pg_stat_activity where datname = current_database()",
    );
    const pids = own.map(({ pid }) => pid);
    const server = await startServerProcess(this.#test);
    const isHeld = "hold" in moment;
    if (isHeld) await this.#holder.query(`begin; ${moment.hold}`);
    const answer = askOver(server.fetchAs(who), endpoint, ask).then(
      (got) => got.status,
      () => "broke off",
    );
    try {
      await (isHeld ? this.#untilItWaits(pids, answer) : setTimeout(moment.after));
      if (isHeld && moment.victim === "database sessions") {
        await this.owner.query(`select pg_terminate_backend(pid) ${serving}`, [pids]);
        assert.notEqual(await answer, 200);
      }
    } finally {
      await server.kill();
    }
    if (isHeld) {
      if (moment.victim !== "database sessions") assert.equal(await answer, "broke off");
      await this.#holder.query("rollback");
    }
    while (((await this.owner.query(`select ${serving}`, [pids])).rowCount ?? 0) > 0) await setTimeout(25);
  }

  /** @throws Error when the act was answered before it waited, or never waits. */
  async #untilItWaits(pids: readonly number[], answer: Promise<unknown>): Promise<void> {
    const early = answer.then((told) => {
      throw new Error(`the act was answered before it came that far: ${String(told)}`);
    });
    const waits = async () =>
      (await this.owner.query(`select ${serving} and wait_event_type = 'Lock'`, [pids])).rowCount ?? 0;
    for (let turn = 0; (await Promise.race([waits(), early])) === 0; turn += 1) {
      if (turn > 1200) throw new Error("the act does not come that far");
      await setTimeout(25);
    }
    early.catch(() => undefined);
  }
}
