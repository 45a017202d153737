import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { coversArea, isElsewhere } from "#server/platform/database/database.ts";
import type { ActContext } from "./act.ts";

const placeNames = ["areaId", "communeId", "villageId"] as const;

/**
 * Refuses a read that names a place in none of the officer's areas: row-level security would answer it with nothing, which looks like
 * a commune without households. The map of the country is for everybody, so what the stage of areas reads names whatever it likes.
 */
export async function refuseElsewhere(
  { tx, act, areas }: ActContext,
  { params, query }: { readonly params: unknown; readonly query: unknown },
): Promise<Refusal | undefined> {
  if (areas === "*" || act.startsWith("area.")) return undefined;
  for (const given of [params, query]) {
    for (const name of placeNames) {
      const areaId = Object.entries(given ?? {}).find(([key]) => key === name)?.[1] as unknown;
      if (typeof areaId !== "string" || coversArea(areas, areaId)) continue;
      if (await isElsewhere(tx, areaId)) return refuse("authority.not_permitted_here", { act, areaId });
    }
  }
  return undefined;
}
