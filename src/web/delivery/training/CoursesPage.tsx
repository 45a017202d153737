import { Anchor, Group, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listCourses } from "#contract/delivery/training.ts";
import { courseStates } from "#programme/delivery/training/course-state.ts";
import type { CourseState } from "#programme/delivery/training/course-state.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { useCourseColumns } from "./use-course-columns.tsx";

export type CourseListFilter = { readonly state?: CourseState | undefined; readonly year?: number | undefined };

/** Courses of the area, with how many learn and how many got a certificate. */
export function CoursesPage(props: {
  readonly filter: CourseListFilter;
  readonly onFilter: (filter: CourseListFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation("delivery/training");
  const { number } = useFormat();
  const { scope } = useAreaScope();
  const query = { areaId: scope?.areaId ?? "", ...filter, year: filter.year?.toString() };
  const isKnown = { enabled: scope !== undefined };
  const courses = usePages(listCourses, { query }, isKnown);
  const counted = useEndpoint(listCourses, { query: { ...query, limit: "1" } }, isKnown).data;
  return (
    <ListPage
      title={t("courses")}
      total={counted?.total ?? null}
      sentence={t("lead", { area: scope?.name ?? "" })}
      notice={
        counted !== undefined &&
        (counted.total ?? 0) > 0 && (
          <Text>
            {t("sums", {
              seats: number(counted.sums.seats),
              learners: number(counted.sums.learners),
              ended: number(counted.sums.ended),
              certified: number(counted.sums.certified),
            })}
          </Text>
        )
      }
      filters={
        <Group align="end" wrap="wrap">
          <Select
            label={t("step")}
            placeholder={t("anyState")}
            clearable
            data={courseStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
            value={filter.state ?? null}
            onChange={(state) => onFilter({ ...filter, state: courseStates.find((one) => one === state) })}
          />
          <Anchor href={paths.jobs()}>{t("toJobs")}</Anchor>
          {(counted?.total ?? 0) > 0 && <Anchor href={paths.activities()}>{t("allActivities")}</Anchor>}
        </Group>
      }
      rows={courses.rows}
      more={courses.more}
      error={courses.error}
      onRetry={courses.onRetry}
      rowKey={(course) => course.courseId}
      hrefOf={(course) => paths.course(course.courseId)}
      empty={{ why: t("none"), act: { label: t("allActivities"), href: paths.activities() } }}
      exportName="courses"
      columns={useCourseColumns()}
    />
  );
}
