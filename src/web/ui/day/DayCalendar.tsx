import "@mantine/dates/styles.css";
import "dayjs/locale/id";
import "dayjs/locale/vi";
import { DatePicker } from "@mantine/dates";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { localDate, partsOf } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import classes from "./DayInput.module.css";

/** A day of another year, so that the year is said too. */
const yearBefore = (day: string) => localDate(`${String(Number(day.slice(0, 4)) - 1)}-01-01`);

/** A month to choose a day of. The arrow keys go from day to day. */
export function DayCalendar(props: {
  readonly chosen: LocalDate | undefined;
  /** Where it opens while nothing is chosen. */
  readonly today: LocalDate;
  readonly last: LocalDate | undefined;
  readonly onChoose: (day: LocalDate) => void;
}) {
  const { t } = useTranslation("ui");
  const { month, sayDay, language } = useFormat();
  const { chosen, today, last } = props;
  const begin = chosen ?? today;
  const monthAndYear = (text: string) => {
    const day = partsOf(localDate(text.slice(0, 10)));
    return t("day.month", { month: month(day.month), year: String(day.year) });
  };
  const picker = useRef<HTMLDivElement>(null);
  // Drawn a moment after the box around it, which found nothing to go to.
  useEffect(() => picker.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(), []);
  return (
    <DatePicker
      ref={picker}
      __stopPropagation
      classNames={{ day: classes.day, calendarHeaderControl: classes.control, calendarHeaderLevel: classes.level }}
      locale={language}
      firstDayOfWeek={1}
      weekendDays={[]}
      value={chosen ?? null}
      defaultDate={begin}
      minDate="1900-01-01"
      maxDate={last ?? "2199-12-31"}
      getDayAriaLabel={(day) => sayDay(localDate(day), yearBefore(day))}
      getDayProps={(day) => ({
        ...(day === begin ? { "data-autofocus": true } : {}),
        ...(day === today ? { "aria-current": "date" as const } : {}),
      })}
      highlightToday
      hideOutsideDates
      monthLabelFormat={monthAndYear}
      monthsListFormat={(day) => month(partsOf(localDate(day.slice(0, 10))).month)}
      ariaLabels={{
        monthLevelControl: t("day.chooseMonth"),
        yearLevelControl: t("day.chooseYear"),
        nextMonth: t("day.nextMonth"),
        previousMonth: t("day.previousMonth"),
        nextYear: t("day.nextYear"),
        previousYear: t("day.previousYear"),
        nextDecade: t("day.nextDecade"),
        previousDecade: t("day.previousDecade"),
      }}
      onChange={(day) => {
        if (day !== null) props.onChoose(localDate(day.slice(0, 10)));
      }}
    />
  );
}
