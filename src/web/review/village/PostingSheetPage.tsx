import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { NoticeSample } from "#web/ui/page/Notices.tsx";
import { PrintSheet } from "#web/ui/page/PrintSheet.tsx";
import { postingSheet } from "#contract/review/village.ts";
import { useNames } from "#web/names.ts";

/** The paper that hangs in the village: name, village and result, nothing else. */
export function PostingSheetPage(props: { readonly roundId: Id<"round">; readonly villageId: string }) {
  const { t } = useTranslation(["review/village", "payment/batch", "terms"]);
  const nameOf = useNames();
  const { day, language } = useFormat();
  const session = useSession();
  const found = useEndpoint(postingSheet, { params: props });
  return (
    <Loaded asked={session}>
      {({ today }) => (
        <Loaded asked={found}>
          {(sheet) => (
            <PrintSheet
              office={`UBND ${sheet.communeName.charAt(0).toLowerCase()}${sheet.communeName.slice(1)}`}
              place={sheet.communeName}
              date={sheet.fromDate ?? today}
              title={t("postingTitle")}
              subtitle={[
                sheet.villageName,
                ...(sheet.fromDate === null || sheet.toDate === null
                  ? []
                  : [t("postedBetween", { from: day(sheet.fromDate), to: day(sheet.toDate) })]),
              ].join(" · ")}
              pdf={paths.papers.posting(props.roundId, props.villageId, { language })}
              signatures={[{ post: t("villageHead") }, { post: t("payment/batch:sign.chair") }]}
            >
              {sheet.sampleScores && <NoticeSample />}
              {sheet.rows.length === 0 ? (
                <p>{t("sheet.nobody")}</p>
              ) : (
                <Table withTableBorder withColumnBorders aria-label={t("postingTitle")}>
                  <Table.Thead>
                    <Table.Tr>
                      {["no", "head", "village", "result"].map((head) => (
                        <Table.Th key={head} scope="col">
                          {t(`sheet.${head}`)}
                        </Table.Th>
                      ))}
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {sheet.rows.map((row, position) => (
                      <Table.Tr key={`${position} ${row.headName}`}>
                        <Table.Td>{position + 1}</Table.Td>
                        <Table.Td>{row.headName}</Table.Td>
                        <Table.Td>{sheet.villageName}</Table.Td>
                        <Table.Td>
                          {[
                            nameOf("classes", row.class),
                            ...(row.lowIncomeWorkers === 0
                              ? []
                              : [t("terms:lowIncomeWorkers", { count: row.lowIncomeWorkers })]),
                          ].join("; ")}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              )}
            </PrintSheet>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
