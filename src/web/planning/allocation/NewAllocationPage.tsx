import { Checkbox, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { plainCriteria } from "#programme/planning/allocation/criteria.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { allocationDraft, emptyAllocation, runOfDraft, weightsOf } from "./allocation-draft.ts";
import { BudgetLineFields } from "./BudgetLineFields.tsx";
import { draftOfRun } from "#web/planning/optimiser/draft-of-run.ts";
import { faultsOfGiven } from "./given-numbers.ts";
import { GivenFields } from "./GivenFields.tsx";
import { faultsOf, partsOfFormula } from "./own-rules.ts";
import { OwnRulesFields } from "./OwnRulesFields.tsx";
import { WeightFields } from "./WeightFields.tsx";
import { useCriterionName, useIndicators } from "./use-criterion-name.ts";
import { listAreas } from "#contract/area/area.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { getFormulaRun, runFormula } from "#contract/planning/formula-run.ts";

export function NewAllocationPage({ from }: { readonly from?: Id<"formula run"> | undefined }) {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewAllocationForm session={session.data} from={from} />;
}

/** Shares money among the communes by a formula; the result is looked at before anybody decides on it. */
function NewAllocationForm({
  session,
  from,
}: {
  readonly session: Session;
  readonly from: Id<"formula run"> | undefined;
}) {
  const { t } = useTranslation(["planning/allocation", "planning/plan"]);
  const { t: words } = useTranslation("planning/allocation");
  const indicators = useIndicators();
  const nameOf = useCriterionName(indicators);
  const lacks = indicators.map(({ code }) => `deprived:${code}`);
  const criteria = [...plainCriteria, ...lacks];
  const router = useRouter();
  const { draft, keep, forget, savedAt } = useDraft("allocation", allocationDraft, emptyAllocation(session.today));
  const programmes = useEndpoint(listProgrammes);
  const run = useAct(runFormula);
  const original = useEndpoint(
    getFormulaRun,
    { params: { formulaRunId: from ?? (draft.formulaRunId as Id<"formula run">) } },
    { enabled: from !== undefined },
  );
  const copied = useRef<string>(undefined);
  useEffect(() => {
    if (original.data === undefined || copied.current === from || draft.copiedFrom === from) return;
    copied.current = from;
    keep({ ...draft, ...draftOfRun(original.data), formulaRunId: newId("formula run") });
  }, [original.data, from, draft, keep]);
  const needsCentre = (draft.weights["distance"] ?? "") !== "";
  const communes = useEndpoint(
    listAreas,
    { query: { parentId: areaOfSession(session) } },
    { enabled: needsCentre || draft.own.length > 0 || draft.given.length > 0 },
  );
  const weights = weightsOf(draft, criteria);
  const [amount, unit] = [readNumber(draft.amount, 0), readNumber(draft.unit, 0)];
  const own = partsOfFormula(draft.own);
  const check = useChecked(
    {
      year: { label: t("planning/plan:plan.year"), value: draft.year },
      source: { label: t("planning/plan:goal.source"), value: draft.source },
      component: { label: t("planning/plan:goal.component"), value: draft.component },
      amount: { label: t("budget.amount"), value: draft.amount },
      asOf: { label: t("formula.asOf"), value: draft.asOf },
    },
    [
      ...(/^20\d\d$/.test(draft.year) ? [] : [{ fieldId: "year", message: t("planning/plan:plan.notAYear") }]),
      ...(amount === undefined
        ? [{ fieldId: "amount", message: t("planning/plan:goal.notAFigure", { label: t("budget.amount") }) }]
        : []),
      ...(unit === undefined || unit === 0
        ? [{ fieldId: "unit", message: t("planning/plan:goal.notAFigure", { label: t("formula.unit") }) }]
        : []),
      ...(draft.originYear === "" || (/^20\d\d$/.test(draft.originYear) && draft.originYear <= draft.year)
        ? []
        : [{ fieldId: "originYear", message: t("budget.originAfterYear", { year: draft.year }) }]),
      ...faultsOf(draft.own).map(({ row, field, fault }) => ({
        fieldId: `own-${row}-${field}`,
        message: words(`own.fault.${fault}`),
      })),
      ...faultsOfGiven(
        draft.given,
        weights.map(({ code }) => code),
      ).map(({ row, field, fault }) => ({ fieldId: `given-${row}-${field}`, message: words(`given.fault.${fault}`) })),
      ...(weights.length === 0 && own.fixed === undefined
        ? [{ fieldId: "weight-poor", message: t("formula.noWeight") }]
        : []),
    ],
  );
  const send = () => {
    const body = runOfDraft(draft, areaOfSession(session), criteria);
    if (!check.passes() || body === undefined) return;
    run.mutate(
      { body },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.allocation(body.formulaRunId));
        },
      },
    );
  };
  return (
    <FormPage
      title={t("formula.title")}
      errors={check.errors}
      problem={run.error}
      next={t("formula.next")}
      verb={t("formula.verb")}
      onSubmit={send}
      pending={run.isPending}
      savedAt={savedAt}
    >
      <TextField
        id="title"
        label={words("run.name")}
        help={words("run.nameHelp")}
        optional
        value={draft.title}
        onChange={(title) => keep({ ...draft, title })}
      />
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
        help={words("run.originHelp")}
        optional
        value={draft.originYear}
        error={check.errorOf("originYear")}
        onChange={(originYear) => keep({ ...draft, originYear })}
      />
      <TextField
        id="asOf"
        kind="day"
        label={t("formula.asOf")}
        help={t("formula.asOfHelp")}
        value={draft.asOf}
        error={check.errorOf("asOf")}
        onChange={(asOf) => keep({ ...draft, asOf })}
      />
      <Title order={2}>{t("formula.criteria")}</Title>
      <WeightFields
        draft={draft}
        criteria={criteria}
        lacks={lacks}
        communes={needsCentre ? (communes.data?.rows ?? []) : undefined}
        nameOf={nameOf}
        errorOf={check.errorOf}
        onChange={(change) => keep({ ...draft, ...change })}
      />
      <Title order={2}>{words("own.title")}</Title>
      <Text>{words("own.lead")}</Text>
      <OwnRulesFields
        rules={draft.own}
        communes={communes.data?.rows ?? []}
        errorOf={check.errorOf}
        onChange={(rules) => keep({ ...draft, own: rules })}
      />
      <Title order={2}>{words("given.title")}</Title>
      <Text>{words("given.lead")}</Text>
      <GivenFields
        numbers={draft.given}
        communes={communes.data?.rows ?? []}
        criteria={weights.map(({ code }) => ({ code, name: nameOf(code) }))}
        errorOf={check.errorOf}
        onChange={(given) => keep({ ...draft, given })}
      />
      <Checkbox
        label={t("formula.coefficient")}
        description={t("formula.coefficientHelp")}
        checked={draft.useAreaCoefficient}
        onChange={(event) => keep({ ...draft, useAreaCoefficient: event.currentTarget.checked })}
      />
      <TextField
        id="unit"
        kind="figure"
        label={t("formula.unit")}
        help={t("formula.unitHelp")}
        value={draft.unit}
        error={check.errorOf("unit")}
        onChange={(value) => keep({ ...draft, unit: value })}
      />
    </FormPage>
  );
}
