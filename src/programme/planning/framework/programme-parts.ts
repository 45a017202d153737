/** The parts of a programme's pack (packs/programmes/…/programme.yaml) below its head: what they may say, and their shapes. */
import type { OfficeKind } from "#programme/authority/office/office.ts";
import type { AreaClass } from "#programme/area/area.ts";

export type Texts = { readonly vi: string; readonly en: string; readonly id: string };

/** Whether a figure is fixed by law or a setting of the installation that the pack only proposes. */
export const bases = ["law", "configuration"] as const;
export type Basis = (typeof bases)[number];

export const componentLevels = ["project", "sub_project", "component", "content", "item"] as const;
export type PackComponent = {
  readonly code: string;
  readonly name: Texts;
  readonly level: (typeof componentLevels)[number];
  /** Code of the component above; null at the top. */
  readonly parent: string | null;
  readonly leadAgency: Texts | null;
};

export const contributionForms = ["money", "labour", "goods", "credit"] as const;
export type ContributionForm = (typeof contributionForms)[number];
/**
 * What becomes of money that is left at the end of a budget year: it goes to the following year, may be used until a day, is given
 * back, stays with its owner without a limit, or nothing is settled (so nothing is carried over without a decision).
 */
export const carryOverRules = ["following_year", "until_day", "returned", "no_limit", "undecided"] as const;
export type CarryOver = {
  readonly rule: (typeof carryOverRules)[number];
  /** Last day of use, YYYY-MM-DD; of `until_day` only. */
  readonly until: string | null;
  readonly basis: Basis;
  readonly source: string;
};
/** Posts that are asked to decide when an office does not answer a referral in time. */
export const escalationPosts = ["commune_chair", "province_officer"] as const;
export type EscalationPost = (typeof escalationPosts)[number];

/** What a household or person may be referred for, and to whom. */
export type PackReferrals = {
  readonly kinds: readonly PackReferralKind[];
  /** Who decides when the days after the deadline are over. */
  readonly escalation: { readonly afterDays: number; readonly to: EscalationPost };
  readonly basis: Basis;
  readonly source: string;
};
export type PackReferralKind = {
  readonly code: string;
  readonly name: Texts;
  /** Kinds of office that answer it. */
  readonly offices: readonly OfficeKind[];
  /** Days to answer, unless the letter says otherwise. */
  readonly answerWithin: number;
  /** Indicators whose lack it answers. */
  readonly needs: readonly string[];
  /** The kind of support, without money, by which the programme counts it. */
  readonly support?: string | undefined;
};

export type PackFundSource = {
  readonly code: string;
  readonly name: Texts;
  /** What it is called in tables and lists, where that is shorter. */
  readonly short?: Texts | undefined;
  readonly isStateBudget: boolean;
  readonly capital: "investment" | "recurrent" | null;
  readonly forms: readonly ContributionForm[];
  readonly carryOver: CarryOver;
};

/** Figures that the registry counts: households that lack an indicator, have a class, or answer a rule; of all or among others. */
export type IndicatorCount =
  | { readonly deprivedIn: string }
  | { readonly class: string }
  | { readonly where: string; readonly among?: string | undefined };
/** Figures that an office reports, with evidence. */
export type IndicatorReport = { readonly by: Texts; readonly every: "month" | "half_year" | "year" };
export const disaggregations = ["village", "setting", "class", "area_class", "sex_of_head", "ethnicity_group"] as const;
export type Disaggregation = (typeof disaggregations)[number];

/** How an indicator is defined: counted by the registry or reported, one of both. */
export type IndicatorDefinition = {
  readonly version: number;
  readonly definition?: Texts | undefined;
  readonly counts?: IndicatorCount | undefined;
  readonly reported?: IndicatorReport | undefined;
};
export type PackProgrammeIndicator = IndicatorDefinition & {
  readonly code: string;
  readonly name: Texts;
  /** What it is called in tables and lists, where that is shorter. */
  readonly short?: Texts | undefined;
  readonly unit: Texts;
  readonly direction: "down" | "up";
  readonly disaggregation: readonly Disaggregation[];
  /** Definitions that were, each with the last year of its series. A series does not go over a change: it is shown as a break. */
  readonly earlier: readonly (IndicatorDefinition & { readonly until: number })[];
};

