import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listProgrammeCodes, setProgrammeCode } from "#contract/planning/framework.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import type { Programme } from "./listed-programme.ts";

type Row = { readonly segment: Programme["codeSegments"][number]; readonly subject: string; readonly code: string };

/** Codes that this installation sets for the treasury; empty until the province's accountant sets them. */
export function ProgrammeCodes({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation("planning/framework");
  const { language } = useFormat();
  const session = useSession().data;
  const whyNot = useWhyNot()("planning.setCodes", false);
  const [chosen, choose] = useState<Row>();
  const areaId = session === undefined ? "" : areaOfSession(session);
  const params = { programmeId: programme.programmeId };
  const found = useEndpoint(listProgrammeCodes, { params, query: { areaId } }, { enabled: areaId !== "" });
  const codeOf = (segment: string, subject: string) =>
    found.data?.rows.find((one) => one.segment === segment && one.subject === subject)?.code ?? "";
  const nameOf = (subject: string) => {
    const source = programme.fundSources.find(({ code }) => code === subject);
    const component = programme.components.find(({ code }) => code === subject);
    return source?.name[language] ?? `${subject} ${component?.name[language] ?? ""}`.trim();
  };
  const rows = programme.codeSegments.flatMap((segment): readonly Row[] => {
    const subjects =
      segment.per === "installation"
        ? [""]
        : (segment.per === "fund_source" ? programme.fundSources : programme.components).map(({ code }) => code);
    return subjects.map((subject) => ({ segment, subject, code: codeOf(segment.code, subject) }));
  });
  return (
    <Stack gap="xs">
      <RowsSection
        title={t("codes.title")}
        exportName="codes"
        rows={found.data === undefined ? undefined : rows}
        error={found.error}
        onRetry={() => void found.refetch()}
        rowKey={({ segment, subject }) => `${segment.code} ${subject}`}
        empty={{ why: t("nothingHere") }}
        columns={[
          { key: "segment", head: t("codes.segment"), text: ({ segment }) => segment.name[language], onPhone: true },
          {
            key: "subject",
            head: t("codes.subject"),
            text: ({ subject }) => (subject === "" ? t("codes.all") : nameOf(subject)),
            isSentence: true,
          },
          {
            key: "code",
            head: t("code"),
            text: ({ code }) => (code === "" ? t("codes.notSet") : code),
            onPhone: true,
          },
          {
            key: "set",
            head: t("codes.change"),
            text: () => "",
            isAct: true,
            cell: (row) => (
              <Button
                variant="default"
                size="compact-md"
                disabled={whyNot !== undefined}
                onClick={() => choose(row)}
                aria-label={`${t("codes.verb")}: ${row.segment.name[language]} ${nameOf(row.subject)}`.trim()}
              >
                {t("codes.verb")}
              </Button>
            ),
          },
        ]}
      />
      {whyNot !== undefined && <Text>{whyNot}</Text>}
      {chosen !== undefined && (
        <ActDialog
          endpoint={setProgrammeCode}
          initial={{
            ...params,
            programmeCodeId: newId("programme code"),
            areaId,
            segment: chosen.segment.code,
            subject: chosen.subject,
            code: chosen.code,
          }}
          verb={t("codes.verb")}
          next={t("codes.next")}
          onClose={() => choose(undefined)}
          fields={[{ path: "code", label: `${chosen.segment.name[language]} ${nameOf(chosen.subject)}`.trim() }]}
        />
      )}
    </Stack>
  );
}
