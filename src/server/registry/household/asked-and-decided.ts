import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

/** What one officer asks about a household and another decides, a correction or a transfer, as it is looked for. */
export type AskedFilter<State extends string> = {
  /** Of the row after which to go on. */
  readonly after: string | undefined;
  readonly limit: number;
  readonly householdId: Id<"household"> | undefined;
  /** The commune whose officers decide. */
  readonly communeId: string | undefined;
  readonly state: State | undefined;
};

export type Decided<State extends string> = {
  readonly state: State;
  readonly by: string;
  readonly at: string;
  readonly answer: string | undefined;
};

/** The parts of a statement about rows that are asked and decided, by the name that they have in it. */
export function askedAndDecided(name: "correction" | "transfer") {
  const column = (of: string) => sql.ref(`${name}.${of}`);
  return {
    columns: sql`${column("reason")}, ${column("state")}, asker.full_name as "askedBy", ${column("asked_at")} as "askedAt",
      decider.full_name as "decidedBy", ${column("decided_at")} as "decidedAt", ${column("answer")}`,
    officers: sql`left join authority.officers asker on asker.officer_id = ${column("asked_by")}
      left join authority.officers decider on decider.officer_id = ${column("decided_by")}`,
    /** Ids are made in the order of time: the latest first. */
    page: (
      filter: AskedFilter<string>,
      by: { readonly id: string; readonly commune: string },
    ): RawBuilder<unknown> => sql`
      where ${whereGiven(filter.householdId, (id) => sql`${column("household_id")} = ${id}::uuid`)}
        and ${whereGiven(filter.communeId, (id) => sql`${column(by.commune)} = ${id}`)}
        and ${whereGiven(filter.state, (state) => sql`${column("state")} = ${state}`)}
        and ${whereGiven(filter.after, (id) => sql`${column(by.id)} < ${id}::uuid`)}
      order by ${column(by.id)} desc limit ${filter.limit}`,
  };
}

/** What a decision writes. */
export function decidedColumns<State extends string>({ state, by, at, answer }: Decided<State>) {
  return { state, decided_by: by, decided_at: at, answer: answer ?? null };
}
