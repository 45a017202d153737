import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarDayKind, moveDay, readCalendar } from "#contract/review/calendar.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { useWhyNot } from "#web/why-not.ts";

const kinds = calendarDayKind.options;

/** The days of a year on which offices are closed, or open though it is weekend, by which every deadline runs. */
export function CalendarPage(props: { readonly year: number | undefined; readonly onYear: (year: number) => void }) {
  const { t } = useTranslation(["review/round", "review/request"]);
  const { day } = useFormat();
  const today = useSession().data?.today ?? "";
  const thisYear = Number(today.slice(0, 4));
  const year = props.year ?? thisYear;
  const whyNot = useWhyNot()("review.moveDay");
  const calendar = useEndpoint(readCalendar, { params: { year } }, { enabled: today !== "" });
  const [isOpen, open] = useState(false);
  const [message, setMessage] = useState("");
  return (
    <>
      <ListPage
        title={t("calendar.title", { year: String(year) })}
        total={null}
        sentence={t("calendar.sentence")}
        notice={<div role="status">{message}</div>}
        filters={
          <ChoiceField
            id="calendar-year"
            label={t("calendar.year")}
            value={String(year)}
            choices={[-1, 0, 1, 2].map((ahead) => String(thisYear + ahead)).map((value) => ({ value, label: value }))}
            onChange={(value) => props.onYear(Number(value))}
          />
        }
        actions={
          <Button disabled={whyNot !== undefined} title={whyNot} onClick={() => open(true)}>
            {t("calendar.move")}
          </Button>
        }
        rows={calendar.data?.rows}
        error={calendar.error}
        onRetry={() => void calendar.refetch()}
        rowKey={(row) => row.day}
        empty={{
          why: t("calendar.empty"),
          act: { label: t("review/request:requests.toRounds"), href: paths.rounds() },
        }}
        exportName="calendar"
        columns={[
          { key: "day", head: t("calendar.day"), text: (row) => day(row.day) },
          { key: "kind", head: t("calendar.kind"), text: (row) => t(`calendar.kinds.${row.kind}`), onPhone: true },
          { key: "from", head: t("calendar.from"), text: (row) => t(`calendar.froms.${row.from}`), onPhone: true },
          { key: "basis", head: t("calendar.basis"), text: (row) => row.basis ?? "" },
        ]}
      />
      {isOpen && (
        <ActDialog
          endpoint={moveDay}
          verb={t("calendar.move")}
          next={t("calendar.moveNext")}
          initial={{ calendarDayId: newId("calendar day") }}
          fields={[
            { path: "day", label: t("calendar.day") },
            {
              path: "kind",
              label: t("calendar.kind"),
              choices: kinds.map((kind) => ({ value: kind, label: t(`calendar.kinds.${kind}`) })),
            },
            { path: "basis", label: t("calendar.basis"), help: t("calendar.basisHelp") },
          ]}
          onDone={({ openObjections }) => setMessage(t("calendar.moved", { count: openObjections }))}
          onClose={() => open(false)}
        />
      )}
    </>
  );
}
