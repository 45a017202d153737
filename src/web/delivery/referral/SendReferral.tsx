import { useState } from "react";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listOffices } from "#contract/authority/office.ts";
import { listReferralKinds, sendReferral } from "#contract/delivery/referral.ts";
import { newId } from "#contract/new-id.ts";
import { getHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";

/** Refers a need of a household, or of one of its people, to an office that answers such needs. */
export function SendReferral(props: {
  readonly householdId: Id<"household">;
  /** The need or kind of support that it begins from. */
  readonly from?: { readonly need?: string | undefined; readonly support?: string | undefined };
  readonly onClose: () => void;
}) {
  const { householdId, from = {}, onClose } = props;
  const { t } = useTranslation("delivery/referral");
  const { language } = useFormat();
  const today = useSession().data?.today ?? "";
  const [chosen, choose] = useState<string>();
  const kinds = useEndpoint(listReferralKinds, { query: {} }).data?.rows;
  const offices = useEndpoint(listOffices, { query: { state: "open" } }).data?.rows;
  const household = useEndpoint(getHousehold, { params: { householdId }, query: {} }).data;
  if (kinds === undefined || offices === undefined || household === undefined) return null;
  const fits = kinds.find(
    ({ support, needs }) =>
      (from.support !== undefined && support === from.support) ||
      (from.need !== undefined && needs.includes(from.need)),
  );
  const kind = kinds.find((one) => one.kind === chosen) ?? fits ?? kinds[0];
  const receiving = offices.filter((office) => office.validTo === null && kind?.offices.includes(office.kind) === true);
  return (
    <ActDialog
      key={kind?.kind ?? ""}
      endpoint={sendReferral}
      initial={{
        referralId: newId("referral"),
        householdId,
        kind: kind?.kind ?? "",
        ...(from.need === undefined ? {} : { need: from.need }),
        sentOn: today,
      }}
      verb={t("send.act")}
      next={t("send.next")}
      above={
        <>
          <Select
            label={t("kind")}
            allowDeselect={false}
            data={kinds.map((one) => ({ value: one.kind, label: one.name[language] }))}
            value={kind?.kind ?? null}
            onChange={(value) => choose(value ?? undefined)}
          />
          {receiving.length === 0 && <Notice>{t("send.noOffice")}</Notice>}
        </>
      }
      fields={[
        {
          path: "officeId",
          label: t("office"),
          choices: receiving.map((office) => ({ value: office.officeId, label: office.name })),
        },
        {
          path: "personId",
          label: t("person"),
          choices: household.people
            .filter(({ memberships }) => memberships.some(({ to }) => to === null))
            .map(({ personId, fullName }) => ({ value: personId, label: fullName ?? "–" })),
        },
        { path: "reason", label: t("reason") },
        { path: "sentOn", label: t("sentOn") },
        { path: "dueOn", label: t("dueOn"), help: t("send.dueHelp") },
      ]}
      onClose={onClose}
    />
  );
}
