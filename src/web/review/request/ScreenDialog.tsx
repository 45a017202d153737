import { useTranslation } from "react-i18next";
import { screenReview } from "#contract/review/request.ts";
import type { Id } from "#kernel/id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";

/** The result of form A of a household that asked to be reviewed. */
export function ScreenDialog(props: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("review/request");
  const today = useSession().data?.today ?? "";
  const { householdId, roundId, onClose } = props;
  return (
    <ActDialog
      endpoint={screenReview}
      verb={t("requests.screen")}
      next={t("requests.screenNext")}
      initial={{ householdId, roundId, screenedOn: today }}
      fields={[
        { path: "screenedOn", label: t("requests.screenedOn") },
        {
          path: "passes",
          label: t("requests.passes"),
          choices: ["yes", "no"].map((value) => ({ value, label: t(`requests.passesAs.${value}`) })),
        },
        { path: "note", label: t("requests.seen"), help: t("requests.seenHelp") },
      ]}
      onClose={onClose}
    />
  );
}
