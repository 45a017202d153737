import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import type { WorkingCalendar } from "#programme/review/round/working-days.ts";
import { deadlineOn, weekendsOnly } from "#web/format/deadline.ts";
import { useFormat } from "#web/format/use-format.ts";
import { toneColour } from "./tones.ts";

/** "3 working days left (Thursday 10 September)"; late is said by word. */
export function DeadlineText(props: {
  readonly due: LocalDate;
  readonly today: LocalDate;
  readonly calendar?: WorkingCalendar;
}) {
  const { t } = useTranslation("ui");
  const { sayDay } = useFormat();
  const { kind, workingDays } = deadlineOn(props.calendar ?? weekendsOnly, props.today, props.due);
  const tone = kind === "late" ? "stopped" : kind === "today" || workingDays <= 1 ? "attention" : "neutral";
  return (
    <time dateTime={props.due} style={tone === "neutral" ? undefined : { color: toneColour[tone], fontWeight: 600 }}>
      {t(`deadline.${kind}`, { count: workingDays, day: sayDay(props.due, props.today) })}
    </time>
  );
}
