import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { z } from "zod";
import { draftPlan, listPlans } from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { isCommune, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

const draftShape = z.object({
  planId: z.string(),
  areaId: z.string(),
  year: z.string(),
  untilYear: z.string(),
  programme: z.string(),
});

export function NewPlanPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewPlanForm year={session.data.today.slice(0, 4)} />;
}

/** The first step of a plan: whose, of which year, in which programme. Its goals are added on its own page. */
function NewPlanForm({ year }: { readonly year: string }) {
  const { t } = useTranslation("planning/plan");
  const { t: tPlans } = useTranslation("planning/plan");
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
  const { draft, keep, forget, savedAt } = useDraft("plan", draftShape, {
    planId: v7(),
    areaId: "",
    year,
    untilYear: "",
    programme: "",
  });
  const programmes = useEndpoint(listProgrammes);
  const make = useAct(draftPlan);
  const areaId = draft.areaId === "" ? (here?.areaId ?? "") : draft.areaId;
  const plans = useEndpoint(listPlans, { query: { areaId } }, { enabled: areaId !== "" });
  const chosen = programmes.data?.rows.find((one) => `${one.programmeId} ${one.version}` === draft.programme);
  const check = useChecked(
    {
      area: { label: t("plan.area"), value: areaId },
      year: { label: t("plan.year"), value: draft.year },
      programme: { label: t("plan.programme"), value: draft.programme },
    },
    [
      ...(/^20\d\d$/.test(draft.year) ? [] : [{ fieldId: "year", message: t("plan.notAYear") }]),
      ...(/^(20\d\d)?$/.test(draft.untilYear) ? [] : [{ fieldId: "untilYear", message: t("plan.notAYear") }]),
    ],
  );
  // The annual plan hangs on the plan of several years that holds it, where there is one.
  const above = plans.data?.rows.find(
    (one) =>
      one.kind === "multi_year" &&
      one.areaId === areaId &&
      one.programmeId === chosen?.programmeId &&
      one.year <= Number(draft.year) &&
      Number(draft.year) <= one.untilYear,
  );
  const send = () => {
    if (!check.passes() || chosen === undefined) return;
    const planId = draft.planId as Id<"plan">;
    make.mutate(
      {
        body: {
          planId,
          areaId,
          year: Number(draft.year),
          ...(draft.untilYear === "" ? {} : { untilYear: Number(draft.untilYear) }),
          ...(above === undefined || draft.untilYear !== "" ? {} : { withinPlanId: above.planId }),
          programmeId: chosen.programmeId,
          programmeVersion: chosen.version,
          goals: [],
        },
      },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.plan(planId));
        },
      },
    );
  };
  return (
    <FormPage
      title={t("plan.title")}
      errors={check.errors}
      problem={make.error}
      next={t("plan.next")}
      verb={t("plan.verb")}
      onSubmit={send}
      pending={make.isPending}
      savedAt={savedAt}
    >
      <ChoiceField
        id="area"
        label={t("plan.area")}
        value={areaId}
        error={check.errorOf("area")}
        choices={communes.map((one) => ({ value: one.areaId, label: one.areaName }))}
        onChange={(area) => keep({ ...draft, areaId: area })}
      />
      <TextField
        id="year"
        kind="figure"
        label={t("plan.year")}
        value={draft.year}
        error={check.errorOf("year")}
        onChange={(next) => keep({ ...draft, year: next })}
      />
      <TextField
        id="untilYear"
        kind="figure"
        optional
        label={tPlans("untilYear")}
        help={tPlans("untilYearHelp")}
        value={draft.untilYear}
        error={check.errorOf("untilYear")}
        onChange={(next) => keep({ ...draft, untilYear: next })}
      />
      <ChoiceField
        id="programme"
        label={t("plan.programme")}
        value={draft.programme}
        error={check.errorOf("programme")}
        choices={(programmes.data?.rows ?? [])
          .filter((one) => one.isCurrent)
          .map((one) => ({
            value: `${one.programmeId} ${one.version}`,
            label: `${one.title[language]} · ${one.version}`,
          }))}
        onChange={(programme) => keep({ ...draft, programme })}
      />
      {above !== undefined && draft.untilYear === "" && (
        <Text>{`${tPlans("within")}: ${above.year}–${above.untilYear}`}</Text>
      )}
    </FormPage>
  );
}