export const moneyPatterns = [
  "per_household",
  "per_person",
  "per_group",
  "per_work",
  "per_event",
  "monthly_per_person",
  "monthly_per_household",
  "loan",
  "lump_sum",
  "none",
] as const;
export type PackMoney = {
  readonly pattern: (typeof moneyPatterns)[number];
  /** Đồng for one unit; null where no norm is set. */
  readonly norm: number | null;
  /** Where the norm differs by class of area: the highest that applies. */
  readonly normByClass?: Readonly<Partial<Record<AreaClass, number>>> | undefined;
  readonly normIs: Basis;
  readonly normToBeSetBy: string;
};

export const participantKinds = ["household", "person", "group", "area"] as const;
export const roads = ["able_to_work", "unable_to_work", "no_land"] as const;
export type Road = (typeof roads)[number];

/** When the same content may be had again: in another year, after so many years, or never again in the years of the programme. */
export const onceIn = ["year", "years", "programme"] as const;
export type PackContent = {
  readonly code: string;
  readonly onceIn: (typeof onceIn)[number];
  /** How many years; of `years` only. */
  readonly years?: number | undefined;
  readonly basis: Basis;
  readonly source: string;
};

export const kindFieldTypes = ["text", "count", "money", "day", "yes_no", "choice"] as const;
/** What is said of an activity of a kind beside what is said of all: the teacher of a class, the breed of cattle. */
export type PackKindField = {
  readonly code: string;
  readonly name: Texts;
  readonly type: (typeof kindFieldTypes)[number];
  /** Asked for before the activity is opened; a draft may leave it out. */
  readonly needed: boolean;
  /** Bounds of a count or a sum. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Answers of a choice. */
  readonly choices?: readonly { readonly code: string; readonly name: Texts }[] | undefined;
};

export type Instalments =
  | { readonly stages: readonly { readonly name: Texts; readonly percent: number }[] }
  | { readonly months: number };

export type PackActivityKind = {
  readonly code: string;
  readonly name: Texts;
  /** What it is called in tables and lists, where that is shorter. */
  readonly short?: Texts | undefined;
  readonly component: string;
  /** What the household gets: the same content from two sources in one year is found by it. */
  readonly content: string;
  /** Deprivations that it answers; empty for one that answers poverty itself. */
  readonly answers: readonly string[];
  readonly participants: (typeof participantKinds)[number];
  /** Who may take part, over participationFields and groupFields. Kinds for an area as a whole have none: no household is proposed for them. */
  readonly mayTakePart?: string | undefined;
  /** Which of its people, over personFields and `personFields` of the pack; of a kind for people only. Without it the household is supported as a whole. */
  readonly people?: string | undefined;
  /** The roads out of poverty that it is for; empty: whatever the road. */
  readonly roads: readonly Road[];
  readonly output?: Texts | undefined;
  readonly money: PackMoney;
  /** Its own fields, in the order in which they are asked. */
  readonly fields?: readonly PackKindField[] | undefined;
  /** Given in stages of the amount (percent, 100 together), or in so many equal months; at once where it is missing. */
  readonly instalments?: Instalments | undefined;
  /** What may prove it, as a code; as a whole row: what must, before a support is paid. */
  readonly evidence: readonly (string | RequiredEvidence)[];
  readonly unit: Texts;
};

export const evidenceSteps = ["delivery", "acceptance"] as const;
export const requiredKinds = ["photo", "document", "statement"] as const;
/** Asked for of each support (delivery) or once of the activity (acceptance, which a statement does not prove). */
export type RequiredEvidence = {
  readonly kind: (typeof requiredKinds)[number];
  readonly step: (typeof evidenceSteps)[number];
  readonly names: Texts;
};

/** Segments of the treasury's combination of accounts. Codes are set per installation and are empty until then. */
export const codeScopes = ["installation", "fund_source", "component"] as const;
export type PackCodeSegment = {
  readonly code: string;
  readonly name: Texts;
  /** Number of digits; null where it is not fixed. */
  readonly length: number | null;
  readonly per: (typeof codeScopes)[number];
  readonly basis: string;
};
