/** A household: those who live and eat together at one place. What it was on a day is known from dated memberships. */
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";

export type HouseholdId = Id<"household">;

/** Residence as registered with the police: permanent (thường trú) or temporary (tạm trú). */
export const residences = ["permanent", "temporary"] as const;
export type Residence = (typeof residences)[number];

export const closingReasons = ["moved_away", "merged", "all_died", "registered_twice"] as const;
export type ClosingReason = (typeof closingReasons)[number];

export type Household = {
  readonly id: HouseholdId;
  /** The village; the commune itself where the village is not known. */
  readonly areaId: string;
  /** The commune, ward or special zone in force when it was recorded: kept beside the village, because most questions ask for it. */
  readonly communeId: string;
  readonly address: string;
  readonly residence: Residence;
  readonly registeredOn: LocalDate;
  readonly closed?: { readonly on: LocalDate; readonly reason: ClosingReason };
  /** Where the record came from and its key there: a second import of the same file finds it again. */
  readonly sourceSystem: string;
  readonly sourceKey: string;
};

/** In place of the id of a village, where households are asked for: those of which only the commune is known. */
export const noVillage = "none";
