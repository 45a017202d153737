import * as contract from "#contract/evaluation/household-file.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { namesOfStandard } from "#programme/planning/framework/pack-names.ts";
import { inOrderOfDays, storyKinds } from "#programme/registry/household/story-event.ts";
import type { StoryEvent, StoryKind } from "#programme/registry/household/story-event.ts";
import { storyOfDelivery } from "#server/delivery/published.ts";
import { reviewsWithNeeds } from "#server/evaluation/effect/chain-service.ts";
import { storyOfPayment } from "#server/payment/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { route } from "#server/platform/act/route.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import { country } from "#server/platform/country.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { listStandardPacks, storyOfReview } from "#server/review/published.ts";
import { findHouseholdOfFile } from "./household-file-store.ts";
import { householdFilePaper } from "./household-file-paper.ts";

/** What each stage knows of the household up to the day, in one order. */
async function storyUpTo(context: ActContext, householdId: Id<"household">, on: LocalDate) {
  const { tx } = context;
  const decided = await storyOfReview(tx, householdId);
  const effective = new Map(
    decided.filter(({ what }) => what !== "surveyed").map((event) => [event.recordId, event.on]),
  );
  const needs = (await reviewsWithNeeds(context, householdId)).flatMap(({ roundId, codes, year }): StoryEvent[] => {
    const day = effective.get(roundId);
    if (day === undefined || codes.length === 0) return [];
    const said = { title: String(year), personName: null, amount: null, note: null, recordId: roundId };
    return [{ kind: "need", what: "lacks", on: day, codes, ...said }];
  });
  const events = [
    ...decided,
    ...needs,
    ...(await storyOfDelivery(tx, householdId, country().timeZone)),
    ...(await storyOfPayment(tx, householdId)),
  ];
  return inOrderOfDays(events.filter((event) => event.on <= on));
}

const ofKind = (events: readonly StoryEvent[], kind: StoryKind | undefined) =>
  kind === undefined ? events : events.filter((event) => event.kind === kind);

export const readHouseholdStory = readsOfHousehold(communeOfHousehold)(
  contract.readHouseholdStory,
  async (context, { params: { householdId }, query }) => {
    const on = query.on ?? context.today;
    const household = await findHouseholdOfFile(context.tx, householdId, on);
    if (household === undefined) return failure(refuse("record.not_found"));
    const events = await storyUpTo(context, householdId, on);
    const counts = storyKinds
      .map((kind) => ({ kind, count: ofKind(events, kind).length }))
      .filter(({ count }) => count > 0);
    const shown = ofKind(events, query.kind).map(({ codes, ...event }) => ({ ...event, codes: [...codes] }));
    return success({ on, headName: household.headName, counts, events: shown });
  },
);

export const printHouseholdFile = route(contract.printHouseholdFile, {
  areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
  handle: async (context, { params: { householdId }, query }) => {
    const { tx, today } = context;
    const on = query.on ?? today;
    const household = await findHouseholdOfFile(tx, householdId, on);
    if (household === undefined) return failure(refuse("record.not_found"));
    const events = ofKind(await storyUpTo(context, householdId, on), query.kind);
    const named = (await listStandardPacks(tx)).map(namesOfStandard);
    const names = Object.assign({}, ...named.flatMap(({ needs, classes }) => [needs, classes]).toReversed());
    const words = await wordsIn(query.language, "household-file.yaml");
    const sheet = householdFilePaper(words, { ...household, on, printedOn: today, events, names });
    const entry = await context.audit({
      areaId: household.communeId,
      recordKind: "household",
      recordId: householdId,
      facts: { printed: events.length, on },
    });
    const name = `ho-so-ho-${householdId.slice(-8)}`;
    return printPaper(context, name, { sheets: [sheet], foot: words.word("auditEntry", { entry }) });
  },
});
