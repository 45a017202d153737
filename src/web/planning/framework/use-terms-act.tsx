import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import { exactText } from "#contract/input.ts";
import { getPlan } from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { areaClasses } from "#programme/area/area.ts";
import { useEndpoint } from "#web/client.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";
import { useTargetGroups } from "./use-target-groups.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import type { getTarget } from "#contract/planning/target.ts";
import { setTargetTerms } from "#contract/planning/target.ts";

type Target = Output<typeof getTarget>;

/** One group is chosen, by what divides the people and which part of them: "sex=female". */
const besides = z.object({ group: exactText(200).optional() });

/** What a target is measured by is said while its plan is a draft: definition, class of areas, period, day of the baseline, one group. */
export function useTermsAct(found: Target, targetId: Id<"target">): RecordAct {
  const { t } = useTranslation("planning/framework");
  const whyNot = useWhyNot();
  const groups = useTargetGroups(found);
  const versions = useVersions(found);
  const { target } = found;
  const [group] = Object.entries(target.disaggregation);
  return {
    key: "terms",
    label: t("terms.verb"),
    whyNot: whyNot("planning.draftPlan", found.planState !== "draft" && t("terms.notDraft")),
    dialog: (onClose) => (
      <ActDialog
        endpoint={setTargetTerms}
        verb={t("terms.verb")}
        next={t("terms.next")}
        initial={{
          targetId,
          indicatorVersion: String(target.indicatorVersion),
          areaClass: target.areaClass ?? "",
          periodFrom: target.periodFrom,
          periodTo: target.periodTo,
          baselineOn: target.baselineOn ?? "",
          group: group?.join("="),
        }}
        besides={besides}
        complete={(values) => ({ ...values, disaggregation: groupOf(found, values.group) })}
        seen={found}
        fields={[
          { path: "indicatorVersion", label: t("definition"), choices: versions },
          {
            path: "areaClass",
            label: t("of"),
            help: t("terms.areaClassHelp"),
            choices: areaClasses.map((value) => ({ value, label: t(`areaClasses.${value}`) })),
          },
          { path: "periodFrom", label: t("terms.from") },
          { path: "periodTo", label: t("terms.to"), help: t("terms.periodHelp") },
          { path: "baselineOn", label: t("terms.baselineOn") },
          { path: "group", label: t("group"), help: t("terms.groupHelp"), choices: groups },
        ]}
        onClose={onClose}
      />
    ),
  };
}

function groupOf(found: Target, chosen = ""): Readonly<Record<string, string>> {
  const [name = "", key = ""] = chosen.split("=");
  return found.disaggregations.some((one) => one === name) ? { [name]: key } : {};
}

/** The definitions of the indicator in the programme that the target's plan stands on. */
function useVersions(found: Target): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation("planning/framework");
  const plan = useEndpoint(getPlan, { params: { planId: found.planId } }, { enabled: found.planState === "draft" });
  const programmes = useEndpoint(listProgrammes, {}, { enabled: found.planState === "draft" });
  const programme = programmes.data?.rows.find(
    (one) => one.programmeId === plan.data?.programmeId && one.version === plan.data.programmeVersion,
  );
  const indicator = programme?.indicators.find(({ code }) => code === found.target.indicatorCode);
  const known = indicator === undefined ? [] : [indicator.version, ...indicator.earlier.map(({ version }) => version)];
  return [...new Set([...known, found.target.indicatorVersion])].map((version) => ({
    value: String(version),
    label: version === indicator?.version ? t("terms.inForce", { version }) : String(version),
  }));
}
