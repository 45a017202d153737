import { z } from "zod";
import { coarsestPlace } from "#programme/registry/household/household-point.ts";
import type { Id } from "#kernel/id.ts";
import { listKept } from "#web/device-memory.ts";
import type { TakenPlace } from "./SurveyPlace.tsx";
import type { KeptPicture } from "./picture-store.ts";
import { draftOf, surveyDraft } from "./survey-draft.ts";
import type { SurveyForm } from "./survey-draft.ts";

/** A survey as the device keeps it until it is sent: the answers, the step, where it was asked, and what it began from. */
export const keptSurvey = surveyDraft.extend({
  headName: z.string().nullable(),
  step: z.number().int().nonnegative(),
  place: z.object({ lon: z.number(), lat: z.number(), accuracyM: z.number().optional() }).optional(),
  /** When the last answer was given. */
  keptAt: z.string().optional(),
  /** What the server had when it was begun. */
  begunFrom: z.string(),
});
export type KeptSurvey = z.output<typeof keptSurvey>;

export const keptSurveyName = (roundId: string, householdId: string) => `survey.${roundId}.${householdId}`;

type OnServer = Pick<SurveyForm, "surveyedOn" | "answers">;
const begunFrom = (form: OnServer) => JSON.stringify([form.surveyedOn, form.answers]);

export function newSurvey(form: SurveyForm, today: string, decimalMark: "," | "."): KeptSurvey {
  return {
    ...draftOf(form, today, decimalMark),
    headName: form.headName,
    step: 0,
    begunFrom: begunFrom(form),
  };
}

/** Has somebody recorded other answers on the server since the survey was begun here? */
export function isOvertaken(kept: Pick<KeptSurvey, "begunFrom">, form: OnServer): boolean {
  return kept.begunFrom !== begunFrom(form);
}

/** A place that the device knew too inexactly is left out: it holds up no answers. */
export function placeOf({ place }: KeptSurvey): TakenPlace | undefined {
  if (place === undefined || (place.accuracyM ?? 0) > coarsestPlace) return undefined;
  const { accuracyM, ...point } = place;
  return { ...point, ...(accuracyM === undefined ? {} : { accuracyM }) };
}

export type KeptWork = {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly headName: string | null;
  /** Since when the answers lie here; undefined when only pictures do. */
  readonly keptAt: string | undefined;
  readonly pictures: number;
};

/** The households of which something lies on this device that the server has not: answers, pictures. */
export function keptWork(
  pictures: readonly Pick<KeptPicture, "householdId" | "roundId" | "headName">[],
  surveys: readonly (readonly [string, string])[] = listKept("survey."),
): readonly KeptWork[] {
  const works = new Map<string, KeptWork>();
  for (const [name, text] of surveys) {
    const [roundId = "", householdId = ""] = name.split(".");
    const read = keptSurvey.safeParse(JSON.parse(text));
    // One that was only looked through is no work.
    if (!read.success || read.data.keptAt === undefined) continue;
    works.set(name, {
      householdId: householdId as Id<"household">,
      roundId: roundId as Id<"round">,
      headName: read.data.headName,
      keptAt: read.data.keptAt,
      pictures: 0,
    });
  }
  for (const { householdId, roundId, headName } of pictures) {
    const name = `${roundId}.${householdId}`;
    const work = works.get(name) ?? { householdId, roundId, headName, keptAt: undefined, pictures: 0 };
    works.set(name, { ...work, pictures: work.pictures + 1 });
  }
  return [...works.values()];
}
