import { Group, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listGrievanceKinds, listGrievances, sumGrievances } from "#contract/voice/grievance.ts";
import { grievanceStates, grievanceTopics } from "#programme/voice/grievance/grievance-state.ts";
import type { GrievanceState, GrievanceTopic } from "#programme/voice/grievance/grievance-state.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useGrievanceColumns } from "./use-grievance-columns.tsx";

export type GrievanceListFilter = {
  readonly kind?: string | undefined;
  readonly topic?: GrievanceTopic | undefined;
  readonly state?: GrievanceState | undefined;
  readonly late?: "yes" | undefined;
};

/** What people handed in, the next deadline on top, and below it what recurs: by topic and by commune. */
export function GrievancesPage(props: {
  readonly filter: GrievanceListFilter;
  readonly onFilter: (filter: GrievanceListFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation("voice/grievance");
  const { number, language } = useFormat();
  const { scope } = useAreaScope();
  const may = useMay();
  const query = { areaId: scope?.areaId ?? "", ...filter };
  const isKnown = { enabled: scope !== undefined };
  const grievances = usePages(listGrievances, { query }, isKnown);
  const counted = useEndpoint(listGrievances, { query: { ...query, limit: "1" } }, isKnown).data;
  const kinds = useEndpoint(listGrievanceKinds, { query: {} }).data?.rows ?? [];
  const byTopic = useEndpoint(sumGrievances, { query: { areaId: query.areaId } }, isKnown).data;
  const byCommune = useEndpoint(sumGrievances, { query: { areaId: query.areaId, by: "commune" } }, isKnown).data;
  const columns = useGrievanceColumns();
  return (
    <>
      <ListPage
        title={t("grievances")}
        total={counted?.total ?? null}
        sentence={t("lead", { area: scope?.name ?? "" })}
        act={may("voice.recordGrievance") ? { label: t("receive.act"), href: paths.newGrievance() } : undefined}
        notice={
          counted !== undefined && (
            <Text>
              {t("sums", {
                open: number(counted.sums.open),
                late: number(counted.sums.late),
                answered: number(counted.sums.answered),
                notSatisfied: number(counted.sums.notSatisfied),
                declined: number(counted.sums.declined),
                withdrawn: number(counted.sums.withdrawn),
              })}
            </Text>
          )
        }
        filters={
          <Group align="end" grow preventGrowOverflow={false} wrap="wrap">
            <Select
              label={t("kind")}
              placeholder={t("any")}
              clearable
              data={kinds.map((one) => ({ value: one.kind, label: one.name[language] }))}
              value={filter.kind ?? null}
              onChange={(kind) => onFilter({ ...filter, kind: kind ?? undefined })}
            />
            <Select
              label={t("topicLabel")}
              placeholder={t("any")}
              clearable
              data={grievanceTopics.map((topic) => ({ value: topic, label: t(`topic.${topic}`) }))}
              value={filter.topic ?? null}
              onChange={(topic) => onFilter({ ...filter, topic: grievanceTopics.find((one) => one === topic) })}
            />
            <Select
              label={t("stateLabel")}
              placeholder={t("any")}
              clearable
              data={[
                { value: "late", label: t("late") },
                ...grievanceStates.map((state) => ({ value: state as string, label: t(`state.${state}`) })),
              ]}
              value={filter.late === "yes" ? "late" : (filter.state ?? null)}
              onChange={(chosen) =>
                onFilter({
                  ...filter,
                  late: chosen === "late" ? "yes" : undefined,
                  state: grievanceStates.find((one) => one === chosen),
                })
              }
            />
          </Group>
        }
        rows={grievances.rows}
        more={grievances.more}
        error={grievances.error}
        onRetry={grievances.onRetry}
        rowKey={(row) => row.grievanceId}
        hrefOf={(row) => paths.grievance(row.grievanceId)}
        empty={{ why: t("none") }}
        exportName="grievances"
        columns={columns}
      />
      <Recurring
        title={t("byTopic")}
        rows={byTopic?.rows}
        nameOf={({ key }) => t(`topic.${key}`)}
        hrefOf={({ key }) => paths.grievances({ topic: key })}
      />
      <Recurring title={t("byCommune")} rows={byCommune?.rows} nameOf={({ name }) => name} />
    </>
  );
}

type Sum = RowOf<typeof sumGrievances>;

function Recurring(props: {
  readonly title: string;
  readonly rows: Sum[] | undefined;
  readonly nameOf: (row: Sum) => string;
  readonly hrefOf?: (row: Sum) => string;
}) {
  const { title, rows, nameOf, hrefOf } = props;
  const { t } = useTranslation("voice/grievance");
  const { number } = useFormat();
  const count = (key: "open" | "late" | "answered" | "notSatisfied" | "declined" | "withdrawn") => ({
    key,
    head: t(`count.${key}`),
    text: (row: Sum) => number(row[key]),
    numeric: true,
    onPhone: key === "open" || key === "late",
  });
  if (rows === undefined || rows.length === 0) return null;
  return (
    <RowsSection
      title={title}
      rows={rows}
      rowKey={(row) => row.key}
      {...(hrefOf === undefined ? {} : { hrefOf })}
      empty={{ why: t("none") }}
      exportName="grievance-sums"
      columns={[
        { key: "name", head: title, text: nameOf },
        count("open"),
        count("late"),
        count("answered"),
        count("notSatisfied"),
        count("declined"),
        count("withdrawn"),
      ]}
    />
  );
}
