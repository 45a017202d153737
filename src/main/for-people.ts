import { MigrationRefused } from "#server/platform/database/migration-plan.ts";
import { ConfigInvalid } from "#server/platform/config.ts";
import { NoFreePort } from "#server/platform/http/listen.ts";
import { PackInvalid } from "#server/platform/pack-files.ts";
import { StartRefused } from "./check-before-start.ts";

/** Errors whose message says what to do: who started the installation reads it without the place in the code. */
export function isForPeople(error: unknown): error is Error {
  return [StartRefused, MigrationRefused, PackInvalid, ConfigInvalid, NoFreePort].some((kind) => error instanceof kind);
}
