import { programmePack } from "#contract/planning/programme-pack.ts";
import type { ActivityKind, ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Activity } from "./activities-store.ts";
import { openProgramme } from "#programme/planning/framework/open-programme.ts";
import { listIndicatorCodes } from "#server/review/published.ts";
import { findStoredPack } from "#server/planning/published.ts";

export type KindInUse = {
  readonly kind: ActivityKind;
  readonly pack: ProgrammePack;
  readonly indicatorCodes: readonly string[];
};

const opened = new Map<string, KindInUse>();

/** The kind of an activity by the programme of its plan, compiled against the indicators that the programme was checked against. */
export async function kindOf(
  tx: Tx,
  activity: Pick<Activity, "activityKind" | "programmeId" | "programmeVersion">,
): Promise<KindInUse> {
  const indicatorCodes = await listIndicatorCodes(tx);
  const { programmeId, programmeVersion, activityKind } = activity;
  const of = [programmeId, programmeVersion, activityKind, ...indicatorCodes];
  const key = of.join(" ");
  const known = opened.get(key);
  if (known !== undefined) return known;
  const stored = await findStoredPack(tx, activity.programmeId, activity.programmeVersion);
  const programme = openProgramme(programmePack.parse(stored?.pack), indicatorCodes, key);
  const kind = programme.ok ? programme.value.kinds.get(activity.activityKind) : undefined;
  if (!programme.ok || kind === undefined)
    throw new Error(`the programme in the database has no usable kind ${activity.activityKind}`);
  const made = { kind, pack: programme.value.pack, indicatorCodes };
  opened.set(key, made);
  return made;
}
