import { Anchor, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readCoverage } from "#contract/delivery/coverage.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { KindsSection } from "./KindsSection.tsx";
import { UncoveredSection } from "./UncoveredSection.tsx";

type Coverage = Output<typeof readCoverage>;

/** Who has had nothing this year, which needs no support answers, and which kind of support how many may have: down to the households of a commune. */
export function CoveragePage(props: { readonly need?: string | undefined; readonly kind?: string | undefined }) {
  const { need, kind } = props;
  const { t } = useTranslation("delivery/coverage");
  const { scope } = useAreaScope();
  const year = useSession().data?.today.slice(0, 4) ?? "";
  const areaId = scope?.areaId ?? "";
  const isOne = isCommune(areaId);
  const asked = useEndpoint(readCoverage, { query: { areaId, year } }, { enabled: isOne && year !== "" });
  if (!isOne)
    return (
      <Stack gap="lg">
        <PageHead title={t("title")} lead={t("chooseCommune")} />
        {areaId !== "" && <KindsSection areaId={areaId} kind={kind} />}
      </Stack>
    );
  return (
    <Loaded asked={asked}>
      {(coverage) => (
        <Stack gap="lg">
          <Head coverage={coverage} area={scope?.name ?? ""} />
          {kind !== undefined && <KindsSection areaId={areaId} kind={kind} />}
          <UncoveredSection areaId={areaId} year={year} need={need} />
          <Needs coverage={coverage} />
          <Villages coverage={coverage} />
          {kind === undefined && <KindsSection areaId={areaId} kind={undefined} />}
        </Stack>
      )}
    </Loaded>
  );
}

function Head({ coverage, area }: { readonly coverage: Coverage; readonly area: string }) {
  const { t } = useTranslation("delivery/coverage");
  const { number, day } = useFormat();
  const { without, households, year, asOf } = coverage;
  return (
    <PageHead
      title={t("title")}
      lead={t("lead", {
        area,
        year: String(year),
        day: day(asOf),
        without: number(without),
        households: number(households),
      })}
    />
  );
}

function Needs({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation(["delivery/coverage", "terms"]);
  const { number } = useFormat();
  const nameOf = useNames();
  return (
    <RowsSection
      title={t("byNeed")}
      rows={coverage.needs}
      rowKey={(row) => row.need}
      empty={{ why: t("noNeeds") }}
      exportName="coverage-needs"
      columns={[
        { key: "need", head: t("need"), text: (row) => nameOf("needs", row.need) },
        {
          key: "households",
          head: t("terms:households"),
          text: (row) => number(row.households),
          numeric: true,
          onPhone: true,
        },
        {
          key: "without",
          head: t("without"),
          text: (row) => number(row.without),
          cell: (row) =>
            row.without === 0 ? (
              number(0)
            ) : (
              <Anchor inherit href={paths.coverage({ need: row.need })}>
                {number(row.without)}
              </Anchor>
            ),
          numeric: true,
          onPhone: true,
        },
        {
          key: "activity",
          head: t("activity"),
          text: (row) => t(row.hasActivity ? "hasActivity" : "noActivity"),
          onPhone: true,
        },
      ]}
    />
  );
}

function Villages({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation(["delivery/coverage", "terms"]);
  const { number } = useFormat();
  return (
    <RowsSection
      title={t("byVillage")}
      rows={coverage.villages}
      rowKey={(row) => row.areaId ?? ""}
      empty={{ why: t("noNeeds") }}
      exportName="coverage-villages"
      columns={[
        { key: "village", head: t("terms:village"), text: (row) => row.areaName ?? t("noVillage") },
        {
          key: "households",
          head: t("terms:households"),
          text: (row) => number(row.households),
          numeric: true,
          onPhone: true,
        },
        { key: "without", head: t("without"), text: (row) => number(row.without), numeric: true, onPhone: true },
      ]}
    />
  );
}
