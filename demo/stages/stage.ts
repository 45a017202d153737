import type { NewId } from "#kernel/id.ts";
import type { PoolClient } from "pg";
import type { Database } from "#server/platform/database/database.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { DemoOfficers } from "#demo/player/demo-officers.ts";
import type { AskAs } from "#demo/player/ask-as.ts";

/** What stages before this one answered, by their name. */
export type ResultOf = <Result>(stage: string) => Result;

export type OfficersPart = {
  readonly ask: AskAs;
  readonly officers: DemoOfficers;
  readonly server: ServerContext;
  readonly resultOf: ResultOf;
};
export type OwnersPart = {
  readonly database: Database;
  /** The same connection, for COPY. */
  readonly client: PoolClient;
  readonly now: string;
  readonly newId: NewId;
  readonly officers: DemoOfficers;
  readonly resultOf: ResultOf;
};

/**
 * A part of the demo that is done whole or not at all: all that it writes, and the note that it is done, is one transaction. What it answers
 * is kept with that note as JSON (bigints included), for the stages after it.
 */
export type Stage =
  | {
      readonly name: string;
      /** By the acts themselves, as demo officers. */
      readonly by: "officers";
      /** The day of the made-up year on which it is done. */
      readonly day: string;
      readonly work: (part: OfficersPart) => Promise<unknown>;
    }
  | {
      readonly name: string;
      /** In bulk, as the owner of the tables. */
      readonly by: "owner";
      readonly work: (part: OwnersPart) => Promise<unknown>;
    };
