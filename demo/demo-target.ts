import type { Config } from "#server/platform/config.ts";
import type { House } from "#server/platform/house.ts";

/** The installation that is filled: what of it the demo needs. */
export type DemoTarget = {
  readonly config: Config;
  readonly migratorUrl: string;
  readonly appUrl: string;
  readonly house: Pick<House, "keys" | "log">;
  /** The house of the migrator role, which writes people and reviews in bulk. */
  readonly ownersHouse: House;
};
