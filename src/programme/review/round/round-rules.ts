import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, partsOf } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { inForceSince } from "#programme/review/standard/amend-standard.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";

type Procedure = NonNullable<StandardPack["procedure"]>;
export type RoundDays = {
  readonly kind: "annual" | "regular" | "average_living";
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
};

const law = "Decision 24/2021/QD-TTg Art. 4, 5; Circular 07/2021/TT-BLDTBXH";

/**
 * When the law lets a round run: the annual one within its days of the year, a monthly one (regular, average living standard) from
 * a day of the month on, decided so many days after it began. A standard without a procedure lets every round run.
 */
export function refuseRoundDays(
  procedure: Procedure | undefined,
  { kind, opensOn, closesOn }: RoundDays,
): Refusal | undefined {
  if (procedure === undefined) return undefined;
  if (kind === "annual") {
    const { annualFrom, annualTo } = procedure;
    if (annualFrom === undefined || annualTo === undefined) return undefined;
    const isWithin =
      opensOn.slice(5) >= annualFrom && closesOn.slice(5) <= annualTo && opensOn.slice(0, 4) === closesOn.slice(0, 4);
    return isWithin
      ? undefined
      : refuse("review.annual_round_days", { from: annualFrom, to: annualTo, opensOn, closesOn }, law);
  }
  const { monthlyFromDay, regularReviewDays } = procedure;
  if (monthlyFromDay !== undefined && partsOf(opensOn).day < monthlyFromDay)
    return refuse("review.monthly_round_begins", { day: monthlyFromDay, opensOn }, law);
  const latest = addDays(opensOn, regularReviewDays);
  return kind === "regular" && closesOn > latest
    ? refuse("review.monthly_round_ends", { days: regularReviewDays, latest, closesOn }, law)
    : undefined;
}

/** What happens in a round happens before it is closed. */
export function requireOpen<Round extends { readonly year: number; readonly closedOn: LocalDate | null }>(
  round: Round,
): Result<Round, Refusal> {
  return round.closedOn === null ? success(round) : failure(refuse("review.round_closed", { year: round.year }));
}

/**
 * A round is opened by a standard that is in force on the day that it looks at, in the version of that day, and within the days of the law.
 * It keeps the version: what begins later decides about later rounds. `versions`: all that are loaded, of whatever standard.
 */
export function openRound(
  { id, validFrom, validTo, procedure }: Pick<StandardPack, "id" | "validFrom" | "validTo" | "procedure">,
  round: RoundDays & { readonly referenceDate: LocalDate },
  versions: readonly Pick<StandardPack, "id" | "validFrom" | "validTo">[] = [],
): Result<undefined, Refusal> {
  const date = round.referenceDate;
  if (date < validFrom || (validTo !== null && date > validTo))
    return failure(refuse("review.standard_not_in_force", { standard: id, from: validFrom, to: validTo ?? "", date }));
  // Its lists would take effect after its end, and no list may (decideList).
  if (validTo !== null && round.opensOn > validTo)
    return failure(
      refuse("review.standard_not_in_force", { standard: id, from: validFrom, to: validTo, date: round.opensOn }),
    );
  const since = inForceSince(versions, id, date);
  if (since !== undefined && since > validFrom)
    return failure(refuse("review.standard_version_replaced", { date, from: since, standard: id }));
  const refused = refuseRoundDays(procedure, round);
  return refused === undefined ? success(undefined) : failure(refused);
}

/**
 * Households are decided by the law of the country. A measure, which is nobody's law, may be tried on a day for which no law is loaded; its round
 * decides about nobody (requireLaw).
 */
export function requireLawToOpen(
  { id, country }: { readonly id: string; readonly country: string | null },
  here: { readonly country: string; readonly lawInForce: string | undefined },
  date: LocalDate,
): Result<undefined, Refusal> {
  if (country === here.country) return success(undefined);
  if (country !== null) return failure(refuse("review.standard_of_other_country", { standard: id, country }));
  return here.lawInForce === undefined
    ? success(undefined)
    : failure(refuse("review.measure_beside_law", { standard: id, law: here.lawInForce, date }));
}

/** A list is decided by the law of the country, and by no measure. */
export function requireLaw(standard: string, country: string | null, here: string): Result<undefined, Refusal> {
  return country === here ? success(undefined) : failure(refuse("review.measure_decides_nobody", { standard }));
}

type Beside = {
  readonly areaId: string;
  readonly kind: RoundDays["kind"];
  readonly series: string;
  readonly askedInRoundId?: string | null | undefined;
};

/**
 * One visit, two results: beside an annual round a second one by another standard takes its answer sheets, and its lists are the opening lists
 * of that standard (law: two reviews in one autumn at a change of standard, docs/law.md L0.1-2).
 */
export function openOpeningList(
  first: Beside & {
    readonly year: number;
    readonly closedOn: LocalDate | null;
    readonly openingRoundId: string | null;
  },
  opening: Omit<Beside, "askedInRoundId">,
): Result<undefined, Refusal> {
  const open = requireOpen(first);
  if (!open.ok) return open;
  const fits =
    first.kind === "annual" &&
    opening.kind === "annual" &&
    first.areaId === opening.areaId &&
    (first.askedInRoundId ?? null) === null;
  if (!fits) return failure(refuse("review.opening_list_beside_annual_round"));
  if (first.series === opening.series) return failure(refuse("review.opening_list_by_same_standard"));
  return first.openingRoundId === null ? success(undefined) : failure(refuse("review.opening_list_there_already"));
}

/** A round is closed when the province has accepted the results of every commune; `missing` are the others. */
export function closeRound(missing: readonly { readonly communeName: string }[]): Result<undefined, Refusal> {
  const [first] = missing;
  return first === undefined
    ? success(undefined)
    : failure(refuse("review.round_not_handed_over", { communes: missing.length, first: first.communeName }));
}
