import type { Output } from "#contract/endpoint.ts";
import type { listHouseholdActs } from "#contract/registry/household-acts.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";

type Household = Output<typeof getHousehold>;
type Act = Output<typeof listHouseholdActs>["rows"][number];

/** One thing that happened to a household, in the words of packs/locales (registry, household.*). */
export type StoryLine = { readonly on: LocalDate } & (
  | { readonly key: "household.storyRegistered"; readonly by: string | null }
  | { readonly key: "household.storyImported"; readonly source: string; readonly by: string | null }
  | {
      readonly key: "household.storyJoined" | "household.storyLeft" | "household.storyDied";
      readonly name: string | null;
    }
  | { readonly key: "household.storyClosed"; readonly reason: NonNullable<Household["closedReason"]> | null }
  | { readonly key: "act"; readonly act: Act }
);

/**
 * What the registry knows of a household, the first thing first. An act tells what it did, with who did it; what no act tells
 * (it came with a file) is read from the dated memberships. Who was there from the start did not join.
 */
export function storyOf(household: Household, acts: readonly Act[] = []): readonly StoryLine[] {
  const { registeredOn, registeredBy: by, sourceSystem, closedOn, closedReason } = household;
  const begun: StoryLine =
    sourceSystem === "vuon"
      ? { on: registeredOn, key: "household.storyRegistered", by }
      : { on: registeredOn, key: "household.storyImported", source: sourceSystem, by };
  const isReported = (act: Act["act"], on: LocalDate, personId: string | null) =>
    acts.some((one) => one.act === act && one.onDate === on && one.personId === personId);
  // An act that several people take part in tells of all of them; its day is the first day elsewhere.
  const cameWith = (on: LocalDate, personId: string) =>
    isReported("person_moved_in", on, personId) ||
    acts.some((one) => one.act === "household_took_in" && one.onDate === on);
  const wentWith = (to: LocalDate, personId: string) => {
    const on = addDays(to, 1);
    const leaving = ["household_split", "household_joined"];
    return (
      isReported("person_moved_out", on, personId) || acts.some((one) => leaving.includes(one.act) && one.onDate === on)
    );
  };
  const moves = household.people.flatMap(({ personId, fullName: name, memberships, diedOn }): StoryLine[] => [
    ...staysOf(memberships).flatMap(({ from, to }): StoryLine[] => [
      ...(from > registeredOn && !isReported("member_joined", from, personId) && !cameWith(from, personId)
        ? [{ on: from, key: "household.storyJoined", name } as const]
        : []),
      ...(to !== null &&
      to !== diedOn &&
      to !== closedOn &&
      !isReported("member_left", to, personId) &&
      !wentWith(to, personId)
        ? [{ on: to, key: "household.storyLeft", name } as const]
        : []),
    ]),
    ...(diedOn === null || isReported("member_died", diedOn, personId)
      ? []
      : [{ on: diedOn, key: "household.storyDied", name } as const]),
  ]);
  const closed: StoryLine[] =
    closedOn === null ||
    isReported("household_closed", closedOn, null) ||
    isReported("household_joined", addDays(closedOn, 1), null)
      ? []
      : [{ on: closedOn, key: "household.storyClosed", reason: closedReason }];
  const done = acts.map((act): StoryLine => ({ on: act.onDate, key: "act", act }));
  const later = [...moves, ...done, ...closed].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return [begun, ...later];
}

type Membership = Household["people"][number]["memberships"][number];

/** Memberships that follow each other without a day between are one stay: only the relation changed. */
function staysOf(memberships: readonly Membership[]): readonly Pick<Membership, "from" | "to">[] {
  const stays: { from: LocalDate; to: LocalDate | null }[] = [];
  for (const { from, to } of memberships.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = stays.at(-1);
    if (last?.to != null && addDays(last.to, 1) === from) last.to = to;
    else stays.push({ from, to });
  }
  return stays;
}
