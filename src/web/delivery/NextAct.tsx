import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordDelivery, verifySupport } from "#contract/delivery/support.ts";
import type { listSupports } from "#contract/delivery/support.ts";
import { localDate } from "#kernel/local-date.ts";
import type { RowOf } from "#web/client.ts";
import { newId } from "#web/new-id.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { nextActOf } from "./next-act.ts";

/** The next act on a support, as a button with its second look, or the way to its payee. */
export function NextAct({ support }: { readonly support: RowOf<typeof listSupports> }) {
  const { t } = useTranslation("delivery/support");
  const may = useMay();
  const today = useSession().data?.today ?? "";
  const [opened, open] = useState(false);
  const { householdId, supportId } = support;
  const params = { householdId, supportId };
  const onClose = () => open(false);
  const next = nextActOf(support.state, may);
  if (next === undefined) return null;
  if (next === "payee") return <Anchor href={paths.payee(householdId)}>{t("verb.payee")}</Anchor>;
  const verb = t(`verb.${next}`);
  return (
    <>
      <Button variant="default" onClick={() => open(true)}>
        {verb}
      </Button>
      {opened && next === "deliver" && (
        <ActDialog
          endpoint={recordDelivery}
          verb={verb}
          next={t("deliverNext")}
          fields={[
            { name: "deliveredOn", label: t("deliveredOn"), kind: "day", initial: today },
            { name: "note", label: t("statement"), kind: "long" },
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
      {opened && next === "verify" && (
        <ActDialog
          endpoint={verifySupport}
          verb={verb}
          next={t("verifyNext")}
          fields={[{ name: "note", label: t("seen"), kind: "long" }]}
          build={(values) => ({ params, body: { note: values["note"] ?? "" } })}
          onClose={onClose}
        />
      )}
    </>
  );
}
