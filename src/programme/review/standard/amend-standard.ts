/**
 * Dated versions of a standard inside its period: a decree raises the income line from a day on, and the standard goes on. `version` of a pack
 * is that of its file, for corrections of how the law was encoded; a dated version is named by the day from which it is in force.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { PackIndicator, StandardPack, Texts } from "./standard-pack.ts";

/** What another text of law says from a day on (packs/standards/…/amendments/*.yaml). What it does not name goes on. */
export type StandardAmendment = {
  readonly id: string;
  readonly version: string;
  readonly kind: "standard amendment";
  /** The title of the standard as it is named from that day on. */
  readonly title: Texts;
  readonly validFrom: LocalDate;
  readonly sources: StandardPack["sources"];
  /** Whether lists from that day on are compared with earlier ones: not, where the law says that it is another standard. */
  readonly changesStandard: boolean;
  readonly income?: NonNullable<StandardPack["income"]>;
  readonly classes?: StandardPack["classes"];
  readonly deprivedFrom?: number;
  readonly procedure?: NonNullable<StandardPack["procedure"]>;
  /** Indicators that keep code, place and weight, and are cut off elsewhere. */
  readonly indicators?: Readonly<
    Record<
      string,
      Pick<PackIndicator, "rule" | "source" | "confidence"> & Partial<Pick<PackIndicator, "measure" | "explanation">>
    >
  >;
};

/** The amended standard, whole: reviews rest on one pack and on nothing beside it. */
export function amendStandard(
  base: StandardPack,
  amendment: StandardAmendment,
): Result<StandardPack, readonly string[]> {
  const { id, validFrom, indicators = {} } = amendment;
  const errors: string[] = [];
  if (id !== base.id) errors.push(`id ${id} is not that of the standard ${base.id}. Put the file beside its standard.`);
  if (validFrom <= base.validFrom || (base.validTo !== null && validFrom > base.validTo))
    errors.push(
      `validFrom ${validFrom} is not within ${base.validFrom} and ${base.validTo ?? "the end"} of ${base.id}. Give a day after its first.`,
    );
  const codes = base.indicators.map(({ code }) => code);
  for (const code of Object.keys(indicators))
    if (!codes.includes(code)) errors.push(`indicators.${code}: the standard has no such indicator. Name one of it.`);
  if (errors.length > 0) return failure(errors);
  const { income, classes, deprivedFrom, procedure } = amendment;
  return success({
    ...base,
    version: `${amendment.version}+${base.version}`,
    title: amendment.title,
    validFrom,
    sources: [...base.sources, ...amendment.sources],
    amends: { periodFrom: base.validFrom, changesStandard: amendment.changesStandard },
    indicators: base.indicators.map((one) => ({ ...one, ...indicators[one.code] })),
    ...(income === undefined ? {} : { income }),
    ...(classes === undefined ? {} : { classes }),
    ...(deprivedFrom === undefined ? {} : { deprivedFrom }),
    ...(procedure === undefined ? {} : { procedure }),
  });
}

/** Each amendment says what is new since the one before it. */
export function amendInTurn(
  base: StandardPack,
  amendments: readonly StandardAmendment[],
): Result<readonly StandardPack[], readonly string[]> {
  const dated: StandardPack[] = [base];
  for (const amendment of amendments.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    const before = dated.at(-1) ?? base;
    if (before !== base && before.validFrom === amendment.validFrom)
      return failure([`validFrom ${amendment.validFrom} is that of two amendments. Put what they say into one.`]);
    const amended = amendStandard({ ...before, validFrom: base.validFrom }, amendment);
    if (!amended.ok) return amended;
    dated.push(amended.value);
  }
  return success(dated);
}

/** By which lists are compared: versions of a standard are one series, up to one that is another standard by law. */
export function seriesOf(
  pack: Pick<StandardPack, "id" | "validFrom" | "amends">,
  versions: readonly Pick<StandardPack, "id" | "validFrom" | "amends">[],
): string {
  const begun = [...versions, pack]
    .filter((one) => one.id === pack.id && one.validFrom <= pack.validFrom && one.amends?.changesStandard === true)
    .map(({ validFrom }) => validFrom)
    .toSorted()
    .at(-1);
  return begun === undefined ? pack.id : `${pack.id} ${begun}`;
}

type DatedVersion = {
  readonly id: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
};

/** The day from which the version of a standard that is in force on a day counts: that which began last. */
export function inForceSince(versions: readonly DatedVersion[], id: string, on: LocalDate): LocalDate | undefined {
  return versions
    .filter((one) => one.id === id && one.validFrom <= on && (one.validTo === null || one.validTo >= on))
    .map(({ validFrom }) => validFrom)
    .toSorted()
    .at(-1);
}
