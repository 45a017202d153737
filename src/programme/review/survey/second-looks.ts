/**
 * Why an officer should look at a household again before the village meets. A second look is advice: it changes no class, stops no act
 * and is shown to officers alone. Each rule is drawn so that what mostly happens honestly does not raise it.
 */
import { localDate, parseLocalDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import type { Birth } from "#programme/registry/person/person.ts";

export const secondLooks = [
  "split_before_review",
  "dependent_twice",
  "many_answers_changed",
  "reviewer_does_not_vary",
  "against_neighbours",
] as const;
export type SecondLook = (typeof secondLooks)[number];

/** All that a review may be marked with: the looks, and an age that rests on the year of birth. */
export const reviewFlags = ["approximate_age", ...secondLooks] as const;
export type ReviewFlag = (typeof reviewFlags)[number];

/**
 * Somebody was split off alone into a household of their own within the year before the round, or during it. The old parent who is
 * written apart, and is then poor alone, is the best known way to a place on the list.
 */
export function isSplitBeforeReview(split: {
  readonly memberCount: number;
  readonly foundedOn: LocalDate;
  readonly roundOpensOn: LocalDate;
}): boolean {
  return split.memberCount === 1 && split.foundedOn >= yearBefore(split.roundOpensOn);
}

/** The same day a year earlier; of 29 February the day after it would have been. */
export function yearBefore(day: LocalDate): LocalDate {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  return parseLocalDate(`${year}${day.slice(4)}`) ?? localDate(`${year}-03-01`);
}

/** Children as the dependents of the standard (docs/law.md L1.2-2); elderly from 60 (Law on the Elderly 39/2009, Art. 2). */
export const childBelow = 16;
export const elderlyFrom = 60;

/** Whether a member who is in another open household too is one whom a household gains by having: a child or an elderly person. */
export function isDependent(birth: Birth, on: LocalDate): boolean {
  const age = ageAt(birth, on);
  return age !== undefined && (age.years < childBelow || age.years >= elderlyFrom);
}

/** A house that is built again changes four of eight answers; more than half of all is another household or another hand. */
export const changedShare = { more: 1, of: 2 } as const;
/** With fewer answers to compare, two or three that changed would be most of them. */
export const fewestCompared = 6;

/** Most answers differ from those of the review before, under the same standard. */
export function haveManyChanged(answers: { readonly compared: number; readonly changed: number }): boolean {
  return answers.compared >= fewestCompared && answers.changed * changedShare.of > answers.compared * changedShare.more;
}

/** Fewer households may be alike by chance, such as a row of houses that a programme built. */
export const fewestSurveyed = 10;
/** Nine in ten: the floor area alone differs from house to house, so honest forms are seldom the same to the last figure. */
export const alikeShare = { least: 9, of: 10 } as const;

/** Of the households that one reviewer surveyed, nearly all have the very same answers about house and living. */
export function doesNotVary(surveyed: { readonly households: number; readonly alike: number }): boolean {
  return (
    surveyed.households >= fewestSurveyed && surveyed.alike * alikeShare.of >= surveyed.households * alikeShare.least
  );
}

/** With fewer neighbours, the one who did otherwise is nobody special. */
export const fewestNeighbours = 10;
/** One in twenty: of twenty neighbours who began in the same class, one household may go its own way with another. */
export const likeShare = { most: 1, of: 20 } as const;

/**
 * Hardly any neighbour who began in the same class came to the class that this household came to: it changed where they stayed, or it
 * stayed where they changed. `began` and `ended` count the households of the village with itself.
 */
export function isAgainstNeighbours(village: { readonly began: number; readonly ended: number }): boolean {
  const [neighbours, alike] = [village.began - 1, village.ended - 1];
  return neighbours >= fewestNeighbours && alike * likeShare.of <= neighbours * likeShare.most;
}
