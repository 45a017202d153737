import { Group, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readMeasureChanges } from "#contract/evaluation/measure-parts.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { yearsOf } from "#web/evaluation/trend.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useShownText } from "./shown-text.ts";

type Changes = Output<typeof readMeasureChanges>;
type Change = Omit<Changes["rows"][number], "areaId" | "areaName">;

/** How the measures changed between the ends of two years, by one standard; across a change of standard the reason is said. */
export function ChangesSection(props: {
  readonly areaId: string;
  readonly today: LocalDate;
  readonly weighBy: "people" | "households";
  readonly k: number | undefined;
}) {
  const { t } = useTranslation("evaluation/measure");
  const { day } = useFormat();
  const { areaId, today, weighBy, k } = props;
  const days = yearsOf(today);
  const [from, setFrom] = useState(days.at(-2) ?? today);
  const [to, setTo] = useState(days.at(-1) ?? today);
  const query = { areaId, from, to, weighBy, k: k?.toString() };
  const changes = useEndpoint(readMeasureChanges, { query });
  const choose = (label: string, value: LocalDate, set: (day: LocalDate) => void) => (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => set(days.find((one) => one === event.currentTarget.value) ?? value)}
      data={days.map((one) => ({ value: one, label: day(one) }))}
    />
  );
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t("parts.changes")}</Title>
      <Group className="no-print">
        {choose(t("parts.from"), from, setFrom)}
        {choose(t("parts.to"), to, setTo)}
      </Group>
      <Text>{t("parts.changesHelp")}</Text>
      <ChangesTables changes={changes.data} error={changes.error} />
    </Stack>
  );
}

function ChangesTables({ changes, error }: { readonly changes: Changes | undefined; readonly error: Error | null }) {
  const { t } = useTranslation(["evaluation/measure", "terms"]);
  const nameOf = useNames();
  const columns = useChangeColumns();
  return (
    <>
      <RowsSection
        title={t("parts.changesOfArea")}
        rows={changes?.total.filter(({ part, before, after }) => part === null || before !== 0 || after !== 0)}
        error={error}
        rowKey={({ measure, part }) => `${measure} ${part ?? ""}`}
        empty={{ why: t("nothing") }}
        exportName="changes-of-measures"
        columns={[
          {
            key: "measure",
            head: t("parts.measure"),
            text: ({ measure, part }) =>
              part === null ? measure : `${t(`parts.figures.${measure}`)}: ${nameOf("needs", part)}`,
            onPhone: true,
          },
          ...columns,
        ]}
      />
      {changes !== undefined && changes.rows.length > 1 && (
        <RowsSection
          title={t("parts.changesOfCommunes")}
          rows={changes.rows}
          rowKey={({ areaId }) => areaId}
          empty={{ why: t("nothing") }}
          exportName="changes-of-m0"
          columns={[{ key: "area", head: t("terms:commune"), text: (row) => row.areaName, onPhone: true }, ...columns]}
        />
      )}
    </>
  );
}

function useChangeColumns() {
  const { t } = useTranslation("evaluation/measure");
  const { figure } = useShownText();
  const column = (key: keyof Change, head: string, decimals: number) => ({
    key,
    head,
    text: (row: Change) => figure(row[key], decimals),
    numeric: true,
    onPhone: key === "absolute",
  });
  return [
    column("before", t("parts.before"), 4),
    column("after", t("parts.after"), 4),
    column("absolute", t("parts.absolute"), 4),
    column("absoluteYearly", t("parts.absoluteYearly"), 4),
    column("relative", t("parts.relative"), 1),
    column("relativeYearly", t("parts.relativeYearly"), 1),
  ];
}
