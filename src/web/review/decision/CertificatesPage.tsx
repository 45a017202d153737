import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RowOf } from "#web/client.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { listCertificates, replaceCertificate, withdrawCertificate } from "#contract/review/decision.ts";
import { useNames } from "#web/names.ts";

type Row = RowOf<typeof listCertificates>;

/** Certificates that were issued, and what has become of them. */
export function CertificatesPage() {
  const { t } = useTranslation("review/paper");
  const nameOf = useNames();
  const { day } = useFormat();
  const may = useMay()("review.issueCertificates");
  const { scope } = useAreaScope();
  const communeId = scope !== undefined && isCommune(scope.areaId) ? scope.areaId : undefined;
  const certificates = usePages(listCertificates, { query: { communeId } });
  const [asked, ask] = useState<{ readonly row: Row; readonly act: "withdraw" | "replace" }>();
  return (
    <>
      <ListPage
        {...certificates}
        title={t("certificates.title")}
        sentence={t("certificates.sentence")}
        rowKey={(row) => row.certificateId}
        hrefOf={(row) => paths.household(row.householdId)}
        empty={{ why: t("certificates.empty"), act: { label: t("certificates.rounds"), href: paths.rounds() } }}
        exportName="certificates"
        columns={[
          { key: "number", head: t("certificates.number"), text: (row) => row.number },
          { key: "head", head: t("certificates.head"), text: (row) => row.headName, onPhone: true },
          { key: "class", head: t("certificates.class"), text: (row) => nameOf("classes", row.class) },
          { key: "year", head: t("certificates.year"), text: (row) => String(row.validYear), numeric: true },
          { key: "issued", head: t("certificates.issued"), text: (row) => day(row.issuedOn) },
          {
            key: "state",
            head: t("certificates.state"),
            text: (row) => t(`certificates.states.${row.state}`),
            cell: (row) => (
              <StateBadge
                tone={row.state === "valid" ? "good" : "stopped"}
                label={t(`certificates.states.${row.state}`)}
              />
            ),
            onPhone: true,
          },
          ...(may
            ? [
                {
                  key: "acts",
                  head: t("certificates.acts"),
                  text: () => "",
                  isAct: true,
                  cell: (row: Row) =>
                    row.state === "valid" && (
                      <Group gap="xs" wrap="nowrap">
                        {(["withdraw", "replace"] as const).map((act) => (
                          <Button
                            key={act}
                            size="compact-md"
                            variant="default"
                            aria-label={`${t(`certificates.${act}`)} ${row.number}`}
                            onClick={() => ask({ row, act })}
                          >
                            {t(`certificates.${act}`)}
                          </Button>
                        ))}
                      </Group>
                    ),
                },
              ]
            : []),
        ]}
      />
      {asked !== undefined && <CertificateAct {...asked} onClose={() => ask(undefined)} />}
    </>
  );
}

function CertificateAct(props: {
  readonly row: Row;
  readonly act: "withdraw" | "replace";
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("review/paper");
  const today = useSession().data?.today ?? "";
  const { row, act, onClose } = props;
  const fields = [
    { path: "on", label: t("certificates.on") },
    { path: "reason", label: t("certificates.reason") },
  ] as const;
  const shown = {
    verb: `${t(`certificates.${act}`)} ${row.number}`,
    next: t(`certificates.${act}Next`),
    fields,
    onClose,
  };
  const initial = { householdId: row.householdId, certificateId: row.certificateId, on: today };
  return act === "withdraw" ? (
    <ActDialog endpoint={withdrawCertificate} initial={initial} {...shown} />
  ) : (
    <ActDialog
      endpoint={replaceCertificate}
      initial={{ ...initial, newCertificateId: newId("certificate") }}
      {...shown}
    />
  );
}
