import { useTranslation } from "react-i18next";
import { listBatches } from "#contract/payment/batch.ts";
import { listPlans } from "#contract/planning/plan.ts";
import { listDuplicates } from "#contract/registry/duplicate.ts";
import { listCorrections } from "#contract/registry/correction.ts";
import { listTreasuryImports } from "#contract/treasury/treasury.ts";
import { listTransfers } from "#contract/registry/transfer.ts";
import { listRounds } from "#contract/review/round.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { isCommune, provinceFor, useMay, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { useReviewWork } from "./use-review-work.ts";
import { listFormulaRuns } from "#contract/planning/formula-run.ts";
import { listActivities } from "#contract/delivery/activity.ts";
import type { Due } from "./due.ts";

export type Home = {
  /** What waits for an act that one of the officer's posts permits, in the order of the programme; undefined until all is counted. */
  readonly due: readonly Due[] | undefined;
  /** No review has begun: the programme starts with its first round. */
  readonly isNew: boolean;
  readonly error: Error | null;
  readonly onRetry: () => void;
};

export function useDue(): Home {
  const { t } = useTranslation("home");
  const { number } = useFormat();
  const may = useMay();
  const { scope } = useAreaScope();
  const signedIn = useSession();
  const session = signedIn.data;
  const areaId = session === undefined ? "" : provinceFor(session, scope?.areaId);
  const isKnown = { enabled: areaId !== "" };
  const rounds = useEndpoint(listRounds, {}, isKnown);
  const plans = useEndpoint(listPlans, { query: { areaId } }, isKnown);
  const runs = useEndpoint(listFormulaRuns, {}, isKnown);
  const activities = useEndpoint(listActivities, { query: { areaId } }, isKnown);
  const batches = useEndpoint(
    listBatches,
    { query: { areaId, limit: "200" } },
    { enabled: areaId !== "" && may("payment.readBatches") },
  );
  const corrections = useEndpoint(
    listCorrections,
    { query: { state: "asked", limit: "500" } },
    { enabled: may("registry.decideCorrection") },
  );
  const pairs = useEndpoint(listDuplicates, { query: { limit: "1" } }, { enabled: may("registry.decideDuplicate") });
  const transfers = useEndpoint(
    listTransfers,
    { query: { state: "asked", toCommuneId: areaId, limit: "500" } },
    { enabled: isCommune(areaId) && may("registry.answerTransfer") },
  );
  const compared = useEndpoint(
    listTreasuryImports,
    { query: { areaId } },
    { enabled: areaId !== "" && may("treasury.acceptTreasury") },
  );
  const review = useReviewWork();
  // Without the session nothing below is asked: when it cannot be read, that is what went wrong.
  const asked = [
    signedIn,
    rounds,
    review.asked,
    plans,
    runs,
    activities,
    batches,
    corrections,
    pairs,
    transfers,
    compared,
  ];
  const error = asked.find((one) => one.error !== null)?.error ?? null;
  const onRetry = () => asked.filter((one) => one.error !== null).forEach((one) => void one.refetch());
  // A part that is not counted yet is not nothing.
  if (areaId === "" || error !== null || asked.some((one) => one.isLoading))
    return { due: undefined, isNew: false, error, onRetry };

  // Who may do something about supports sees how many there are.
  const known = (count: ShownCount) => (count === suppressed ? 0 : count);
  const supports = (state: string) =>
    (activities.data?.rows ?? []).reduce((sum, activity) => sum + known(activity.supports[state] ?? 0), 0);
  const batchesIn = (...states: readonly string[]) =>
    (batches.data?.rows ?? []).filter((batch) => states.includes(batch.state)).length;
  const unanswered = (batches.data?.rows ?? []).filter((batch) =>
    batch.byState.some((one) => one.state === "unknown"),
  ).length;
  const plansIn = (state: string) => (plans.data?.rows ?? []).filter((plan) => plan.state === state).length;
  const all: readonly (readonly [string, Act, number, string])[] = [
    [
      "decideCorrections",
      "registry.decideCorrection",
      corrections.data?.rows.length ?? 0,
      paths.corrections({ state: "asked" }),
    ],
    ["decidePairs", "registry.decideDuplicate", pairs.data?.total ?? 0, paths.duplicates()],
    [
      "answerTransfers",
      "registry.answerTransfer",
      transfers.data?.rows.length ?? 0,
      paths.transfers({ state: "asked" }),
    ],
    ["finishPlan", "planning.submitPlan", plansIn("draft"), paths.plans()],
    // Who approves plans is shown them once, as plans to approve.
    ["appraisePlan", "planning.appraisePlan", may("planning.approvePlan") ? 0 : plansIn("submitted"), paths.plans()],
    ["approvePlan", "planning.approvePlan", plansIn("submitted") + plansIn("appraised"), paths.plans()],
    [
      "approveAllocation",
      "planning.approveAllocation",
      runs.data?.rows.filter((run) => run.approved === null).length ?? 0,
      paths.allocations(),
    ],
    ["checkSupports", "delivery.checkSupports", supports("proposed"), paths.activities()],
    ["approveSupports", "delivery.approveSupports", supports("checked"), paths.activities()],
    ["deliver", "delivery.recordDelivery", supports("committed"), paths.activities()],
    ["pay", "payment.makeBatch", supports("delivered"), paths.activities()],
    ["checkBatch", "payment.checkBatch", batchesIn("draft"), paths.batches()],
    ["approveBatch", "payment.approveBatch", batchesIn("checked"), paths.batches()],
    ["sendBatch", "payment.sendBatch", batchesIn("reserved"), paths.batches()],
    ["readAnswers", "payment.readAnswers", batchesIn("sent"), paths.batches()],
    ["unanswered", "payment.readAnswers", unanswered, paths.batches()],
    ["reconcile", "payment.reconcileBatch", batchesIn("partly_settled"), paths.batches()],
    [
      "acceptTreasury",
      "treasury.acceptTreasury",
      (compared.data?.rows ?? []).filter(({ acceptedAt }) => acceptedAt === null).length,
      paths.treasury(),
    ],
  ];
  const waiting = all
    .filter(([, act, count]) => count > 0 && may(act))
    .map(([key, , count, href]): Due => ({
      key,
      count: number(count),
      text: t(`due.${key}`),
      href,
      when: "anytime",
      dueOn: null,
    }));
  return { due: [...(review.due ?? []), ...waiting], isNew: rounds.data?.rows.length === 0, error, onRetry };
}
