import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { z } from "zod";
import { draftPlan, listProgrammes } from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useOwnCommunes } from "#web/registry/use-own-communes.ts";
import { useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ChoiceField } from "#web/ui/ChoiceField.tsx";
import { FormPage } from "#web/ui/FormPage.tsx";
import { PageSkeleton } from "#web/ui/Skeletons.tsx";
import { TextField } from "#web/ui/TextField.tsx";
import { useChecked } from "#web/ui/use-checked.ts";
import { useDraft } from "#web/ui/use-draft.ts";

const draftShape = z.object({ planId: z.string(), areaId: z.string(), year: z.string(), programme: z.string() });

export function NewPlanPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewPlanForm year={session.data.today.slice(0, 4)} />;
}

/** The first step of a plan: whose, of which year, in which programme. Its goals are added on its own page. */
function NewPlanForm({ year }: { readonly year: string }) {
  const { t } = useTranslation("planning");
  const { language } = useFormat();
  const router = useRouter();
  const communes = useOwnCommunes();
  const { scope } = useAreaScope();
  const here =
    communes.find(({ areaId }) => areaId === scope?.areaId) ?? (communes.length === 1 ? communes[0] : undefined);
  const { draft, keep, forget, savedAt } = useDraft("plan", draftShape, {
    planId: v7(),
    areaId: "",
    year,
    programme: "",
  });
  const programmes = useEndpoint(listProgrammes);
  const make = useAct(draftPlan);
  const areaId = draft.areaId === "" ? (here?.areaId ?? "") : draft.areaId;
  const chosen = programmes.data?.rows.find((one) => `${one.programmeId} ${one.version}` === draft.programme);
  const check = useChecked(
    {
      area: { label: t("plan.area"), value: areaId },
      year: { label: t("plan.year"), value: draft.year },
      programme: { label: t("plan.programme"), value: draft.programme },
    },
    /^20\d\d$/.test(draft.year) ? [] : [{ fieldId: "year", message: t("plan.notAYear") }],
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
    </FormPage>
  );
}
