import type { PackHazard, PackProduct } from "./products.ts";
import type { CompiledRule } from "#kernel/rule/compile-rule.ts";
import type { RuleFields, ScalarType } from "#kernel/rule/rule-type.ts";

import type { DisbursementThresholds } from "#programme/treasury/disbursement.ts";
import type { AreaCoefficients } from "#programme/planning/allocation/area-coefficient.ts";
import type {
  Basis,
  IndicatorCount,
  PackActivityKind,
  PackCodeSegment,
  PackComponent,
  PackContent,
  PackFundSource,
  PackProgrammeIndicator,
  PackReferrals,
  Texts,
} from "./programme-parts.ts";
import type { DecisionRow } from "#programme/planning/plan/who-decides.ts";

export type { PackActivityKind, PackProgrammeIndicator, Texts } from "./programme-parts.ts";

/** A programme as it is in packs/programmes/…/programme.yaml. */
export type ProgrammePack = {
  readonly id: string;
  readonly version: string;
  readonly kind: "programme";
  /** A made-up programme: nobody's law, shown only where samples are asked for. */
  readonly sample: boolean;
  readonly title: Texts;
  readonly sources: readonly string[];
  /** First and last year of its own money, and the last day of what is carried over from them (null: none, or not known). */
  readonly runs?: { readonly from: number; readonly to: number; readonly carriedOverTo: string | null } | undefined;
  /** From which sum, in đồng, a payment batch is approved by two. */
  readonly payment?: { readonly secondSignatureFrom: number } | undefined;
  /** How far behind its schedule money may be before it is reported, in hundredths of its amount. */
  readonly disbursement?: DisbursementThresholds | undefined;
  readonly areaCoefficients?: AreaCoefficients | undefined;
  /** Criteria of allocation that need a permission of law, with its text; `majority`: the people who are not counted as a minority. */
  readonly allocation?:
    | {
        readonly permits: readonly {
          readonly criterion: "minority_share";
          readonly majority: string;
          readonly basis: string;
        }[];
      }
    | undefined;
  /** Where published results place it: ISO 3166-1 country, and purpose codes of the OECD DAC with shares that sum to 100. */
  readonly published?:
    | { readonly country: string; readonly sectors: readonly { readonly code: string; readonly percent: number }[] }
    | undefined;
  /** From which count on households are counted for who may not read them by name; without it `usualSmallest`. */
  readonly smallCounts?: { readonly smallestShown: number; readonly basis: Basis; readonly source: string } | undefined;
  /** Up to which estimate, in đồng, a work may be built by the community itself; without it no limit is known, and none is held. */
  readonly simpleWorks?:
    | { readonly largestEstimate: number; readonly basis: Basis; readonly source: string }
    | undefined;
  /** Which kinds of activity hold courses, from which share of sessions (percent) a certificate is given, and from which age one learns. */
  readonly training?: TrainingRules | undefined;
  /** Which share of a livelihood group is at least of the target group, and what households repay so that it revolves, in percent. */
  readonly livelihoods?:
    | {
        readonly targetShare: number;
        readonly basis: Basis;
        readonly source: string;
        readonly revolving?:
          | {
              readonly afterMonths: number;
              readonly inPoverty: number;
              readonly nearPoverty: number;
              readonly basis: Basis;
              readonly source: string;
            }
          | undefined;
        /** After how many months it is looked again whether an asset is there. */
        readonly survivalChecks?:
          | { readonly everyMonths: number; readonly basis: Basis; readonly source: string }
          | undefined;
      }
    | undefined;
  /** What is produced, and the hazards that threaten it; without them nothing is known of either. */
  readonly products?: readonly PackProduct[] | undefined;
  /** The contents of kinds whose groups and households produce them. */
  readonly productionContents?: readonly string[] | undefined;
  readonly hazards?: readonly PackHazard[] | undefined;
  /** What is referred to other offices, with deadlines and who decides when one is late; without it nothing is. */
  readonly referrals?: PackReferrals | undefined;
  /** Indicators of poverty standards that its rules may ask about; without them those of the standard at hand. */
  readonly needs?: readonly string[] | undefined;
  /** Answers about a person in the survey that its rules may ask about. */
  readonly personFields?: Readonly<Record<string, ScalarType>> | undefined;
  /** What "once" means for what households get; a content that is not here is had once a year. */
  readonly contents?: readonly PackContent[] | undefined;
  readonly components: readonly PackComponent[];
  readonly fundSources: readonly PackFundSource[];
  readonly indicators: readonly PackProgrammeIndicator[];
  readonly activityKinds: readonly PackActivityKind[];
  /** Who decides what: see whoDecides. */
  readonly decides: readonly DecisionRow[];
  readonly codeSegments: readonly PackCodeSegment[];
};

