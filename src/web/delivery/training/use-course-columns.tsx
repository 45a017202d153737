import { useTranslation } from "react-i18next";
import type { listCourses } from "#contract/delivery/training.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { Column } from "#web/ui/list/column.ts";

type Course = RowOf<typeof listCourses>;

/** What a list of courses shows, of a province as of one activity. */
export function useCourseColumns(): readonly Column<Course>[] {
  const { t } = useTranslation(["delivery/training", "terms"]);
  const { day, number } = useFormat();
  const count = (key: "seats" | "learners" | "waiting" | "certified"): Column<Course> => ({
    key,
    head: t(key),
    text: (course) => number(course[key]),
    numeric: true,
  });
  return [
    { key: "name", head: t("name"), text: (course) => course.name },
    { key: "commune", head: t("terms:commune"), text: (course) => course.communeName },
    { key: "state", head: t("step"), text: (course) => t(`state.${course.state}`), onPhone: true },
    { key: "trade", head: t("trade"), text: (course) => course.trade },
    { key: "provider", head: t("provider"), text: (course) => course.provider },
    { key: "startsOn", head: t("startsOn"), text: (course) => day(course.startsOn), onPhone: true },
    { key: "endsOn", head: t("endsOn"), text: (course) => day(course.endsOn) },
    count("seats"),
    { ...count("learners"), onPhone: true },
    count("waiting"),
    count("certified"),
  ];
}
