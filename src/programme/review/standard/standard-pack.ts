import type { ClassRole } from "./class-role.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PensionAges } from "./pension-age.ts";
import type { ScalarType } from "#kernel/rule/rule-type.ts";

/** What a pack of a poverty standard says, as it is in its file (packs/standards/…/standard.yaml). */
export type Texts = { readonly vi: string; readonly en: string; readonly id: string };
export type Setting = "rural" | "urban";

/** A fact that is not known yet. What would rest on it is refused, never guessed. */
export type Unknown = { readonly unknown: string };

export type PackIndicator = {
  readonly code: string;
  readonly service: string;
  readonly name: Texts;
  /** What it is called in tables and lists, where that is shorter. */
  readonly short?: Texts;
  /** True when the household is deprived; or why that cannot be said. */
  readonly rule: string | Unknown;
  /** Share of the whole, in parts of `weightBase`. */
  readonly weight: number;
  /** What was measured, shown beside the limit. */
  readonly measure?: { readonly rule: string; readonly type: ScalarType };
  /** Texts with {measured} and {members}. */
  readonly explanation: { readonly deprived: Texts; readonly notDeprived: Texts };
  readonly source: string;
  readonly confidence: "high" | "medium" | "low";
};

export type PackClass = {
  readonly code: string;
  readonly name: Texts;
  /** What it is called in tables and lists, where that is shorter. */
  readonly short?: Texts;
  readonly rule: string;
  /** What it counts as. Versions from before December 2026 do not say it: the database knows. */
  readonly counts?: ClassRole;
};

export type MemberField = {
  readonly type: ScalarType;
  /** Ages (completed years) at which the member is asked; outside the answer decides nothing and may be missing. */
  readonly from?: number;
  readonly to?: number;
  /** Asked below the pension age of the pack's table. */
  readonly untilPension?: boolean;
  /** Asked only where another answer about the member is one of these; one under `onlyFrom` leaves the question open from that age on. */
  readonly when?: {
    readonly field: string;
    readonly is: readonly (string | boolean)[];
    readonly onlyFrom?: Readonly<Record<string, number>>;
  };
  /**
   * May be missing whatever it decides. Only versions from before December 2026 have it: their decisions rest on what they took a missing
   * answer for, and are computed again the same way. A standard that is shipped has it no longer.
   */
  readonly optional?: boolean;
  /** The values that a text may have. */
  readonly values?: readonly string[];
};
export type HouseholdField = Omit<MemberField, "from" | "to" | "untilPension" | "when"> & {
  /** Only a class by measured income asks for it; where none comes that far it may be missing. */
  readonly neededFor?: "class";
};

/** A field of either kind, as a form asks it. */
export type DeclaredField = MemberField & Pick<HouseholdField, "neededFor">;

/** A household off the lists of these classes counts as newly escaped for so many months (docs/law.md L1.3-1). */
export type NewlyEscapedRule = {
  readonly months: number;
  readonly classes: readonly string[];
  readonly source: string;
};

/** Members of households outside these classes whose income a person is at most the line (docs/law.md L1.1-5). */
export type LowIncomeRule = {
  readonly name: Texts;
  readonly incomeUpTo: Readonly<Record<Setting, number>>;
  readonly notIn: readonly string[];
  /** How many members count as workers, by a rule over the facts. */
  readonly workers: string;
  readonly source: string;
};

export type StandardPack = {
  readonly id: string;
  readonly version: string;
  readonly kind: "standard";
  readonly draft: boolean;
  /**
   * Whose law it is: the code of the country as its pack of areas has it. Without it the standard is nobody's law, a measure that decides about
   * nobody. Versions from before 2026.12.5 do not say it: the latest of the same standard does.
   */
  readonly country?: string;
  readonly title: Texts;
  /** Of this dated version; up to `validTo`, or to the day before a later version of the same standard. */
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** Where it is a dated version inside the period of a standard, which begins at `periodFrom`: see amendStandard. */
  readonly amends?: { readonly periodFrom: LocalDate; readonly changesStandard: boolean };
  /** The texts of law that it rests on, as a reader of each language cites them; a title that is the same in all stands alone. */
  readonly sources: readonly (string | Texts)[];
  readonly household: Readonly<Record<string, HouseholdField>>;
  readonly member: Readonly<Record<string, MemberField>>;
  /** With it rules may ask for each member's ageMonths and pensionAgeMonths. */
  readonly pensionAges?: readonly PensionAges[];
  readonly services: readonly { readonly code: string; readonly name: Texts }[];
  readonly indicators: readonly PackIndicator[];
  readonly weightBase: number;
  /** Weight, in parts of weightBase, from which a household counts as multidimensionally deprived (Alkire-Foster k). */
  readonly deprivedFrom: number;
  /** Lines of income a person and month in đồng, and the points of form B1 that stand for them. */
  readonly income?: {
    readonly lines: Readonly<Record<Setting, number>>;
    readonly averageUpTo?: Readonly<Record<Setting, number>> | Unknown;
    readonly scoreCuts: Readonly<Record<Setting, number>> | Unknown;
  };
  /** In order: the first whose rule holds is the household's class. */
  readonly classes: readonly PackClass[];
  /** Groups of beneficiaries beside the classes. Without them the standard does not say who is in them. */
  readonly newlyEscaped?: NewlyEscapedRule | Unknown;
  readonly lowIncomeWorkers?: LowIncomeRule | Unknown;
  readonly procedure?: {
    readonly meetingQuorumPercent: number;
    readonly postingWorkingDays: number;
    readonly recheckWorkingDays: number;
    /** Whether the day of posting or of receipt is the first of these days; not, unless the standard says so. */
    readonly firstDayCounts?: boolean;
    /** An act that is entered more than so many days after its day on paper is shown with the day of entry; 0, unless the standard says so. */
    readonly enteredLaterAfterDays?: number;
    readonly regularReviewDays: number;
    /** Month and day, "09-01", between which the annual round runs. */
    readonly annualFrom?: string;
    readonly annualTo?: string;
    /** Day of the month from which a monthly round runs. */
    readonly monthlyFromDay?: number;
    readonly districtStep: boolean;
    readonly source: string;
  };
};

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && "unknown" in value;
}
