import { Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { newId } from "#contract/new-id.ts";
import { runOptimiser } from "#contract/planning/optimiser.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

/** Shares are asked in whole per cent. */
const besides = z.object({
  fairness: z.int().min(0).max(100).optional(),
  absorption: z.int().min(0).max(10_000).optional(),
});

export function NewOptimiserRunPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewSearchForm session={session.data} />;
}

/** What the money may be used for and what holds it back; the machine looks for the best use, compared with a share by deprivations. */
function NewSearchForm({ session }: { readonly session: Session }) {
  const { t } = useTranslation(["planning/optimiser", "planning/allocation"]);
  const { t: words } = useTranslation("planning/plan");
  const { language, money } = useFormat();
  const router = useRouter();
  const programmes = useEndpoint(listProgrammes);
  const programme = programmes.data?.rows.find((one) => one.activityKinds.some(isPriced)) ?? programmes.data?.rows[0];
  const kinds = (programme?.activityKinds ?? []).filter(isPriced);
  const form = useContractForm(runOptimiser, {
    initial: {
      optimiserRunId: newId("optimiser run"),
      areaId: areaOfSession(session),
      year: session.today.slice(0, 4),
      asOf: session.today,
      fairness: "50",
      request: {
        budgets: [{}],
        kinds: [],
        floor: {},
        ceiling: {},
        formula: { criteria: [{ code: "deprivations", weight: 1 }], unit: 1000, useAreaCoefficient: false },
        timeLimit: 120,
      },
    },
    besides,
    keepAs: "best-use",
    complete: ({ fairness, absorption, request = {}, ...values }) => ({
      ...values,
      request: {
        ...request,
        floor: asBound(request.floor),
        ceiling: asBound(request.ceiling),
        fairnessBasisPoints: basisPoints(fairness),
        absorptionBasisPoints: basisPoints(absorption) || undefined,
      },
    }),
    check: ({ request }) => ({
      "request.kinds": request?.kinds?.length === 0 ? t("optimiserRun.chooseKind") : undefined,
    }),
    onDone: ({ optimiserRunId }) => router.history.push(paths.optimiserRun(optimiserRunId)),
  });
  return (
    <FormPage title={t("optimiserRun.title")} next={t("optimiserRun.next")} verb={t("optimiserRun.new")} form={form}>
      <form.Field path="title" label={t("optimiserRun.name")} />
      <form.Field
        path="request.budgets.0.fundSource"
        label={words("goal.source")}
        choices={(programme?.fundSources ?? []).map((one) => ({ value: one.code, label: one.name[language] }))}
      />
      <form.Field path="request.budgets.0.amount" label={t("optimiserRun.budget")} />
      <form.Field
        path="request.kinds"
        label={t("optimiserRun.kinds")}
        choices={kinds.map((kind) => ({
          value: kind.code,
          label: `${kind.name[language]} · ${money(kind.norm ?? 0n)}`,
        }))}
        chosenBy="activityKind"
      />
      <Title order={2}>{t("planning/allocation:run.bounds")}</Title>
      {(["floor", "ceiling"] as const).map((key) => (
        <form.Field key={key} path={`request.${key}.amount`} label={t(`planning/allocation:run.${key}`)} />
      ))}
      {(["fairness", "absorption"] as const).map((key) => (
        <form.Field key={key} path={key} label={t(`optimiserRun.${key}`)} />
      ))}
    </FormPage>
  );
}

/** A bound is only sent where it has an amount. */
const asBound = <Bound extends { readonly amount?: string | undefined }>(bound: Bound | undefined) =>
  (bound?.amount ?? "") === "" ? undefined : bound;

const basisPoints = (perCent: number | string | undefined) => (readNumber(String(perCent ?? ""), 0) ?? 0) * 100;

/** Kinds that answer a deprivation and have a price. */
const isPriced = (kind: { readonly answers: readonly string[]; readonly norm: bigint | null }) =>
  kind.answers.length > 0 && kind.norm !== null;
