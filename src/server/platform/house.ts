import type { Config } from "./config.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./keys.ts";
import type { Jobs } from "./jobs.ts";
import type { LocalDate } from "#kernel/local-date.ts";

/** What every stage of the server is given: the one place where the outside (time, chance, keys, database) comes in. */
export type House = {
  readonly config: Config;
  readonly database: Database;
  readonly jobs: Jobs;
  readonly keys: Keys;
  readonly log: Log;
  /** The address that browsers use, once the server listens: passkeys and the shared sign-in are bound to it. */
  readonly publicUrl?: string | undefined;
  /** The version of the code, part of every result. */
  readonly version: string;
  /** The instant now, ISO 8601 in UTC. */
  now(): string;
  /** The day now, in the time zone of the programme. */
  today(): LocalDate;
  /** A new UUID, version 7. */
  newId(): string;
};

export type Log = (
  level: "info" | "warning" | "error",
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;
