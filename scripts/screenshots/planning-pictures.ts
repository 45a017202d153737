import { v7 } from "uuid";
import type { Desk } from "./desk.ts";

type Plans = {
  readonly rows: readonly {
    planId: string;
    areaId: string;
    state: string;
    year: number;
    programmeId: string;
    programmeVersion: string;
  }[];
};
type Runs = {
  readonly rows: readonly {
    formulaRunId: string;
    component: string;
    approved: object | null;
    optimiserRunId: string | null;
  }[];
};

/** A plan on its way, what it is to reach, how money is shared, and a better use of it. */
export async function takePlanning({ commune, signIn, open, read, write, take, takePart }: Desk): Promise<void> {
  const province = await signIn("province.officer");
  const { rows } = await read<Plans>(province, "/plans?areaId=51");
  const planOf = (state: string, year: number) =>
    rows.find((one) => one.areaId === commune && one.state === state && one.year === year) ??
    rows.find((one) => one.state === state && one.year === year);
  const runs = await read<Runs>(province, "/formula-runs?year=2026");
  const decided = runs.rows.find(({ approved, component }) => approved !== null && component === "II.1");
  // Where most money went most is lacking: a plan is begun there, its lines proposed from needs.
  const { shares } = await read<{ shares: readonly { areaId: string; amount: string }[] }>(
    province,
    `/formula-runs/${decided?.formulaRunId}`,
  );
  const [neediest] = shares.toSorted((a, b) => Number(b.amount) - Number(a.amount));
  const author = await signIn(`officer.${neediest?.areaId}`);
  // Pictures that are taken a second time show the draft of the first.
  const begun = rows.find((one) => one.areaId === neediest?.areaId && one.year === 2027 && one.state === "draft");
  const planId = begun?.planId ?? v7();
  const { programmeId, programmeVersion } = rows.find((one) => one.year === 2027) ?? {};
  if (begun === undefined)
    await write(author, "/plans", {
      planId,
      areaId: neediest?.areaId,
      year: 2027,
      programmeId,
      programmeVersion,
      goals: [],
    });
  await open(author, `/plans/${planId}/edit`);
  const takeProposals = author.getByRole("button", { name: /đề xuất vào bản nháp/ });
  if (begun === undefined) {
    await takeProposals.waitFor();
    await takeProposals.click();
    await author.getByText("Đã lưu.").waitFor();
  }
  await author.waitForTimeout(1500);
  await take(author, "plan-editor", true);

  await open(province, `/plans/${planOf("submitted", 2027)?.planId}`);
  await province.getByText(/nhà ở thôn nào/).waitFor();
  await take(province, "plan-remarks", true);
  const adjusted = planOf("adjusted", 2026)?.planId;
  await open(province, `/plan-comparison?left=${adjusted}@2&right=${adjusted}`);
  await take(province, "plan-versions");
  await open(province, "/framework?programme=vn-2026-2035&year=2026");
  await take(province, "framework");

  await open(province, `/allocations/${decided?.formulaRunId}`);
  await take(province, "allocation-map");
  await takePart(province, "allocation-shares", province.locator("table").first());
  const drafts = runs.rows.filter(({ approved }) => approved === null).map(({ formulaRunId }) => formulaRunId);
  await open(province, `/allocations/compare?runs=${drafts.join(",")}`);
  await take(province, "allocation-compare");
  const found = runs.rows.find(({ optimiserRunId }) => optimiserRunId !== null);
  await open(province, `/optimiser-runs/${found?.optimiserRunId}`);
  await take(province, "best-use");
}
