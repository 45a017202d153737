import { ActionIcon, Box, Popover, TextInput } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { dayOfInstant, formatDay } from "#web/format/date.ts";
import { readDay, withSlashes, writtenDay } from "./read-day.ts";

const loadCalendar = async () => import("./DayCalendar.tsx");
const DayCalendar = lazy(async () => loadCalendar().then(({ DayCalendar }) => ({ default: DayCalendar })));

/**
 * A day, typed as people write it or chosen from a calendar; never in the order of the browser's language. Its value is the day as it
 * travels (2026-12-03), and what was typed while that is no day.
 */
export function DayInput(props: {
  readonly id?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly label?: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly value: string;
  /** The last day that the calendar offers. */
  readonly last?: LocalDate | undefined;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
}) {
  const { t } = useTranslation("ui");
  const { value, last, onChange, onLeave, ...input } = props;
  const [typed, type] = useState({ value, text: writtenDay(value) });
  /** The day on which the calendar was opened. */
  const [today, openOn] = useState<LocalDate>();
  const isThere = useCalendarLoaded();
  const field = useRef<HTMLInputElement>(null);
  const text = typed.value === value ? typed.text : writtenDay(value);
  const day = readDay(text);
  const write = (next: string) => {
    const read = readDay(next);
    const sent = read ?? next.trim();
    type({ value: sent, text: read === undefined || next.includes("/") ? next : formatDay(read) });
    if (sent !== value) onChange(sent);
  };
  const open = (isOpen: boolean) => openOn(isOpen && isThere ? dayOfInstant(new Date().toISOString()) : undefined);
  return (
    <Popover
      opened={today !== undefined}
      onChange={open}
      withRoles={false}
      position="bottom-end"
      width="auto"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Box>
          <TextInput
            {...input}
            ref={field}
            inputMode="numeric"
            autoComplete="off"
            placeholder={t("day.placeholder")}
            value={text}
            onChange={(event) => write(withSlashes(text, event.currentTarget.value))}
            onBlur={() => {
              if (day !== undefined) type({ value, text: formatDay(day) });
              onLeave?.();
            }}
            onKeyDown={(event) => {
              if (!event.altKey || event.key !== "ArrowDown") return;
              event.preventDefault();
              open(true);
            }}
            rightSectionWidth={44}
            rightSection={
              isThere && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t("day.open")}
                  aria-haspopup="dialog"
                  aria-expanded={today !== undefined}
                  onClick={() => open(today === undefined)}
                >
                  <IconCalendar size={20} aria-hidden />
                </ActionIcon>
              )
            }
          />
        </Box>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("day.calendar")}>
        {today !== undefined && (
          <Suspense>
            <DayCalendar
              chosen={day}
              today={today}
              last={last}
              onChoose={(chosen) => {
                write(formatDay(chosen));
                open(false);
                field.current?.focus();
              }}
            />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The calendar comes with the first field and not with the first press, so that it is there where the net is gone; typing needs it not. */
function useCalendarLoaded(): boolean {
  const [isThere, note] = useState(false);
  useEffect(() => {
    loadCalendar().then(
      () => note(true),
      () => undefined,
    );
  }, []);
  return isThere;
}
