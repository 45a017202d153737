import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormField } from "#web/ui/field/FormField.tsx";
import classes from "./MeetingHouseholds.module.css";
import type { MetHousehold } from "./meeting-draft.ts";

/** One line a household: its class, how many agreed when not all did, and what was said against it. Those whose class changes are seen first. */
export function MeetingHouseholds(props: { readonly rows: readonly MetHousehold[]; readonly present: number }) {
  const { t } = useTranslation("review/village");
  const { t: ts } = useTranslation("terms");
  const isChanged = (row: MetHousehold) => row.class !== (row.previousClass ?? "non_poor");
  const [changed, same] = [props.rows.filter(isChanged), props.rows.filter((row) => !isChanged(row))];
  const className = (code: string | null) => (code === null ? "–" : ts(`classes.${code}`));
  const listOf = (rows: readonly MetHousehold[]) => (
    <ul className={classes.list}>
      {rows.map((row) => {
        const at = `households.${row.householdId}`;
        return (
          <li key={row.householdId} className={classes.row} data-narrow>
            <Text component="div">
              <strong>{row.headName ?? ts("unnamed")}</strong>
              <br />
              {isChanged(row)
                ? t("meeting.change", { from: className(row.previousClass), to: className(row.class) })
                : className(row.class)}
              {(row.lowIncomeWorkers ?? 0) > 0 && `; ${ts("lowIncomeWorkers", { count: row.lowIncomeWorkers ?? 0 })}`}
            </Text>
            <FormField
              path={`${at}.agreed`}
              label={props.present > 0 ? t("meeting.agreed", { present: props.present }) : t("meeting.agreedPlain")}
            />
            <FormField path={`${at}.objection`} label={t("meeting.objection")} />
          </li>
        );
      })}
    </ul>
  );
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t("meeting.households", { count: props.rows.length })}</Title>
      <Text>{t("meeting.householdsHelp")}</Text>
      {changed.length > 0 && listOf(changed)}
      {same.length > 0 && (
        <details open={changed.length === 0 && same.length <= 10}>
          <summary>{t("meeting.same", { count: same.length })}</summary>
          {listOf(same)}
        </details>
      )}
    </Stack>
  );
}
