import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { dong } from "#kernel/money.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { BudgetLineFields } from "./BudgetLineFields.tsx";
import { listProgrammes } from "#contract/planning/programme.ts";
import { recordBudget } from "#contract/planning/formula-run.ts";

const draftShape = z.object({
  year: z.string(),
  originYear: z.string().optional(),
  source: z.string(),
  component: z.string(),
  amount: z.string(),
  reference: z.string(),
});

export function RecordBudgetPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <RecordBudgetForm session={session.data} />;
}

/** Money of a source that the province has received. The same reference of a line is posted once, however often it is sent. */
function RecordBudgetForm({ session }: { readonly session: Session }) {
  const { t } = useTranslation(["planning/allocation", "planning/plan"]);
  const { money } = useFormat();
  const router = useRouter();
  const empty = { year: session.today.slice(0, 4), source: "", component: "", amount: "", reference: "" };
  const { draft, keep, forget, savedAt } = useDraft("budget", draftShape, empty);
  const programmes = useEndpoint(listProgrammes);
  const record = useAct(recordBudget);
  const amount = readNumber(draft.amount, 0);
  const originYear = Number(draft.originYear ?? draft.year);
  const check = useChecked(
    {
      year: { label: t("planning/plan:plan.year"), value: draft.year },
      source: { label: t("planning/plan:goal.source"), value: draft.source },
      component: { label: t("planning/plan:goal.component"), value: draft.component },
      amount: { label: t("budget.amount"), value: draft.amount },
      reference: { label: t("budget.reference"), value: draft.reference },
    },
    [
      ...(/^20\d\d$/.test(draft.year) ? [] : [{ fieldId: "year", message: t("planning/plan:plan.notAYear") }]),
      ...(amount === undefined
        ? [{ fieldId: "amount", message: t("planning/plan:goal.notAFigure", { label: t("budget.amount") }) }]
        : []),
      ...(originYear <= Number(draft.year)
        ? []
        : [{ fieldId: "originYear", message: t("budget.originAfterYear", { year: draft.year }) }]),
    ],
  );
  const send = () => {
    if (!check.passes() || amount === undefined) return;
    const { source, component, reference } = draft;
    const body = { areaId: areaOfSession(session), year: Number(draft.year), fundSource: source, component, reference };
    record.mutate(
      { body: { ...body, originYear, amount: dong(amount) } },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.ledger());
        },
      },
    );
  };
  return (
    <FormPage
      title={t("budget.title")}
      errors={check.errors}
      problem={record.error}
      next={amount === undefined ? t("budget.next") : t("budget.nextAmount", { amount: money(dong(amount)) })}
      verb={t("budget.verb")}
      onSubmit={send}
      pending={record.isPending}
      savedAt={savedAt}
    >
      <BudgetLineFields
        draft={draft}
        programmes={programmes.data?.rows}
        errorOf={check.errorOf}
        onChange={(line) => keep({ ...draft, ...line })}
      />
      <TextField
        id="originYear"
        kind="figure"
        label={t("budget.originYear")}
        help={t("budget.originYearHelp")}
        value={draft.originYear ?? draft.year}
        error={check.errorOf("originYear")}
        onChange={(year) => keep({ ...draft, originYear: year })}
      />
      <TextField
        id="reference"
        label={t("budget.reference")}
        help={t("budget.referenceHelp")}
        value={draft.reference}
        error={check.errorOf("reference")}
        onChange={(reference) => keep({ ...draft, reference })}
      />
    </FormPage>
  );
}
