/** How well a vacancy fits a job seeker: each part says what it asks and whether it fits, so that the order can be explained. */
import type { LocalDate } from "#kernel/local-date.ts";
import { addMonths } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";

export const jobReaches = ["here", "other_province", "abroad"] as const;
export type JobReach = (typeof jobReaches)[number];
export const matchParts = ["trade", "reach", "wage"] as const;
export type MatchPart = (typeof matchParts)[number];
/** Of a hundred. */
const weights = { trade: 50, reach: 30, wage: 20 } as const satisfies Record<MatchPart, number>;

export type Match = {
  readonly points: number;
  readonly parts: readonly { readonly part: MatchPart; readonly fits: boolean; readonly of: number }[];
};

export function matchVacancy(
  seeker: { readonly trade: string; readonly reaches: readonly JobReach[]; readonly wageFrom: Money | null },
  vacancy: { readonly trade: string; readonly reach: JobReach; readonly wageTo: Money },
): Match {
  const same = (text: string) => text.normalize("NFC").trim().toLowerCase();
  const fits = {
    trade: same(seeker.trade) === same(vacancy.trade),
    reach: seeker.reaches.includes(vacancy.reach),
    wage: seeker.wageFrom === null || vacancy.wageTo >= seeker.wageFrom,
  } satisfies Record<MatchPart, boolean>;
  const parts = matchParts.map((part) => ({ part, fits: fits[part], of: weights[part] }));
  return { points: parts.reduce((sum, one) => sum + (one.fits ? one.of : 0), 0), parts };
}

/** After how many months a placement is asked about. */
export const followUpMonths = [3, 6, 12] as const;
export type FollowUpMonths = (typeof followUpMonths)[number];
export const followUpAnswers = ["yes", "no", "unknown"] as const;

export const followUpDue = (startedOn: LocalDate, months: FollowUpMonths): LocalDate => addMonths(startedOn, months);
