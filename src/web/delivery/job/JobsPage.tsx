import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listJobSeekers, listPlacements, listVacancies } from "#contract/delivery/job.ts";
import { usePages, useEndpoint } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { useJobActs } from "./job-acts.tsx";

type Placement = RowOf<typeof listPlacements>;

/** Placements with their follow-ups, late ones first; below them who still looks for a job, and the vacancies. */
export function JobsPage() {
  const { t } = useTranslation(["delivery/job", "terms"]);
  const { number, day } = useFormat();
  const { scope } = useAreaScope();
  const query = { areaId: scope?.areaId ?? "" };
  const isKnown = { enabled: scope !== undefined };
  const placements = usePages(listPlacements, { query }, isKnown);
  const counted = useEndpoint(listPlacements, { query: { ...query, limit: "1" } }, isKnown).data;
  const seekers = usePages(listJobSeekers, { query }, isKnown);
  const vacancies = usePages(listVacancies, { query }, isKnown);
  const acts = useJobActs({
    communeId: query.areaId,
    seekers: seekers.rows ?? [],
    vacancies: vacancies.rows ?? [],
    placements: placements.rows ?? [],
  });
  const answered = (months: number) => (row: Placement) => {
    const asked = row.followUps.find((one) => one.months === months);
    if (asked === undefined) return "–";
    const answer = asked.answer === null ? t("answer.notYet", { day: day(asked.dueOn) }) : t(`answer.${asked.answer}`);
    return asked.isLate ? t("late", { answer }) : answer;
  };
  return (
    <Stack gap="xl">
      <ListPage
        title={t("placements")}
        total={counted?.total ?? null}
        sentence={t("lead", { area: scope?.name ?? "" })}
        notice={
          counted !== undefined &&
          (counted.total ?? 0) > 0 && (
            <Text>
              {t("sums", {
                placed: number(counted.sums.placed),
                abroad: number(counted.sums.abroad),
                due: number(counted.sums.dueAfter6),
                employed: number(counted.sums.employedAfter6),
                notEmployed: number(counted.sums.notEmployedAfter6),
                unknown: number(counted.sums.unknownAfter6),
              })}
            </Text>
          )
        }
        filters={<RecordActs acts={acts} isQuiet={counted?.total === 0} />}
        rows={placements.rows}
        more={placements.more}
        error={placements.error}
        onRetry={placements.onRetry}
        rowKey={(row) => row.placementId}
        empty={{ why: t("noPlacements"), act: { label: t("toCourses"), href: paths.courses() } }}
        exportName="placements"
        columns={[
          { key: "person", head: t("person"), text: (row) => row.personName },
          { key: "commune", head: t("terms:commune"), text: (row) => row.communeName },
          { key: "employer", head: t("employer"), text: (row) => row.employer, onPhone: true },
          { key: "trade", head: t("trade"), text: (row) => row.trade },
          { key: "reach", head: t("reachLabel"), text: (row) => t(`reach.${row.reach}`) },
          { key: "startedOn", head: t("startedOn"), text: (row) => day(row.startedOn) },
          {
            key: "wage",
            head: t("wage"),
            text: (row) => row.wage.toString(),
            cell: (row) => <Money amount={row.wage} />,
            numeric: true,
          },
          { key: "after3", head: t("after", { months: 3 }), text: answered(3), onPhone: true },
          { key: "after6", head: t("after", { months: 6 }), text: answered(6), onPhone: true },
          { key: "after12", head: t("after", { months: 12 }), text: answered(12), onPhone: true },
        ]}
      />
      <RowsSection
        title={t("seekers")}
        rows={seekers.rows}
        error={seekers.error}
        onRetry={seekers.onRetry}
        rowKey={(row) => row.jobSeekerId}
        hrefOf={(row) => paths.course(row.courseId)}
        empty={{ why: t("noSeekers") }}
        exportName="job-seekers"
        columns={[
          { key: "person", head: t("person"), text: (row) => row.personName },
          { key: "village", head: t("village"), text: (row) => row.villageName ?? "–" },
          { key: "trade", head: t("trade"), text: (row) => row.trade, onPhone: true },
          {
            key: "reaches",
            head: t("reachLabel"),
            text: (row) => row.reaches.map((one) => t(`reach.${one}`)).join("; "),
          },
          { key: "course", head: t("course"), text: (row) => row.courseName },
          {
            key: "placed",
            head: t("placed"),
            text: (row) => t(row.placementId === null ? "notPlaced" : "isPlaced"),
            onPhone: true,
          },
        ]}
      />
      <RowsSection
        title={t("vacancies")}
        rows={vacancies.rows}
        error={vacancies.error}
        onRetry={vacancies.onRetry}
        rowKey={(row) => row.vacancyId}
        empty={{ why: t("noVacancies") }}
        exportName="vacancies"
        columns={[
          { key: "employer", head: t("employer"), text: (row) => row.employer },
          { key: "trade", head: t("trade"), text: (row) => row.trade, onPhone: true },
          { key: "place", head: t("place"), text: (row) => `${row.place} · ${t(`reach.${row.reach}`)}` },
          {
            key: "seats",
            head: t("seats"),
            text: (row) => `${number(row.placed)}/${number(row.seats)}`,
            onPhone: true,
          },
          {
            key: "wageTo",
            head: t("wageTo"),
            text: (row) => row.wageTo.toString(),
            cell: (row) => <Money amount={row.wageTo} />,
            numeric: true,
          },
          { key: "openUntil", head: t("openUntil"), text: (row) => day(row.openUntil), onPhone: true },
        ]}
      />
    </Stack>
  );
}
