import { useTranslation } from "react-i18next";
import { withdrawStatus } from "#contract/review/handover.ts";
import type { Id } from "#kernel/id.ts";
import { newId } from "#contract/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Decision } from "#web/ui/field/Decision.tsx";

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
      initial={{
        householdId: props.householdId,
        decisionId: props.decisionId,
        newDecisionId: newId("decision"),
        effectiveOn: today,
        legalBasis: "Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ",
        reviewAgain: true,
      }}
      fields={[
        { path: "effectiveOn", label: t("withdraw.effectiveOn") },
        { path: "reason", label: ts("reason") },
        { path: "legalBasis", label: ts("review/decision:legalBasis") },
        {
          path: "reviewAgain",
          label: t("withdraw.again"),
          help: t("withdraw.againHelp"),
          choices: ["yes", "no"].map((value) => ({ value, label: t(`withdraw.againAs.${value}`) })),
        },
      ]}
      onClose={props.onClose}
    >
      <Decision />
    </ActDialog>
  );
}
