import type { ShownCount } from "#kernel/suppression/shown-count.ts";

/** Results of a programme in the words of the IATI standard; src/interop/iati writes them. */
export type Narrated = { readonly vi: string; readonly en: string };
export type IatiDimension = { readonly name: string; readonly value: string };
/** A result as IATI has it: a target of the plan as an outcome, an output of it as an output. */
export type IatiResult = {
  readonly type: "output" | "outcome";
  readonly title: string;
  readonly indicator: Narrated;
  readonly isPercentage: boolean;
  readonly ascending: boolean;
  readonly baseline: { readonly year: number; readonly date: string | null; readonly value: ShownCount } | null;
  readonly location: string;
  readonly dimensions: readonly IatiDimension[];
  readonly periods: readonly {
    readonly from: string;
    readonly to: string;
    readonly target: ShownCount | null;
    /** Suppressed: a figure that could point at people is not in the file, and a comment says so. */
    readonly actual: ShownCount | null;
  }[];
};
export type IatiFile = {
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  /** The organisation's identifier in the IATI register: configuration, which each installation gives. */
  readonly organisation: string;
  readonly organisationName: string;
  readonly activity: string;
  readonly title: Narrated;
  readonly description: string;
  readonly begins: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The country's own, of texts that are written once (titles of plans, names of places); the others are in English too. */
  readonly language: "vi" | "en";
  /** Purpose codes of the OECD DAC, with shares that sum to 100. */
  readonly sectors: readonly { readonly code: string; readonly percent: number }[];
  readonly locations: readonly { readonly ref: string; readonly name: string }[];
  readonly results: readonly IatiResult[];
};
