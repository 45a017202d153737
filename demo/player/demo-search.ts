import { allocateProposal, getOptimiserRun, runOptimiser } from "#contract/planning/optimiser.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { runOptimiserJob } from "#server/planning/optimiser/optimiser-job.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { unlessRefused } from "./unless-refused.ts";
import { runFormula } from "#contract/planning/formula-run.ts";
import type { askAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

const source = { fundSource: "CENTRAL_INVEST", component: "II.1" };
const formula = {
  criteria: [
    { code: "poor", weight: 70 },
    { code: "near_poor", weight: 30 },
  ],
  unit: 1_000_000,
  useAreaCoefficient: true,
};
/** Enough for about half of what is lacking, so that a choice has to be made. */
const aHousehold = 200_000n;
const least = 600_000_000n;
/** A commune may have a twelfth, and never less than three houses. */
const [partOfCommune, threeHouses] = [12n, 90_000_000n];
/** Among fewer there may be nobody to be helped, and nothing to be found. */
const fewest = 1000;

/** A search for the best use of money for houses and water, and beside it what the plain formula gives: two drafts to be compared. */
export async function searchDemoUse(
  server: ServerContext,
  ask: ReturnType<typeof askAs>,
  officers: DemoOfficers,
  { households, day }: { readonly households: number; readonly day: LocalDate },
): Promise<void> {
  if (households < fewest) return;
  const officer = officers.of("province.officer");
  const optimiserRunId = newId("optimiser run");
  const wanted = BigInt(households) * aHousehold;
  const amount = dong(wanted > least ? wanted : least);
  const ceiling = dong(amount / partOfCommune > threeHouses ? amount / partOfCommune : threeHouses);
  const title = "Nhà ở và nước sinh hoạt 2026: phương án tìm được (mẫu)";
  const asked = await unlessRefused(
    "planning.nothing_to_answer",
    ask(officer, runOptimiser, {
      body: {
        optimiserRunId,
        areaId: "51",
        year: 2026,
        title,
        asOf: day,
        request: {
          budgets: [{ fundSource: source.fundSource, amount, components: [source.component] }],
          kinds: [
            { activityKind: "housing_repair" },
            { activityKind: "housing_area" },
            { activityKind: "household_water" },
          ],
          ceiling: { amount: ceiling },
          fairnessBasisPoints: 2000,
          formula,
          timeLimit: 20,
        },
      },
    }),
  );
  if (asked === undefined) return;
  // Nobody works off the queue while the demo is loaded; anyone who takes the job later finds it done.
  await runOptimiserJob(server, { optimiserRunId, areaId: "51", ...officer }, new AbortController().signal);
  const { result } = await ask(officer, getOptimiserRun, { params: { optimiserRunId } });
  if ((result?.quantities ?? []).length > 0)
    await ask(officer, allocateProposal, {
      params: { optimiserRunId },
      body: { formulaRunId: newId("formula run"), ...source },
    });
  await ask(officer, runFormula, {
    body: {
      ...source,
      formulaRunId: newId("formula run"),
      areaId: "51",
      year: 2026,
      amount,
      formula,
      asOf: day,
      title: "Nhà ở và nước sinh hoạt 2026: theo công thức (mẫu)",
    },
  });
}
