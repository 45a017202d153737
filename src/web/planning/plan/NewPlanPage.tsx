import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { draftPlan, listPlans } from "#contract/planning/plan.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { isCommune, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

export function NewPlanPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewPlanForm year={session.data.today.slice(0, 4)} />;
}

/** The first step of a plan: whose, of which year, in which programme. Its goals are added on its own page. */
function NewPlanForm({ year }: { readonly year: string }) {
  const { t } = useTranslation("planning/plan");
  const { language } = useFormat();
  const router = useRouter();
  const ownCommunes = useOwnCommunes();
  const { scope } = useAreaScope();
  // A province makes a plan of its own too.
  const communes =
    scope === undefined || isCommune(scope.areaId)
      ? ownCommunes
      : [...ownCommunes, { areaId: scope.areaId, areaName: scope.name }];
  const here =
    communes.find(({ areaId }) => areaId === scope?.areaId) ?? (communes.length === 1 ? communes[0] : undefined);
  const programmes = useEndpoint(listProgrammes);
  let within: { readonly planId: string; readonly year: number; readonly untilYear: number } | undefined;
  const form = useContractForm(draftPlan, {
    initial: { planId: newId("plan"), areaId: here?.areaId ?? "", year, goals: [] },
    keepAs: "plan",
    // One choice says both, programme and version.
    complete: (values) => {
      const [programmeId, programmeVersion] = values.programmeId?.split(" ") ?? [];
      return {
        ...values,
        programmeId,
        programmeVersion,
        ...(within === undefined ? {} : { withinPlanId: within.planId }),
      };
    },
    onDone: ({ planId }) => router.history.push(paths.plan(planId)),
  });
  const { areaId = "", programmeId, untilYear = "" } = form.values;
  const plannedYear = Number(form.values.year);
  const plans = useEndpoint(listPlans, { query: { areaId } }, { enabled: areaId !== "" });
  // The annual plan hangs on the plan of several years that holds it, where there is one.
  const above = plans.data?.rows.find(
    (one) =>
      one.kind === "multi_year" &&
      one.areaId === areaId &&
      one.programmeId === programmeId?.split(" ")[0] &&
      one.year <= plannedYear &&
      plannedYear <= one.untilYear,
  );
  within = untilYear === "" ? above : undefined;
  return (
    <FormPage title={t("plan.title")} next={t("plan.next")} verb={t("plan.verb")} form={form}>
      <form.Field
        path="areaId"
        label={t("plan.area")}
        choices={communes.map((one) => ({ value: one.areaId, label: one.areaName }))}
      />
      <form.Field path="year" label={t("plan.year")} />
      <form.Field path="untilYear" label={t("untilYear")} help={t("untilYearHelp")} />
      <form.Field
        path="programmeId"
        label={t("plan.programme")}
        choices={(programmes.data?.rows ?? [])
          .filter((one) => one.isCurrent)
          .map((one) => ({
            value: `${one.programmeId} ${one.version}`,
            label: `${one.title[language]} · ${one.version}`,
          }))}
      />
      {within !== undefined && <Text>{`${t("within")}: ${within.year}–${within.untilYear}`}</Text>}
    </FormPage>
  );
}
