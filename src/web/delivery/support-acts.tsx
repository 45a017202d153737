import { useTranslation } from "react-i18next";
import { getActivity } from "#contract/delivery/activity.ts";
import { correctDelivery, undoDelivery } from "#contract/delivery/correction.ts";
import type { listSupports } from "#contract/delivery/support.ts";
import { moveSupport } from "#programme/delivery/correct-delivery.ts";
import { useEndpoint } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";
import { DeliverDialog, VerifyDialog } from "./NextAct.tsx";
import { nextActOf } from "./next-act.ts";

type Support = RowOf<typeof listSupports>;

/** The next act on a support, and its delivery corrected or undone. What money forbids is said by the server, with the batch. */
export function useSupportActs(support: Support): readonly RecordAct[] {
  const { t } = useTranslation("delivery/support");
  const may = useMay();
  const whyNot = useWhyNot();
  const refusalText = useRefusalText();
  const { householdId, supportId } = support;
  // Until it is known the act is shown: the server says what it cannot do.
  const state = useEndpoint(getActivity, { params: { activityId: support.activityId } }).data?.state ?? "open";
  const next = nextActOf(support, may, state === "open");
  const hindrance = (act: "undo" | "correct") => {
    const moved = moveSupport(support, act);
    return moved.ok ? false : refusalText(moved.failure);
  };
  return [
    ...(next === undefined
      ? []
      : [
          {
            key: next,
            label: t(`verb.${next}`),
            ...(next === "payee"
              ? { href: paths.payee(householdId) }
              : {
                  dialog: (onClose: () => void) =>
                    next === "deliver" ? (
                      <DeliverDialog support={support} onClose={onClose} />
                    ) : (
                      <VerifyDialog support={support} onClose={onClose} />
                    ),
                }),
          },
        ]),
    {
      key: "correct",
      label: t("correct.act"),
      whyNot: whyNot("delivery.correctDelivery", hindrance("correct")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={correctDelivery}
          initial={{
            householdId,
            supportId,
            ...(support.deliveredOn === null ? {} : { deliveredOn: support.deliveredOn }),
            amount: support.amount.toString(),
          }}
          verb={t("correct.act")}
          next={t("correct.next")}
          onClose={onClose}
          fields={[
            { path: "deliveredOn", label: t("deliveredOn") },
            { path: "amount", label: t("correct.amount") },
            { path: "note", label: t("correct.note") },
            { path: "reason", label: t("correct.reason") },
          ]}
        />
      ),
    },
    {
      key: "undo",
      label: t("undo.act"),
      whyNot: whyNot("delivery.correctDelivery", hindrance("undo")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={undoDelivery}
          initial={{ householdId, supportId }}
          verb={t("undo.act")}
          next={t("undo.next")}
          onClose={onClose}
          fields={[{ path: "reason", label: t("undo.reason") }]}
        />
      ),
    },
  ];
}
