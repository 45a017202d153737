import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getPlan } from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { areaClasses } from "#programme/area/area.ts";
import { useEndpoint } from "#web/client.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useTargetGroups } from "./use-target-groups.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import type { getTarget } from "#contract/planning/target.ts";
import { setTargetTerms } from "#contract/planning/target.ts";

type Target = Output<typeof getTarget>;

/** What a target is measured by is said while its plan is a draft: definition, class of areas, period, day of the baseline, one group. */
export function useTermsAct(found: Target, targetId: Id<"target">): RecordAct {
  const { t } = useTranslation("planning/framework");
  const whyNot = useWhyNot();
  const groups = useTargetGroups(found);
  const versions = useVersions(found);
  const { target } = found;
  const [group] = Object.entries(target.disaggregation);
  const dayOf = (text: string | undefined) => (text === undefined || text === "" ? null : localDate(text));
  return {
    key: "terms",
    label: t("terms.verb"),
    whyNot: whyNot("planning.draftPlan", found.planState !== "draft" && t("terms.notDraft")),
    dialog: (onClose) => (
      <ActDialog
        endpoint={setTargetTerms}
        verb={t("terms.verb")}
        next={t("terms.next")}
        fields={[
          {
            name: "version",
            label: t("definition"),
            kind: "choice",
            initial: String(target.indicatorVersion),
            choices: versions,
          },
          {
            name: "areaClass",
            label: t("of"),
            help: t("terms.areaClassHelp"),
            kind: "choice",
            optional: true,
            initial: target.areaClass ?? "",
            choices: areaClasses.map((value) => ({ value, label: t(`areaClasses.${value}`) })),
          },
          { name: "from", label: t("terms.from"), kind: "day", optional: true, initial: target.periodFrom },
          {
            name: "to",
            label: t("terms.to"),
            help: t("terms.periodHelp"),
            kind: "day",
            optional: true,
            initial: target.periodTo,
          },
          {
            name: "baselineOn",
            label: t("terms.baselineOn"),
            kind: "day",
            optional: true,
            initial: target.baselineOn ?? "",
          },
          {
            name: "group",
            label: t("group"),
            help: t("terms.groupHelp"),
            kind: "choice",
            optional: true,
            initial: group === undefined ? "" : group.join("="),
            choices: groups,
          },
        ]}
        build={(values) => {
          const [name = "", key = ""] = (values["group"] ?? "").split("=");
          const by = found.disaggregations.find((one) => one === name);
          return {
            params: { targetId },
            body: {
              indicatorVersion: Number(values["version"]),
              areaClass: areaClasses.find((one) => one === values["areaClass"]) ?? null,
              periodFrom: dayOf(values["from"]),
              periodTo: dayOf(values["to"]),
              baselineOn: dayOf(values["baselineOn"]),
              disaggregation: by === undefined ? {} : { [by]: key },
            },
            seen: found,
          };
        }}
        onClose={onClose}
      />
    ),
  };
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
