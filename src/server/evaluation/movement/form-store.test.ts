/** The identity of the yearly report holds for made-up lives with moves between communes, splits, mergers and deaths. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { newId } from "#contract/new-id.ts";
import { addDays, dayNumber, localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { movementOf } from "#programme/evaluation/movement.ts";
import { movementForm } from "#programme/evaluation/movement-form.ts";
import type { FormOfClass } from "#programme/evaluation/movement-form.ts";
import type { Spell } from "#programme/evaluation/survival.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import { openLives } from "#test/support/movement-lives.ts";
import type { LivesInDatabase } from "#test/support/movement-lives.ts";
import { areasOfModel, classIn, dayOfModel, life } from "#test/support/movement-model.ts";
import type { Event } from "#test/support/movement-model.ts";
import { countFormMoves } from "./form-store.ts";
import { listSpells } from "./survival-store.ts";
import { countMovements } from "./movements-store.ts";

let lived: LivesInDatabase;
before(async () => {
  lived = await openLives();
});
after(async () => lived.close());

/** What the registry has done with a household beside its moves, and how many it had at each review. */
const registry = fc.record({
  closed: fc.option(fc.tuple(dayOfModel, fc.constantFrom("merged", "all_died", "moved_away", "registered_twice")), {
    freq: 2,
  }),
  founded: fc.option(dayOfModel, { freq: 2 }),
  members: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 9, maxLength: 9 }),
});
type Registry = typeof registry extends fc.Arbitrary<infer One> ? One : never;

const day = (days: number) => addDays(localDate("2024-01-01"), days);
const decided = (days: number, of: "poor" | "non_poor", back: number | null = null): Event => ({
  on: day(days),
  class: of,
  withdrawnOn: back === null ? null : day(back),
});
const plain: Registry = { closed: null, founded: null, members: Array.from({ length: 9 }, () => 3) };

/** One of each: who died, joined others, was there twice, moved out, split off, moved within, was listed by a mistake, and grew. */
const oneOfEach: (readonly [readonly Event[], Registry])[] = [
  [[decided(10, "poor")], { ...plain, closed: [day(200), "all_died"] }],
  [[decided(10, "poor")], { ...plain, closed: [day(200), "merged"] }],
  [[decided(10, "poor")], { ...plain, closed: [day(200), "registered_twice"] }],
  [[decided(10, "poor"), { on: day(200), to: areasOfModel[2] }], plain],
  [[decided(200, "poor")], { ...plain, founded: day(150) }],
  [[decided(10, "poor"), { on: day(200), to: areasOfModel[1] }], plain],
  [[decided(10, "poor", 200)], plain],
  [[decided(10, "poor"), decided(200, "poor")], { ...plain, members: [1, 5, 5, 5, 5, 5, 5, 5, 5] }],
];

async function record(households: readonly string[], made: readonly Registry[]): Promise<void> {
  const rows = households.map((household, at) => ({
    household,
    closed: made[at]?.closed?.[0] ?? null,
    reason: made[at]?.closed?.[1] ?? null,
    founded: made[at]?.founded ?? null,
    members: made[at]?.members,
    act: newId("household act"),
  }));
  await lived.client.query(
    `with made as (select * from jsonb_to_recordset($1::jsonb) as made (household uuid, closed date, reason text, founded date, act uuid)),
     closed as (
       update registry.households household set closed_on = made.closed, closed_reason = made.reason from made
       where made.household = household.household_id and made.closed is not null
     )
     insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, done_at, done_by)
     select household, act, $2, 'household_founded', founded, '{}', now(), gen_random_uuid() from made where founded is not null`,
    [JSON.stringify(rows), areasOfModel[0]],
  );
  await lived.client.query(
    `with numbered as (
       select household_id, decision_id, effective_on, row_number() over (partition by household_id order by effective_on, decision_id) as at
       from review.poverty_statuses
     ), made as (select * from jsonb_to_recordset($1::jsonb) as made (household uuid, members jsonb))
     update review.poverty_statuses status set member_count = (made.members ->> ((numbered.at - 1) % 9)::int)::int
     from numbered join made on made.household = numbered.household_id
     where status.household_id = numbered.household_id and status.decision_id = numbered.decision_id
       and status.effective_on = numbered.effective_on`,
    [JSON.stringify(rows)],
  );
}

function assertIdentity({ lines, decreases, increases, counts }: FormOfClass, what: string): void {
  for (const unit of units) {
    const line = (key: keyof typeof lines) => lines[key][unit];
    assert.equal(
      line("end"),
      line("start") -
        line("toOtherClass") -
        line("aboveList") -
        line("otherDecrease") +
        line("fromOtherClass") +
        line("relapsed") +
        line("newlyArisen") +
        line("otherIncrease"),
      `${counts} ${unit} ${what}`,
    );
    const sum = (causes: typeof decreases) => Object.values(causes).reduce((all, one) => all + one[unit], 0);
    assert.deepEqual([sum(decreases), sum(increases)], [line("otherDecrease"), line("otherIncrease")]);
  }
}
const units = ["households", "people"] as const;

