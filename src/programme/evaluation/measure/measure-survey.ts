import type { Change } from "./changes.ts";
import { changesOf } from "./changes.ts";
import type { Level } from "./levels.ts";
import { levelsOf } from "./levels.ts";
import type { Cutoff } from "./scheme.ts";
import { scoresOf, sumUnits } from "./sums-of-units.ts";
import type { Grouping, Survey } from "./survey.ts";

export const everybody = "all";

export type MeasuredSurvey = { readonly levels: readonly Level[]; readonly changes: readonly Change[] };

/** Alkire and Foster (2011) for a whole survey: everybody together, each grouping, each time, each cut-off, and what changed over time. */
export function measureSurvey(survey: Survey, cutoffs: readonly Cutoff[], confidence = 0.95): MeasuredSurvey {
  const scores = scoresOf(survey);
  const whole: Grouping = { name: everybody, labels: [everybody], of: new Int32Array(survey.rows) };
  const levels: Level[] = [];
  const changes: Change[] = [];
  for (const grouping of [whole, ...survey.groupings]) {
    const sums = sumUnits(survey, grouping, cutoffs, scores);
    for (const level of levelsOf(survey, sums, confidence)) levels.push(level);
    for (const change of changesOf(survey, sums, confidence)) changes.push(change);
  }
  return { levels, changes };
}
