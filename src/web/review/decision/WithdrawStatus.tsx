import { useTranslation } from "react-i18next";
import { withdrawStatus } from "#contract/review/handover.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { newId } from "#web/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";

/** The chair takes back what was decided of a household, by a decision of its own. */
export function WithdrawStatus(props: {
  readonly householdId: Id<"household">;
  readonly decisionId: Id<"decision">;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("review/decision");
  const { t: ts } = useTranslation(["terms", "review/decision"]);
  const today = useSession().data?.today ?? "";
  return (
    <ActDialog
      endpoint={withdrawStatus}
      verb={t("withdraw.act")}
      next={t("withdraw.next")}
      fields={[
        { name: "number", label: ts("decisionNumber"), kind: "text" },
        { name: "decidedOn", label: ts("decidedOn"), kind: "day", initial: today },
        { name: "effectiveOn", label: t("withdraw.effectiveOn"), kind: "day", initial: today },
        { name: "reason", label: ts("reason"), kind: "long" },
        {
          name: "legalBasis",
          label: ts("review/decision:legalBasis"),
          kind: "long",
          initial: "Quyết định 24/2021/QĐ-TTg",
        },
        {
          name: "again",
          label: t("withdraw.again"),
          help: t("withdraw.againHelp"),
          kind: "choice",
          initial: "yes",
          choices: ["yes", "no"].map((value) => ({ value, label: t(`withdraw.againAs.${value}`) })),
        },
      ]}
      build={(values) => ({
        params: { householdId: props.householdId, decisionId: props.decisionId },
        body: {
          newDecisionId: newId("decision"),
          number: values["number"] ?? "",
          decidedOn: localDate(values["decidedOn"] ?? ""),
          effectiveOn: localDate(values["effectiveOn"] ?? ""),
          reason: values["reason"] ?? "",
          legalBasis: values["legalBasis"] ?? "",
          reviewAgain: values["again"] === "yes",
        },
      })}
      onClose={props.onClose}
    />
  );
}
