import type { NewId } from "#kernel/id.ts";
import type { Capacity } from "./http/capacity.ts";
import type { Country } from "./country.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { Keys } from "./keys.ts";
import type { Jobs } from "./jobs.ts";
import type { LocalDate } from "#kernel/local-date.ts";

/** What every stage of the server is given: the one place where the outside (time, chance, keys, database) comes in. */
export type ServerContext = {
  readonly config: Config;
  /** As its pack has it: name, money, order of names. */
  readonly country: Country;
  readonly timeZone: string;
  /** The province that opens for posts of the whole country. */
  readonly provinceId: string;
  readonly database: Database;
  /** Connections of their own for what is read while it leaves the installation (act-stream.ts). */
  readonly streams: Database;
  readonly jobs: Jobs;
  /** What is shared by all who ask at once: how much of it there is, and the part of one of them. */
  readonly capacity: {
    /** Bytes of bodies that are held in memory. */
    readonly bodies: Capacity;
    /** Downloads that are read from the database while they leave. */
    readonly downloads: Capacity;
    /** Work in threads that is under way or waits (threads.ts). */
    readonly work: Capacity;
  };
  readonly keys: Keys;
  readonly log: Log;
  /** The address that browsers use, once the server listens: passkeys and the shared sign-in are bound to it. */
  readonly publicUrl?: string | undefined;
  /** Where the codes on papers lead: the address that is configured, or that of a demo; undefined where there is none. */
  readonly paperUrl?: string | undefined;
  /** The version of the code, part of every result. */
  readonly version: string;
  /** The instant now, ISO 8601 in UTC. */
  now(): string;
  /** The day now, in the time zone of the programme. */
  today(): LocalDate;
  /** A new UUID, version 7. */
  newId: NewId;
  /** Ends the work in the background and every connection. */
  close(): Promise<void>;
};

export type Log = (
  level: "info" | "warning" | "error",
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;