test("9 = 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 for households and people, and of a province it is the sum of its communes", async () => {
  const seen = new Set<string>();
  const two = areasOfModel.slice(0, 2);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(life, registry), { minLength: 20, maxLength: 40 }),
      fc.array(fc.tuple(dayOfModel, dayOfModel), { minLength: 3, maxLength: 4 }),
      async (made, periods) => {
        const lives = made.map(([events]) => events);
        const acts = made.map(([, one]) => one);
        await record(await lived.write(lives), acts);
        const roles = await readClassRoles(lived.database);
        for (const [from, to] of periods.map((days) => days.toSorted() as [LocalDate, LocalDate])) {
          const what = `${from} ${to}`;
          const counted = await lived.reading(async (tx) => countFormMoves(tx, two, { from, to }));
          const total = movementForm(counted.total.moves, roles);
          const communes = two.map((area) => movementForm(counted.rows.get(area)?.moves ?? [], roles));
          for (const [at, whole] of total.entries()) {
            assertIdentity(whole, what);
            const parts = communes.flatMap((forms) => forms[at] ?? []);
            for (const part of parts) assertIdentity(part, what);
            const isClass = whole.counts === "in_poverty" ? "poor" : "near_poor";
            const closedBy = (day: LocalDate, place: number) => (acts[place]?.closed?.[0] ?? "9999-12-31") <= day;
            const standing = (day: LocalDate) =>
              lives.filter((events, place) => classIn(events, two, day) === isClass && !closedBy(day, place)).length;
            assert.deepEqual(
              [whole.lines.start.households, whole.lines.end.households],
              [standing(from), standing(to)],
            );
            for (const unit of units) {
              const sum = (line: keyof FormOfClass["lines"]) =>
                parts.reduce((all, one) => all + one.lines[line][unit], 0);
              assert.deepEqual([sum("start"), sum("end")], [whole.lines.start[unit], whole.lines.end[unit]], what);
            }
            for (const cause of [...Object.keys(whole.decreases), ...Object.keys(whole.increases)]) seen.add(cause);
            // A move from one commune to the other is in the lines of both and in none of the province.
            const moved = (causes: FormOfClass["decreases"]) => causes.moved?.households ?? 0;
            const inside = parts.reduce((all, one) => all + moved(one.increases), 0) - moved(whole.increases);
            assert.ok(inside >= 0);
            if (inside > 0) seen.add("inside");
          }
        }
      },
    ),
    { numRuns: 10, examples: [[oneOfEach.map(([events, one]) => [[...events], one]), [[day(100), day(400)]]]] },
  );
  assert.deepEqual([...seen].toSorted(), [
    "died",
    "double",
    "inside",
    "members",
    "merged",
    "moved",
    "split",
    "withdrawn",
  ]);
});

test("where the registry says nothing the lines are those of the movements", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 20, maxLength: 40 }),
      fc.tuple(dayOfModel, dayOfModel),
      async (lives, days) => {
        await lived.write(lives);
        const [from, to] = days.toSorted() as [LocalDate, LocalDate];
        const roles = await readClassRoles(lived.database);
        const all = [...areasOfModel];
        const moved = movementOf(
          (await lived.reading(async (tx) => countMovements(tx, all, { from, to }))).total,
          roles,
        );
        const forms = movementForm(
          (await lived.reading(async (tx) => countFormMoves(tx, all, { from, to }))).total.moves,
          roles,
        );
        const sum = (line: keyof FormOfClass["lines"]) =>
          forms.reduce((total, form) => total + form.lines[line].households, 0);
        assert.deepEqual(
          [sum("relapsed"), sum("newlyArisen"), sum("otherDecrease"), sum("otherIncrease")],
          [moved.relapsed, moved.newlyPoor, moved.otherDecrease, moved.otherIncrease],
        );
        assert.equal(forms[0]?.lines.aboveList.households, moved.escaped);
      },
    ),
    { numRuns: 10 },
  );
});

test("times off the list are those of the lives", async () => {
  let over = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 20, maxLength: 40 }), dayOfModel, async (lives, on) => {
      await lived.write(lives);
      const found = await lived.reading(async (tx) => listSpells(tx, [...areasOfModel], on));
      const expected = lives.flatMap((events) => spellsOf(events, on));
      const each = found.flatMap(({ households, ...spell }) => Array.from({ length: households }, () => spell));
      const ordered = (spells: readonly Omit<Spell, "households">[]) =>
        spells.map(({ year, days, isOver }) => `${year} ${days} ${isOver}`).toSorted();
      assert.deepEqual(ordered(each), ordered(expected));
      over += expected.filter(({ isOver }) => isOver).length;
    }),
    { numRuns: 10, examples: [[[[decided(10, "poor"), decided(100, "non_poor"), decided(300, "poor")]], day(500)]] },
  );
  assert.ok(over > 0);
});

/** Of one life: the decisions that stand on the day, in their order. */
function spellsOf(events: readonly Event[], on: LocalDate): readonly Omit<Spell, "households">[] {
  const stand = events.flatMap((event) =>
    "class" in event && event.on <= on && (event.withdrawnOn === null || event.withdrawnOn > on) ? [event] : [],
  );
  const isOn = ({ class: of }: { readonly class: string }) => of === "poor" || of === "near_poor";
  return stand.flatMap((one, at) => {
    const previous = stand[at - 1];
    if (previous === undefined || !isOn(previous) || isOn(one)) return [];
    const again = stand.slice(at + 1).find(isOn);
    const days = dayNumber(again?.on ?? on) - dayNumber(one.on);
    return [{ year: Number(one.on.slice(0, 4)), days, isOver: again !== undefined }];
  });
}
