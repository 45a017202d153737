import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordDelivery, verifySupport } from "#contract/delivery.ts";
import type { listSupports } from "#contract/delivery.ts";
import { localDate } from "#kernel/local-date.ts";
import type { RowOf } from "#web/client.ts";
import { newId } from "#web/new-id.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/ActDialog.tsx";

/** The one thing to do next on a support, for who may do it: record its delivery, name its payee, verify it on the spot. */
export function NextAct({ support }: { readonly support: RowOf<typeof listSupports> }) {
  const { t } = useTranslation("stages");
  const may = useMay();
  const today = useSession().data?.today ?? "";
  const [opened, open] = useState(false);
  const { householdId, supportId } = support;
  const params = { householdId, supportId };
  const onClose = () => open(false);
  if (support.state === "delivered" && (may("payment.registerPayee") || may("payment.verifyPayee")))
    return <Anchor href={paths.payee(householdId)}>{t("delivery.payee")}</Anchor>;
  const delivers = support.state === "committed" && may("delivery.recordDelivery");
  const verifies = support.state === "paid" && may("delivery.verifySupports");
  if (!delivers && !verifies) return null;
  const verb = t(delivers ? "delivery.deliver" : "delivery.verify");
  return (
    <>
      <Button variant="default" onClick={() => open(true)}>
        {verb}
      </Button>
      {opened && delivers && (
        <ActDialog
          endpoint={recordDelivery}
          verb={verb}
          next={t("delivery.deliverNext")}
          fields={[
            { name: "deliveredOn", label: t("delivery.deliveredOn"), kind: "day", initial: today },
            { name: "note", label: t("delivery.statement"), kind: "long" },
          ]}
          build={(values) => {
            const day = localDate(values["deliveredOn"] ?? "");
            const statement = { kind: "statement" as const, note: values["note"] ?? "", takenOn: day };
            return {
              params,
              body: { deliveredOn: day, evidence: [{ evidenceId: newId("evidence"), ...statement }] },
            };
          }}
          onClose={onClose}
        />
      )}
      {opened && verifies && (
        <ActDialog
          endpoint={verifySupport}
          verb={verb}
          next={t("delivery.verifyNext")}
          fields={[{ name: "note", label: t("delivery.seen"), kind: "long" }]}
          build={(values) => ({ params, body: { note: values["note"] ?? "" } })}
          onClose={onClose}
        />
      )}
    </>
  );
}
