import { programmePack } from "#contract/planning/programme-pack.ts";
import type { ActivityKind, Programme, ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Activity } from "./activities-store.ts";
import { openProgramme } from "#programme/planning/framework/open-programme.ts";
import { listIndicatorCodes } from "#server/review/published.ts";
import { findStoredPack } from "#server/planning/published.ts";

export type ProgrammeInUse = { readonly programme: Programme; readonly indicatorCodes: readonly string[] };

export type KindInUse = {
  readonly kind: ActivityKind;
  readonly pack: ProgrammePack;
  readonly indicatorCodes: readonly string[];
};

type OfProgramme = Pick<Activity, "programmeId" | "programmeVersion">;

const opened = new Map<string, ProgrammeInUse>();

/** A programme with its rules compiled against the indicators that it was checked against. */
export async function programmeInUse(tx: Tx, of: OfProgramme): Promise<ProgrammeInUse> {
  const indicatorCodes = await listIndicatorCodes(tx);
  const key = [of.programmeId, of.programmeVersion, ...indicatorCodes].join(" ");
  const known = opened.get(key);
  if (known !== undefined) return known;
  const stored = await findStoredPack(tx, of.programmeId, of.programmeVersion);
  const programme = openProgramme(programmePack.parse(stored?.pack), indicatorCodes, key);
  if (!programme.ok) throw new Error(`the programme ${key} in the database cannot be used`);
  const made = { programme: programme.value, indicatorCodes };
  opened.set(key, made);
  return made;
}

/** The kind of an activity by the programme of its plan. */
export async function kindOf(tx: Tx, activity: OfProgramme & Pick<Activity, "activityKind">): Promise<KindInUse> {
  const { programme, indicatorCodes } = await programmeInUse(tx, activity);
  const kind = programme.kinds.get(activity.activityKind);
  if (kind === undefined) throw new Error(`the programme in the database has no usable kind ${activity.activityKind}`);
  return { kind, pack: programme.pack, indicatorCodes };
}
