import type { Desk } from "./desk.ts";

/** A round in its middle, in the commune where most is still to be surveyed. */
export async function takeReview({ signIn, open, read, take }: Desk): Promise<void> {
  const province = await signIn("province.officer");
  type Row = { areaId: string; states: Record<string, number>; openObjections: number };
  const rounds = await read<{ rows: { roundId: string; closedOn: string | null }[] }>(province, "/rounds");
  const roundId = rounds.rows.find(({ closedOn }) => closedOn === null)?.roundId ?? "";
  const communes = await read<{ rows: Row[] }>(province, `/rounds/${roundId}/progress`);
  const most = (rows: readonly Row[], ...states: readonly string[]) =>
    rows.toSorted((a, b) => sum(b, states) - sum(a, states))[0]?.areaId ?? "";
  const sum = ({ states }: Row, names: readonly string[]) => names.reduce((all, name) => all + (states[name] ?? 0), 0);
  const place = most(communes.rows, "listed");
  await open(province, `/rounds/${roundId}`);
  await take(province, "review-board");

  const reviewer = await signIn(`officer.${place}`);
  await open(reviewer, `/rounds/${roundId}?communeId=${place}`);
  await take(reviewer, "review-commune");
  const villages = await read<{ rows: Row[] }>(reviewer, `/rounds/${roundId}/progress?communeId=${place}`);
  const [listed, scored, posted] = [
    most(villages.rows, "listed"),
    most(villages.rows, "scored"),
    most(villages.rows, "posted", "objected"),
  ];
  const reviewsOf = async (villageId: string) => {
    const found = await read<{ rows: { householdId: string; state: string; class: string | null }[] }>(
      reviewer,
      `/rounds/${roundId}/reviews?villageId=${villageId}&limit=200`,
    );
    return found.rows;
  };
  await open(reviewer, `/rounds/${roundId}/villages/${listed}/entry`);
  await reviewer.locator("[data-entry]").first().fill("1");
  await take(reviewer, "review-entry");
  await open(reviewer, `/rounds/${roundId}/answers?communeId=${place}`);
  await take(reviewer, "review-answers");
  const [first] = await reviewsOf(listed);
  await open(reviewer, `/households/${first?.householdId}/reviews/${roundId}/answers`);
  await reviewer.getByLabel("Diện tích nhà ở (m²)").fill("455");
  await take(reviewer, "review-survey", true);
  await open(reviewer, `/rounds/${roundId}/villages/${scored}/meeting`);
  await take(reviewer, "review-meeting", true);
  await open(reviewer, `/rounds/${roundId}/villages/${posted}`);
  await take(reviewer, "review-village", true);
  // A household that the round before found poor: why, and what came of it.
  const before = rounds.rows.find(({ closedOn }) => closedOn !== null)?.roundId ?? "";
  const poor = await read<{ rows: { householdId: string }[] }>(
    reviewer,
    `/rounds/${before}/reviews?communeId=${place}&class=poor&limit=1`,
  );
  await open(reviewer, `/households/${poor.rows[0]?.householdId}/reviews/${before}`);
  await take(reviewer, "review-explanation", true);
}
