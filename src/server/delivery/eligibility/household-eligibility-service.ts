/** "Why me, why not me?": each kind of support for one household, by the same rules as the proposals. */
import * as contract from "#contract/delivery/eligibility.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { failure, success } from "#kernel/result.ts";
import type { RuleInput } from "#kernel/rule/rule-type.ts";
import { answerWithPeople, explainHousehold, explainPerson } from "#programme/delivery/eligibility/explain-kind.ts";
import { participationInput } from "#programme/delivery/participation.ts";
import type { ActivityKind, Programme } from "#programme/planning/framework/programme-pack.ts";
import { listPeople } from "#server/delivery/support/people-store.ts";
import type { PersonOfHousehold } from "#server/delivery/support/people-store.ts";
import { lackingOf, participationOf } from "#server/delivery/support/support-findings.ts";
import { listStatusesOn } from "#server/delivery/support/supports-store.ts";
import type { StatusOnDay } from "#server/delivery/support/supports-store.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { listEscapes, neverDecided, readClassRoles } from "#server/review/published.ts";
import { listGiven, listOpenActivities } from "./household-eligibility-store.ts";
import { programmesRunning } from "./programmes-running.ts";
import { linesOf } from "./reason-lines.ts";

type KindRow = Output<typeof contract.readHouseholdEligibility>["kinds"][number];

export const readHouseholdEligibility = readsOfHousehold(communeOfHousehold)(
  contract.readHouseholdEligibility,
  async ({ tx, today }, { params: { householdId }, query }) => {
    const communeId = await communeOfHousehold(tx, householdId);
    if (communeId === undefined) return failure(refuse("record.not_found"));
    const on = query.on ?? today;
    const [status] = await listStatusesOn(tx, [householdId], on);
    const given = await listGiven(tx, householdId, on);
    const open = await listOpenActivities(tx, communeId);
    const people = await listPeople(tx, [{ householdId, reviewId: status?.reviewId ?? null }], { on });
    const factsBy = await factsOfHousehold(tx, { householdId, status, on });
    const kinds: KindRow[] = [];
    const year = Number(on.slice(0, 4));
    for (const { programme, indicatorCodes } of await programmesRunning(tx, year)) {
      const facts = factsBy(indicatorCodes);
      for (const kind of programme.kinds.values()) {
        const row = explainKind(programme, kind, { facts, people, on });
        if (row === undefined) continue;
        const { code, content } = kind.pack;
        const { id, runs } = programme.pack;
        const openOfKind = open
          .filter(({ programmeId, activityKind }) => programmeId === id && activityKind === code)
          .map(({ activityId, title }) => ({ activityId, title }));
        // Of a programme that only uses up what was carried over, the kinds that still go on.
        if (runs !== undefined && year > runs.to && openOfKind.length === 0) continue;
        kinds.push({ ...row, given: given.filter((one) => one.content === content), open: openOfKind });
      }
    }
    return success({
      on,
      headName: people.find(({ isHead }) => isHead)?.fullName ?? null,
      class: status?.class ?? null,
      kinds,
    });
  },
);

/** What the rules ask of the household; of one that was never decided on nothing is known. */
async function factsOfHousehold(
  tx: Tx,
  {
    householdId,
    status,
    on,
  }: { readonly householdId: Id<"household">; readonly status: StatusOnDay | undefined; readonly on: LocalDate },
): Promise<(indicatorCodes: readonly string[]) => RuleInput | undefined> {
  if (status === undefined) return () => undefined;
  const roles = await readClassRoles(tx);
  const escape = (await listEscapes(tx, [householdId], on)).get(householdId) ?? neverDecided;
  const deprivations = (await lackingOf(tx, [status]))(status);
  return (codes) => participationInput(codes, participationOf(status, { roles, escape, deprivations }));
}

/** Undefined for a kind that is for an area. */
function explainKind(
  { pack }: Programme,
  kind: ActivityKind,
  {
    facts,
    people,
    on,
  }: { readonly facts: RuleInput | undefined; readonly people: readonly PersonOfHousehold[]; readonly on: LocalDate },
): Omit<KindRow, "given" | "open"> | undefined {
  const isForPeople = kind.people !== undefined;
  const { code, name } = kind.pack;
  const row = { programmeId: pack.id, kind: code, name, isForPeople };
  if (kind.mayTakePart === undefined) return undefined;
  if (facts === undefined) return { ...row, answer: "unknown", reasons: [], people: [] };
  const household = explainHousehold(kind.mayTakePart, facts);
  const members = people.flatMap((person) => {
    const explained = explainPerson(kind, person, on);
    if (explained === undefined) return [];
    const { personId, fullName } = person;
    return [{ personId, fullName, answer: explained.answer, reasons: linesOf(explained.reason) }];
  });
  return {
    ...row,
    answer: answerWithPeople(household.answer, isForPeople ? members.map(({ answer }) => answer) : undefined),
    reasons: linesOf(household.reason),
    people: members,
  };
}
