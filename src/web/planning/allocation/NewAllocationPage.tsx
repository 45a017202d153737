import { Text, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listAreas } from "#contract/area/area.ts";
import { getFormulaRun, runFormula } from "#contract/planning/formula-run.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import type { Id } from "#kernel/id.ts";
import { plainCriteria } from "#programme/planning/allocation/criteria.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { besides, copyOf, emptyAllocation, runOf, weightsOf } from "./allocation-draft.ts";
import type { AllocationDraft } from "./allocation-draft.ts";
import { BudgetLineFields } from "./BudgetLineFields.tsx";
import { faultsOfGiven } from "./given-numbers.ts";
import { GivenFields } from "./GivenFields.tsx";
import { faultsOf, partsOfFormula } from "./own-rules.ts";
import { OwnRulesFields } from "./OwnRulesFields.tsx";
import { WeightFields } from "./WeightFields.tsx";
import { useCriterionName, useIndicators } from "./use-criterion-name.ts";

export function NewAllocationPage({ from }: { readonly from?: Id<"formula run"> | undefined }) {
  const session = useSession().data;
  if (session === undefined) return <PageSkeleton />;
  if (from !== undefined) return <CopiedAllocation key={from} session={session} from={from} />;
  return <NewAllocationForm session={session} initial={emptyAllocation(session.today)} keepAs="allocation" />;
}

/** A run that is done again with some of it changed. */
function CopiedAllocation({ session, from }: { readonly session: Session; readonly from: Id<"formula run"> }) {
  const original = useEndpoint(getFormulaRun, { params: { formulaRunId: from } });
  return (
    <Loaded asked={original}>
      {(run) => <NewAllocationForm session={session} initial={copyOf(run)} keepAs={`allocation.${from}`} />}
    </Loaded>
  );
}

/** Shares money among the communes by a formula; the result is looked at before anybody decides on it. */
function NewAllocationForm(props: {
  readonly session: Session;
  readonly initial: AllocationDraft;
  readonly keepAs: string;
}) {
  const { t } = useTranslation("planning/allocation");
  const indicators = useIndicators();
  const nameOf = useCriterionName(indicators);
  const lacks = indicators.map(({ code }) => `deprived:${code}`);
  const criteria = [...plainCriteria, ...lacks];
  const router = useRouter();
  const programmes = useEndpoint(listProgrammes);
  const areaId = areaOfSession(props.session);
  const form = useContractForm(runFormula, {
    initial: { ...props.initial, areaId },
    besides,
    keepAs: props.keepAs,
    complete: (values) => runOf(values, criteria),
    check: (values) => {
      const { own = [], given = [], originYear = "", year } = values;
      const weights = weightsOf(values, criteria);
      const wrongRules = faultsOf(own).map(
        ({ row, field, fault }) => [`own.${row}.${field}`, t(`own.fault.${fault}`)] as const,
      );
      const wrongNumbers = faultsOfGiven(
        given,
        weights.map(({ code }) => code),
      ).map(({ row, field, fault }) => [`given.${row}.${field}`, t(`given.fault.${fault}`)] as const);
      return {
        originYear: Number(originYear) > Number(year) ? t("budget.originAfterYear", { year }) : undefined,
        ...Object.fromEntries([...wrongRules, ...wrongNumbers]),
        ...(weights.length === 0 && partsOfFormula(own).fixed === undefined
          ? { "weights.poor": t("formula.noWeight") }
          : {}),
      };
    },
    onDone: ({ formulaRunId }) => router.history.push(paths.allocation(formulaRunId)),
  });
  const { own = [], given = [], weights = {} } = form.values;
  const needsCentre = String(weights["distance"] ?? "") !== "";
  const communes = useEndpoint(
    listAreas,
    { query: { parentId: areaId } },
    { enabled: needsCentre || own.length > 0 || given.length > 0 },
  );
  const places = communes.data?.rows ?? [];
  return (
    <FormPage title={t("formula.title")} next={t("formula.next")} verb={t("formula.verb")} form={form}>
      <form.Field path="title" label={t("run.name")} help={t("run.nameHelp")} />
      <BudgetLineFields programmes={programmes.data?.rows} />
      <form.Field path="originYear" label={t("budget.originYear")} help={t("run.originHelp")} />
      <form.Field path="asOf" label={t("formula.asOf")} help={t("formula.asOfHelp")} />
      <Title order={2}>{t("formula.criteria")}</Title>
      <WeightFields criteria={criteria} lacks={lacks} communes={needsCentre ? places : undefined} nameOf={nameOf} />
      <Title order={2}>{t("own.title")}</Title>
      <Text>{t("own.lead")}</Text>
      <OwnRulesFields form={form} communes={places} />
      <Title order={2}>{t("given.title")}</Title>
      <Text>{t("given.lead")}</Text>
      <GivenFields
        form={form}
        communes={places}
        criteria={weightsOf(form.values, criteria).map(({ code }) => ({ code, name: nameOf(code) }))}
      />
      <form.Field
        path="formula.useAreaCoefficient"
        label={t("formula.coefficient")}
        help={t("formula.coefficientHelp")}
      />
      <form.Field path="formula.unit" label={t("formula.unit")} help={t("formula.unitHelp")} />
    </FormPage>
  );
}
