import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readMeasures, readMovements } from "#contract/evaluation.ts";
import type { Output } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useMay, useSession } from "#web/session.ts";
import { BarList } from "#web/parts/BarList.tsx";
import { DataTable } from "#web/parts/DataTable.tsx";
import { FactList } from "#web/parts/FactList.tsx";
import { Link } from "#web/parts/Link.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { Finding } from "#web/parts/Finding.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";
import { CostsSection } from "./CostsSection.tsx";

type Measures = Output<typeof readMeasures>;

/** What was reached: counts and rates, H, A and M0, who moved, target against result, and at what cost. Every figure opens. */
export function ResultsPage() {
  const { t } = useTranslation("stages");
  const { number, share, day } = useFormat();
  const session = useSession();
  const areaId = session.data === undefined ? "51" : areaOfSession(session.data);
  const isKnown = { enabled: session.data !== undefined };
  const measures = useAsk(readMeasures, { query: { areaId } }, isKnown);
  const year = Number(session.data?.today.slice(0, 4) ?? "2026");
  const moved = useAsk(
    readMovements,
    { query: { areaId, from: localDate(`${year - 1}-12-31`), to: localDate(`${year}-12-31`) } },
    isKnown,
  );
  if (measures.data === undefined) return <Waiting error={measures.error} />;
  const { total, provenance } = measures.data;
  const source = t("evaluation.source", {
    day: day(provenance.asOf),
    standard: `${provenance.standardId ?? "–"} ${provenance.standardVersion ?? ""}`,
    areas: provenance.areasVersion,
    code: provenance.codeVersion,
  });
  return (
    <Stack>
      <TitleBar title={t("evaluation.results")} lead={source} />
      <FactList
        facts={[
          [t("households"), number(total.households)],
          [t("evaluation.poor"), `${number(total.poor)} (${share(total.poorRate)} %)`],
          [t("evaluation.nearPoor"), `${number(total.nearPoor)} (${share(total.nearPoorRate)} %)`],
          [t("evaluation.multidimensional"), `${share(total.multidimensionalRate)} %`],
          [t("evaluation.H", { k: measures.data.k, of: measures.data.indicatorCount }), share(total.H, 4)],
          [t("evaluation.A"), share(total.A, 4)],
          [t("evaluation.M0"), share(total.M0, 4)],
          ...(moved.data === undefined
            ? []
            : ([
                [t("evaluation.escaped"), number(moved.data.total.escaped)],
                [t("evaluation.relapsed"), number(moved.data.total.relapsed)],
                [t("evaluation.newlyPoor"), number(moved.data.total.newlyPoor)],
                [t("evaluation.stayed"), number(moved.data.total.stayed)],
              ] as const)),
        ]}
      />
      <ByCommune measures={measures.data} source={source} />
      <CostsSection areaId={areaId} year={year} />
    </Stack>
  );
}

function ByCommune({ measures, source }: { readonly measures: Measures; readonly source: string }) {
  const { t } = useTranslation("stages");
  const { number, share } = useFormat();
  const may = useMay();
  const rows = measures.rows.toSorted((a, b) => b.poor - a.poor);
  const top = rows.slice(0, 10);
  const part =
    measures.total.poor === 0 ? 0 : (top.reduce((sum, row) => sum + row.poor, 0) / measures.total.poor) * 100;
  const mayOpen = may("evaluation.readRows");
  return (
    <Finding
      finding={t("evaluation.finding", {
        count: top.length,
        names: top
          .slice(0, 2)
          .map((row) => row.areaName)
          .join(", "),
        share: share(part, 0),
      })}
      source={source}
      picture={
        <BarList
          rows={top.map((row) => ({
            name: row.areaName,
            value: row.poor,
            text: t("evaluation.poorOf", { poor: number(row.poor), rate: share(row.poorRate) }),
          }))}
        />
      }
      table={
        <DataTable
          name={t("evaluation.results")}
          rows={rows}
          keyOf={(row) => row.areaId}
          empty={t("evaluation.nothing")}
          columns={[
            { head: t("commune"), cell: (row) => row.areaName, text: (row) => row.areaName },
            {
              head: t("households"),
              cell: (row) => number(row.households),
              text: (row) => String(row.households),
              isNumber: true,
            },
            {
              head: t("evaluation.poor"),
              cell: (row) =>
                mayOpen ? (
                  <Link to={paths.households({ communeId: row.areaId, class: "poor" })}>{number(row.poor)}</Link>
                ) : (
                  number(row.poor)
                ),
              text: (row) => String(row.poor),
              isNumber: true,
              onPhone: true,
            },
            {
              head: "%",
              cell: (row) => share(row.poorRate),
              text: (row) => String(row.poorRate),
              isNumber: true,
              onPhone: true,
            },
            {
              head: t("evaluation.nearPoor"),
              cell: (row) => number(row.nearPoor),
              text: (row) => String(row.nearPoor),
              isNumber: true,
            },
            { head: "H", cell: (row) => share(row.H, 4), text: (row) => String(row.H), isNumber: true },
            { head: "A", cell: (row) => share(row.A, 4), text: (row) => String(row.A), isNumber: true },
            { head: "M0", cell: (row) => share(row.M0, 4), text: (row) => String(row.M0), isNumber: true },
          ]}
        />
      }
    />
  );
}
