/** One change for many households: what becomes of each, or why it is left as it is. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Residence } from "#programme/registry/household/household.ts";

/** What is changed; what is not there stays. A flag is added or taken away. */
export type BulkChange = {
  readonly villageId?: string | undefined;
  readonly residence?: Residence | undefined;
  readonly addFlag?: string | undefined;
  readonly removeFlag?: string | undefined;
};

export type ChangeableHousehold = {
  readonly communeId: string;
  readonly villageId: string | null;
  readonly residence: Residence;
  readonly flags: readonly string[];
  readonly closedOn: LocalDate | null;
  /** From when it lives where it lives now. */
  readonly livesHereSince: LocalDate;
};

export const bulkRefusals = ["household_closed", "village_elsewhere", "changed_since"] as const;
export type BulkRefusal = (typeof bulkRefusals)[number];

export type BulkOutcome =
  | {
      readonly is: "changed";
      readonly villageId: string | null;
      readonly residence: Residence;
      readonly flags: readonly string[];
    }
  | { readonly is: "unchanged" }
  | { readonly is: "refused"; readonly reason: BulkRefusal };

/** @param villageCommune the commune of the village that is named */
export function changeOne(
  household: ChangeableHousehold,
  change: BulkChange,
  of: { readonly on: LocalDate; readonly villageCommune: string | undefined },
): BulkOutcome {
  const { villageId, residence, flags } = household;
  if (household.closedOn !== null) return { is: "refused", reason: "household_closed" };
  const moves = change.villageId !== undefined && change.villageId !== villageId;
  if (moves && of.villageCommune !== household.communeId) return { is: "refused", reason: "village_elsewhere" };
  // Where it lives was not known: it has lived there as long as it has lived in the commune.
  if (moves && villageId !== null && of.on <= household.livesHereSince)
    return { is: "refused", reason: "changed_since" };
  const kept = flags.filter((flag) => flag !== change.removeFlag);
  const next = {
    villageId: change.villageId ?? villageId,
    residence: change.residence ?? residence,
    flags: change.addFlag === undefined || kept.includes(change.addFlag) ? kept : [...kept, change.addFlag],
  };
  const isSame =
    next.villageId === villageId && next.residence === residence && next.flags.join("\n") === flags.join("\n");
  return isSame ? { is: "unchanged" } : { is: "changed", ...next };
}
