import { Checkbox, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { z } from "zod";
import { runOptimiser } from "#contract/planning/optimiser.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

const draftShape = z.object({
  optimiserRunId: z.string(),
  title: z.string(),
  source: z.string(),
  amount: z.string(),
  kinds: z.array(z.string()),
  floor: z.string(),
  ceiling: z.string(),
  fairness: z.string(),
  absorption: z.string(),
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
  const { draft, keep, forget, savedAt } = useDraft("best-use", draftShape, {
    optimiserRunId: v7(),
    title: "",
    source: "",
    amount: "",
    kinds: [],
    floor: "",
    ceiling: "",
    fairness: "50",
    absorption: "",
  });
  const programmes = useEndpoint(listProgrammes);
  const programme = programmes.data?.rows.find((one) => one.activityKinds.some(isPriced)) ?? programmes.data?.rows[0];
  const kinds = (programme?.activityKinds ?? []).filter(isPriced);
  const search = useAct(runOptimiser);
  const read = (text: string) => readNumber(text, 0);
  const amount = read(draft.amount);
  const check = useChecked(
    {
      title: { label: t("optimiserRun.name"), value: draft.title },
      source: { label: words("goal.source"), value: draft.source },
      amount: { label: t("optimiserRun.budget"), value: draft.amount },
    },
    [
      ...(amount === undefined
        ? [{ fieldId: "amount", message: words("goal.notAFigure", { label: t("optimiserRun.budget") }) }]
        : []),
      ...(draft.kinds.length === 0 ? [{ fieldId: "kind-0", message: t("optimiserRun.chooseKind") }] : []),
    ],
  );
  const send = () => {
    if (!check.passes() || amount === undefined) return;
    const optimiserRunId = draft.optimiserRunId as Id<"optimiser run">;
    const [floor, ceiling, fairness, absorption] = [draft.floor, draft.ceiling, draft.fairness, draft.absorption].map(
      read,
    );
    search.mutate(
      {
        body: {
          optimiserRunId,
          areaId: areaOfSession(session),
          year: Number(session.today.slice(0, 4)),
          title: draft.title,
          asOf: localDate(session.today),
          request: {
            budgets: [{ fundSource: draft.source, amount: dong(amount) }],
            kinds: draft.kinds.map((activityKind) => ({ activityKind })),
            fairnessBasisPoints: (fairness ?? 0) * 100,
            ...(floor === undefined ? {} : { floor: { amount: dong(floor) } }),
            ...(ceiling === undefined ? {} : { ceiling: { amount: dong(ceiling) } }),
            ...(absorption === undefined || absorption === 0 ? {} : { absorptionBasisPoints: absorption * 100 }),
            formula: { criteria: [{ code: "deprivations", weight: 1 }], unit: 1000, useAreaCoefficient: false },
            timeLimit: 120,
          },
        },
      },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.optimiserRun(optimiserRunId));
        },
      },
    );
  };
  return (
    <FormPage
      title={t("optimiserRun.title")}
      errors={check.errors}
      problem={search.error}
      next={t("optimiserRun.next")}
      verb={t("optimiserRun.new")}
      onSubmit={send}
      pending={search.isPending}
      savedAt={savedAt}
    >
      <TextField
        id="title"
        label={t("optimiserRun.name")}
        value={draft.title}
        error={check.errorOf("title")}
        onChange={(title) => keep({ ...draft, title })}
      />
      <ChoiceField
        id="source"
        label={words("goal.source")}
        value={draft.source}
        error={check.errorOf("source")}
        choices={(programme?.fundSources ?? []).map((one) => ({ value: one.code, label: one.name[language] }))}
        onChange={(source) => keep({ ...draft, source })}
      />
      <TextField
        id="amount"
        kind="figure"
        label={t("optimiserRun.budget")}
        value={draft.amount}
        error={check.errorOf("amount")}
        onChange={(value) => keep({ ...draft, amount: value })}
      />
      <Title order={2}>{t("optimiserRun.kinds")}</Title>
      {kinds.map((kind, at) => (
        <Checkbox
          key={kind.code}
          id={`kind-${at}`}
          label={`${kind.name[language]} · ${money(kind.norm ?? 0n)}`}
          checked={draft.kinds.includes(kind.code)}
          onChange={(event) =>
            keep({
              ...draft,
              kinds: event.currentTarget.checked
                ? [...draft.kinds, kind.code]
                : draft.kinds.filter((one) => one !== kind.code),
            })
          }
        />
      ))}
      <Title order={2}>{t("planning/allocation:run.bounds")}</Title>
      {(["floor", "ceiling"] as const).map((key) => (
        <TextField
          key={key}
          id={key}
          kind="figure"
          label={t(`planning/allocation:run.${key}`)}
          optional
          value={draft[key]}
          onChange={(value) => keep({ ...draft, [key]: value })}
        />
      ))}
      {(["fairness", "absorption"] as const).map((key) => (
        <TextField
          key={key}
          id={key}
          kind="figure"
          label={t(`optimiserRun.${key}`)}
          optional
          value={draft[key]}
          onChange={(value) => keep({ ...draft, [key]: value })}
        />
      ))}
    </FormPage>
  );
}

/** Kinds that answer a deprivation and have a price. */
const isPriced = (kind: { readonly answers: readonly string[]; readonly norm: bigint | null }) =>
  kind.answers.length > 0 && kind.norm !== null;
