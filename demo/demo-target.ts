import type { Config } from "#server/platform/config.ts";
import type { ServerContext } from "#server/platform/server-context.ts";

/** The installation that is filled: what of it the demo needs. */
export type DemoTarget = {
  readonly config: Config;
  readonly migratorUrl: string;
  readonly appUrl: string;
  readonly server: Pick<ServerContext, "keys" | "log">;
  /** The server context of the migrator role, which writes people and reviews in bulk. */
  readonly ownersServer: ServerContext;
};
