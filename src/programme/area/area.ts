/**
 * Areas are dated: a unit that changes its borders, kind or name ends and another begins, so that a figure of 2024
 * can be reported in the units of 2024. `id` names one unit in time; `code` is the official code, which a later unit may
 * carry again. The unit in force has its plain code as id; an ended one has `code@year-of-its-end`.
 */
import type { LocalDate } from "#kernel/local-date.ts";

export const areaKinds = [
  "province",
  "city",
  "district",
  "commune",
  "ward",
  "township",
  "special_zone",
  "village",
] as const;
export type AreaKind = (typeof areaKinds)[number];

/** Which income line and which points apply (Decree 07/2021 art. 3): a fact of the unit, not derived from its kind. */
export const areaTypes = ["rural", "urban"] as const;
export type AreaType = (typeof areaTypes)[number];

/** Which table of income points (form B1) applies. The names are ours, the tables are loaded by the province. */
export const scoreAreaGroups = ["urban", "rural_central_coast", "rural_central_highlands"] as const;
export type ScoreAreaGroup = (typeof scoreAreaGroups)[number];

/** Why a figure of the source is not to be relied on. The figure itself is left as it was found. */
export type PopulationFlag = "missing" | "implausible";

/** An attribute that no found text of law settles: shown as assumed wherever it decides something. */
export type AreaAssumption = { readonly attribute: "areaType" | "scoreAreaGroup"; readonly reason: string };

export type Area = {
  readonly id: string;
  readonly code: string;
  readonly kind: AreaKind;
  /** Without the kind: "Ba Tơ". */
  readonly name: string;
  /** With the kind, as officially written: "Xã Ba Tơ". */
  readonly fullName: string;
  readonly parentId: string | undefined;
  readonly areaKm2: number | undefined;
  readonly population: number | undefined;
  readonly populationFlag: PopulationFlag | undefined;
  /** Degrees east and north (WGS 84): the centre of the unit's largest part. */
  readonly centre: { readonly lon: number; readonly lat: number } | undefined;
  /** First day in force; undefined: before the pack's records begin. */
  readonly validFrom: LocalDate | undefined;
  /** Last day in force; undefined: still in force. */
  readonly validTo: LocalDate | undefined;
  readonly areaType: AreaType | undefined;
  readonly scoreAreaGroup: ScoreAreaGroup | undefined;
  readonly assumptions: readonly AreaAssumption[];
};

/** `date` is the first day of the new unit. `part`: only a part of the old unit went there, so counts do not follow. */
export type AreaSuccession = {
  readonly fromId: string;
  readonly toId: string;
  readonly date: LocalDate;
  readonly extent: "whole" | "part";
  /** Number of the resolution; undefined where it is not known. */
  readonly decision: string | undefined;
};

export function isInForce(area: Pick<Area, "validFrom" | "validTo">, onDate: LocalDate): boolean {
  return (
    (area.validFrom === undefined || area.validFrom <= onDate) && (area.validTo === undefined || onDate <= area.validTo)
  );
}

/** Classes by which law tells areas apart (Decree 272/2025/ND-CP; Decision 16/2026/QD-TTg). An area may be of several at once. */
export const areaClasses = [
  "zone_1",
  "zone_2",
  "zone_3",
  "very_hard",
  "safe_zone",
  "border",
  "island",
  "coast",
  "mountain",
] as const;
export type AreaClass = (typeof areaClasses)[number];