export type TrainingRules = {
  readonly kinds: readonly string[];
  readonly leastAttendance: number;
  readonly leastAge: number;
  readonly basis: Basis;
  readonly source: string;
};

/** What a rule may ask of a household: class, setting, size, able to work, land, and each deprivation. */
export function participationFields(indicatorCodes: readonly string[]): RuleFields {
  return {
    class: "string",
    /** Its class is one of the list, in poverty or near it. */
    onList: "bool",
    setting: "string",
    memberCount: "int",
    /** Members of 15 to 61 who do not draw an allowance: a household without any needs another road than livelihoods. */
    ableToWork: "int",
    /** Lack of production land was recorded as a cause of the household's poverty. */
    lacksLand: "bool",
    ...Object.fromEntries(indicatorCodes.map((code) => [code, "bool" as const])),
  };
}

/** What the rule of a kind may ask besides: whether the household is newly escaped on the day, and how many of its members are low-income workers. */
export const groupFields = { newlyEscaped: "bool", lowIncomeWorkers: "int" } as const satisfies RuleFields;

/** What a rule may ask of a person from the registry; what was answered in the survey is declared by the pack (`personFields`). */
export const personFields = { age: "int", sex: "string", isHead: "bool" } as const satisfies RuleFields;

export type ActivityKind = {
  readonly pack: PackActivityKind;
  readonly mayTakePart: CompiledRule | undefined;
  readonly people: CompiledRule | undefined;
};
export type CountRule = { readonly where: CompiledRule; readonly among: CompiledRule | undefined };
export type Programme = {
  readonly pack: ProgrammePack;
  readonly kinds: ReadonlyMap<string, ActivityKind>;
  /** Rules of the indicators that the registry counts, by code and version: countKey. */
  readonly counts: ReadonlyMap<string, CountRule>;
};

export function countKey(code: string, version: number): string {
  return `${code} ${version}`;
}

/** What the programme says of courses; undefined for a kind that holds none. */
export function trainingOf({ training }: Pick<ProgrammePack, "training">, kind: string): TrainingRules | undefined {
  return training?.kinds.includes(kind) === true ? training : undefined;
}

/** Is money of the programme used in this year, its own or carried over? One that does not say when it runs always does. */
export function runsIn({ runs }: Pick<ProgrammePack, "runs">, year: number): boolean {
  if (runs === undefined) return true;
  const last = Math.max(runs.to, Number(runs.carriedOverTo?.slice(0, 4) ?? runs.to));
  return runs.from <= year && year <= last;
}

/** The deprivations that rules of this programme may name. */
export function needsOf(pack: ProgrammePack, indicatorCodes: readonly string[]): readonly string[] {
  return pack.needs ?? indicatorCodes;
}

/** Needs that no standard has: checked where a pack comes in, against all standards. */
export function unknownNeeds(pack: ProgrammePack, indicatorCodes: readonly string[], file: string): readonly string[] {
  return (pack.needs ?? [])
    .filter((code) => !indicatorCodes.includes(code))
    .map((code) => `${file}: needs: ${code} is an indicator of no standard. Name one of a standard that is loaded.`);
}

/** A count as rules over participationFields. Lacking an indicator counts the poor and near-poor, whom a programme serves. */
export function countRules(counts: IndicatorCount): { readonly where: string; readonly among?: string | undefined } {
  if ("deprivedIn" in counts) return { where: `onList && ${counts.deprivedIn}` };
  if ("class" in counts) return { where: `class == '${counts.class}'` };
  return counts;
}
