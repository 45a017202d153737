import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry.ts";
import type { LocalDate } from "#kernel/local-date.ts";

type Household = Output<typeof getHousehold>;

/** One thing that happened to a household, in the words of packs/locales (registry, household.*). */
export type StoryLine = { readonly on: LocalDate } & (
  | { readonly key: "household.storyRegistered" }
  | { readonly key: "household.storyImported"; readonly source: string }
  | {
      readonly key: "household.storyJoined" | "household.storyLeft" | "household.storyDied";
      readonly name: string | null;
    }
  | { readonly key: "household.storyClosed"; readonly reason: NonNullable<Household["closedReason"]> | null }
);

/** What the registry knows of a household, the first thing first. Who was there from the start did not join. */
export function storyOf(household: Household): readonly StoryLine[] {
  const { registeredOn, sourceSystem, closedOn, closedReason } = household;
  const begun: StoryLine =
    sourceSystem === "vuon"
      ? { on: registeredOn, key: "household.storyRegistered" }
      : { on: registeredOn, key: "household.storyImported", source: sourceSystem };
  const moves = household.people.flatMap(({ fullName, memberships, diedOn }): StoryLine[] => [
    ...memberships.flatMap(({ from, to }): StoryLine[] => [
      ...(from > registeredOn ? [{ on: from, key: "household.storyJoined", name: fullName } as const] : []),
      ...(to !== null && to !== diedOn ? [{ on: to, key: "household.storyLeft", name: fullName } as const] : []),
    ]),
    ...(diedOn === null ? [] : [{ on: diedOn, key: "household.storyDied", name: fullName } as const]),
  ]);
  const closed: StoryLine[] =
    closedOn === null ? [] : [{ on: closedOn, key: "household.storyClosed", reason: closedReason }];
  const later = [...moves, ...closed].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return [begun, ...later];
}
