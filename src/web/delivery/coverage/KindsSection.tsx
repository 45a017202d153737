import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readKindCoverage } from "#contract/delivery/coverage.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune } from "#web/session.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";

type Coverage = Output<typeof readKindCoverage>;
type Counted = Pick<Coverage["kinds"][number], "eligible" | "supported" | "unknown">;

/** For each kind of support of the year how many may have it and how many have one; of a chosen kind by place. */
export function KindsSection(props: { readonly areaId: string; readonly kind: string | undefined }) {
  const { areaId, kind } = props;
  const asked = useEndpoint(readKindCoverage, { query: { areaId, ...(kind === undefined ? {} : { kind }) } });
  return (
    <Loaded asked={asked}>
      {(coverage) => (
        <Stack gap="lg">
          {kind !== undefined && <Places coverage={coverage} kind={kind} />}
          <Kinds coverage={coverage} isOne={isCommune(areaId)} />
        </Stack>
      )}
    </Loaded>
  );
}

function Kinds({ coverage, isOne }: { readonly coverage: Coverage; readonly isOne: boolean }) {
  const { t } = useTranslation("delivery/coverage");
  const { language, day } = useFormat();
  const columns = useCountColumns();
  const { countedOn, kinds } = coverage;
  if (countedOn === null) return <Text>{t("kinds.notCounted")}</Text>;
  const since = t(isOne ? "kinds.today" : "kinds.daily", { day: day(countedOn) });
  return (
    <Stack gap={4}>
      <RowsSection
        title={t("kinds.title")}
        rows={kinds}
        rowKey={(row) => `${row.programmeId} ${row.kind}`}
        empty={{ why: t("kinds.none") }}
        exportName="kinds-of-support"
        columns={[
          {
            key: "kind",
            head: t("kinds.kind"),
            text: (row) => row.name[language],
            cell: (row) => (
              <Anchor inherit href={paths.coverage({ kind: row.kind })}>
                {row.name[language]}
              </Anchor>
            ),
          },
          {
            key: "unit",
            head: t("kinds.unit"),
            text: (row) => t(row.isForPeople ? "kinds.people" : "kinds.households"),
          },
          ...columns,
        ]}
      />
      <Text size="sm" c="dimmed">
        {since} {t("kinds.unknown")}: {t("kinds.unknownHelp")}
      </Text>
    </Stack>
  );
}

function Places({ coverage, kind }: { readonly coverage: Coverage; readonly kind: string }) {
  const { t } = useTranslation("delivery/coverage");
  const { language } = useFormat();
  const columns = useCountColumns();
  const named = coverage.kinds.find((one) => one.kind === kind);
  return (
    <RowsSection
      title={t("kinds.places", { kind: named?.name[language] ?? kind })}
      rows={coverage.places}
      rowKey={(row) => row.areaId ?? ""}
      empty={{ why: t("kinds.noPlaces") }}
      exportName="kind-by-place"
      columns={[{ key: "place", head: t("kinds.place"), text: (row) => row.areaName ?? t("noVillage") }, ...columns]}
    />
  );
}

function useCountColumns() {
  const { t } = useTranslation("delivery/coverage");
  const { number } = useFormat();
  const column = (key: "eligible" | "supported" | "without" | "unknown", of: (row: Counted) => number) => ({
    key,
    head: t(`kinds.${key}`),
    text: (row: Counted) => number(of(row)),
    numeric: true,
    onPhone: key === "eligible" || key === "without",
  });
  return [
    column("eligible", ({ eligible }) => eligible),
    column("supported", ({ supported }) => supported),
    column("without", ({ eligible, supported }) => eligible - supported),
    column("unknown", ({ unknown }) => unknown),
  ];
}
