import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordDelivery, verifySupport } from "#contract/delivery/support.ts";
import type { listSupports } from "#contract/delivery/support.ts";
import type { RowOf } from "#web/client.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { nextActOf } from "./next-act.ts";

/** The next act on a support, as a button with its second look, or the way to its payee. */
export function NextAct({
  support,
  isOpen,
}: {
  readonly support: RowOf<typeof listSupports>;
  /** Is its activity open? */
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation("delivery/support");
  const may = useMay();
  const [opened, open] = useState(false);
  const onClose = () => open(false);
  const next = nextActOf(support, may, isOpen);
  if (next === undefined) return null;
  if (next === "payee") return <Anchor href={paths.payee(support.householdId)}>{t("verb.payee")}</Anchor>;
  const verb = t(`verb.${next}`);
  return (
    <>
      <Button variant="default" onClick={() => open(true)}>
        {verb}
      </Button>
      {opened && next === "deliver" && <DeliverDialog support={support} onClose={onClose} />}
      {opened && next === "verify" && <VerifyDialog support={support} onClose={onClose} />}
    </>
  );
}

type Asked = { readonly support: RowOf<typeof listSupports>; readonly onClose: () => void };

export function DeliverDialog({ support: { householdId, supportId }, onClose }: Asked) {
  const { t } = useTranslation("delivery/support");
  const today = useSession().data?.today ?? "";
  return (
    <ActDialog
      endpoint={recordDelivery}
      verb={t("verb.deliver")}
      next={t("deliverNext")}
      initial={{
        householdId,
        supportId,
        deliveredOn: today,
        evidence: [{ evidenceId: newId("evidence"), kind: "statement", note: "" }],
      }}
      complete={(values) => ({
        ...values,
        evidence: values.evidence?.map((one) => ({ ...one, takenOn: values.deliveredOn })),
      })}
      fields={[
        { path: "deliveredOn", label: t("deliveredOn") },
        { path: "evidence.0.note", label: t("statement"), isNeeded: true },
      ]}
      onClose={onClose}
    />
  );
}

export function VerifyDialog({ support: { householdId, supportId }, onClose }: Asked) {
  const { t } = useTranslation("delivery/support");
  return (
    <ActDialog
      endpoint={verifySupport}
      initial={{ householdId, supportId }}
      verb={t("verb.verify")}
      next={t("verifyNext")}
      onClose={onClose}
      fields={[{ path: "note", label: t("seen") }]}
    />
  );
}
