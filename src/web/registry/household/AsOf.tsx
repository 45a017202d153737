import { Alert, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseLocalDate } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSession } from "#web/session.ts";
import { DayInput } from "#web/ui/day/DayInput.tsx";

/** A year that was mistyped: no register is older than this. */
const firstYear = "1975";

const isToCome = (day: string, today: string) => parseLocalDate(day) !== undefined && day > today;

/** The day on which a page is asked; today when it is empty. */
export function AsOfField(props: { readonly on: string | undefined; readonly onOn: (on: string | undefined) => void }) {
  const { t } = useTranslation("registry/household");
  const today = useSession().data?.today ?? "";
  const { day: dayText } = useFormat();
  const parsedToday = parseLocalDate(today);
  const todayText = parsedToday === undefined ? today : dayText(parsedToday);
  const asked = props.on ?? "";
  /** What is typed holds until another day is asked. */
  const [typed, type] = useState({ asked, text: asked });
  const [left, leave] = useState(false);
  const text = typed.asked === asked ? typed.text : asked;
  const fault = () => {
    if (isToCome(text, today)) return t("asOf.notToCome", { day: todayText });
    return left && text !== "" && parseLocalDate(text) === undefined ? t("asOf.noDay") : undefined;
  };
  return (
    <DayInput
      label={t("asOf.label")}
      last={parsedToday}
      error={fault()}
      value={text}
      onLeave={() => leave(true)}
      onChange={(day) => {
        type({ asked, text: day });
        leave(false);
        if (day === "" || day === today) props.onOn(undefined);
        else if (parseLocalDate(day) !== undefined && day > firstYear && day < today) props.onOn(day);
      }}
    />
  );
}

/** Says that the page shows a past day, and leads back to today. */
export function AsOfBanner(props: {
  readonly on: string;
  readonly why?: string | undefined;
  readonly onToday: (() => void) | undefined;
}) {
  const { t } = useTranslation("registry/household");
  const { day } = useFormat();
  const on = parseLocalDate(props.on);
  return (
    <Alert color="yellow" variant="light" role="note">
      <Group justify="space-between" gap="sm">
        <Text c="inherit">
          {[t("asOf.banner", { day: on === undefined ? props.on : day(on) }), props.why].filter(Boolean).join(" ")}
        </Text>
        {props.onToday !== undefined && (
          <Button variant="default" onClick={props.onToday}>
            {t("asOf.today")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
