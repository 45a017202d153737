import { useTranslation } from "react-i18next";
import { closeOffice, getOffice } from "#contract/authority/office.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { officeTones } from "./office-words.ts";
import type { OfficeShown } from "./office-words.ts";

export function OfficePage({ officeId }: { readonly officeId: Id<"office"> }) {
  const found = useEndpoint(getOffice, { params: { officeId } });
  return <Loaded asked={found}>{(office) => <OfficeRecord office={office} />}</Loaded>;
}

function OfficeRecord({ office }: { readonly office: OfficeShown }) {
  const { t } = useTranslation(["authority/office", "terms"]);
  const { day } = useFormat();
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const { officeId, validTo, closedReason } = office;
  const why = whyNot(
    "authority.manageOffices",
    validTo !== null && t("closedSince", { day: day(validTo), reason: closedReason ?? "" }),
  );
  return (
    <RecordPage
      above={{ label: t("list.title"), href: paths.offices() }}
      title={office.name}
      line={
        validTo === null
          ? `${t(`kinds.${office.kind}`)} · ${office.areaName}`
          : t("closedSince", { day: day(validTo), reason: closedReason ?? "" })
      }
      state={{ tone: officeTones[office.state], label: t(`states.${office.state}`) }}
      acts={[
        { key: "correct", label: t("correct.act"), whyNot: why, href: paths.correctOffice(officeId) },
        {
          key: "close",
          label: t("close.act"),
          whyNot: why,
          dialog: (onClose) => (
            <ActDialog
              endpoint={closeOffice}
              initial={{ officeId, lastDay: today }}
              verb={t("close.act")}
              next={t("close.next")}
              fields={[
                { path: "lastDay", label: t("close.lastDay") },
                { path: "reason", label: t("terms:reason") },
              ]}
              onClose={onClose}
            />
          ),
        },
      ]}
      facts={[
        { label: t("kind"), value: t(`kinds.${office.kind}`) },
        { label: t("number"), value: office.registrationNumber ?? "–" },
        { label: t("contact"), value: office.contact ?? "–" },
        { label: t("validFrom"), value: day(office.validFrom) },
      ]}
      story={[]}
    />
  );
}
