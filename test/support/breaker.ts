import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { askOver } from "./installation.ts";
import type { TestInstallation, TestOfficer } from "./installation.ts";
import { startServerProcess } from "./server-process.ts";
import type { ServerProcess } from "./server-process.ts";

/** When an act is broken off: as soon as it waits for what `hold` keeps from it, or after so many milliseconds. */
export type Moment =
  | { readonly hold: string; readonly victim?: "process" | "database sessions" }
  | { readonly after: number };

const serving = `from pg_stat_activity where datname = current_database() and application_name = 'vuon' and pid <> all ($1)`;

/** A server process, and the sessions that there were before it. */
type Serving = { readonly server: ServerProcess; readonly others: readonly number[] };

/** Breaks acts off in their middle: a server process of its own does the act, and it or its database sessions are killed. */
export class Breaker {
  readonly #test: TestInstallation;
  /** Serves until it is killed: a process takes seconds to come up. */
  #serving: Serving | undefined;
  /** Sees and writes all. */
  readonly owner: pg.Client;
  /** Keeps something locked; beside `owner`, as a transaction does not see new activity. */
  readonly #holder: pg.Client;

  private constructor(test: TestInstallation) {
    this.#test = test;
    this.owner = new pg.Client({ connectionString: test.migratorUrl });
    this.#holder = new pg.Client({ connectionString: test.migratorUrl });
  }

  static async open(test: TestInstallation): Promise<Breaker> {
    const breaker = new Breaker(test);
    await Promise.all([breaker.owner.connect(), breaker.#holder.connect()]);
    return breaker;
  }

  async close(): Promise<void> {
    await this.#serving?.server.kill();
    await Promise.all([this.owner.end(), this.#holder.end()]);
  }

  /** The server as it is after the last break: a new process where the last one was killed. */
  async server(): Promise<ServerProcess> {
    return (await this.#serve()).server;
  }

  /** Does not come back before all is gone that the act had on the database. */
  async during<E extends AnyEndpoint>(who: TestOfficer, endpoint: E, ask: Ask<E>, moment: Moment): Promise<void> {
    const { server, others } = await this.#serve();
    const isHeld = "hold" in moment;
    const loses = isHeld && moment.victim === "database sessions" ? "sessions" : "process";
    if (isHeld) await this.#holder.query(`begin; ${moment.hold}`);
    const answer = askOver(server.fetchAs(who), endpoint, ask).then(
      (got) => got.status,
      () => "broke off",
    );
    let ended: readonly number[] = [];
    try {
      await (isHeld ? this.#untilItWaits(others, answer) : setTimeout(moment.after));
      if (loses === "sessions") {
        const { rows } = await this.owner.query<{ pid: number }>(
          `select pid, pg_terminate_backend(pid) from (select pid ${serving}) served`,
          [others],
        );
        ended = rows.map(({ pid }) => pid);
        assert.notEqual(await answer, 200);
      }
    } finally {
      if (loses === "process") {
        await server.kill();
        this.#serving = undefined;
      }
    }
    if (isHeld) {
      if (loses === "process") assert.equal(await answer, "broke off");
      await this.#holder.query("rollback");
    }
    const left = async () =>
      loses === "process"
        ? this.owner.query(`select ${serving}`, [others])
        : this.owner.query("select from pg_stat_activity where pid = any ($1)", [ended]);
    while (((await left()).rowCount ?? 0) > 0) await setTimeout(25);
  }

  async #serve(): Promise<Serving> {
    if (this.#serving !== undefined) return this.#serving;
    const { rows } = await this.owner.query<{ pid: number }>(
      "select pid from pg_stat_activity where datname = current_database()",
    );
    const server = await startServerProcess({ ...this.#test, isFounded: true });
    this.#serving = { server, others: rows.map(({ pid }) => pid) };
    return this.#serving;
  }

  /** @throws Error when the act was answered before it waited, or never waits. */
  async #untilItWaits(pids: readonly number[], answer: Promise<unknown>): Promise<void> {
    const early = answer.then((reported) => {
      throw new Error(`the act was answered before it came that far: ${String(reported)}`);
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
