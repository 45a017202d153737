import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getSchedule, setSchedule } from "#contract/treasury/disbursement.ts";
import type { Id } from "#kernel/id.ts";
import { dong as toDong } from "#kernel/money.ts";
import { evenSchedule, runningSums } from "#programme/treasury/schedule.ts";
import type { MonthAmount } from "#programme/treasury/schedule.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import classes from "./SchedulePage.module.css";

type Schedule = Output<typeof getSchedule>;

export function SchedulePage({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const asked = useEndpoint(getSchedule, { params: { fundLineId } });
  return <Loaded asked={asked}>{(schedule) => <ScheduleForm fundLineId={fundLineId} schedule={schedule} />}</Loaded>;
}

/** How much of a fund line is to be disbursed in each month, with what that comes to by its end. All twelve are the line's amount. */
function ScheduleForm(props: { readonly fundLineId: Id<"fund line">; readonly schedule: Schedule }) {
  const { t } = useTranslation("treasury/disbursement");
  const { money, dong } = useFormat();
  const router = useRouter();
  const { fundLineId, schedule } = props;
  const act = useAct(setSchedule);
  const textsOf = (months: readonly MonthAmount[]) =>
    Array.from({ length: 12 }, (_, at) => {
      const amount = months.find(({ month }) => month === at + 1)?.amount ?? 0n;
      return amount === 0n ? "" : dong(amount);
    });
  const even = evenSchedule(schedule.amount);
  const [texts, setTexts] = useState(() => textsOf(schedule.months.length === 0 ? even : schedule.months));
  const amounts = texts.map((text) => (text.trim() === "" ? 0 : readNumber(text, 0)));
  const sums = runningSums(amounts.map((amount) => BigInt(amount ?? 0)));
  const rest = schedule.amount - (sums.at(-1) ?? 0n);
  const check = useChecked(
    {},
    amounts.some((amount) => amount === undefined)
      ? amounts.flatMap((amount, at) =>
          amount === undefined
            ? [{ fieldId: `month-${at + 1}`, message: t("schedule.notAFigure", { month: at + 1 }) }]
            : [],
        )
      : rest === 0n
        ? []
        : [
            {
              fieldId: "month-12",
              message: t(rest > 0n ? "schedule.missing" : "schedule.tooMuch", { sum: money(rest > 0n ? rest : -rest) }),
            },
          ],
  );
  return (
    <Stack>
      <Anchor href={paths.fundLine(fundLineId)}>{t("schedule.back")}</Anchor>
      <FormPage
        title={t("schedule.title", { year: schedule.year })}
        intro={t("schedule.lead", { sum: money(schedule.amount) })}
        errors={check.errors}
        problem={act.error}
        next={t("schedule.next")}
        verb={t("schedule.verb")}
        pending={act.isPending}
        onSubmit={() => {
          if (!check.passes()) return;
          const months = amounts.flatMap((amount = 0, at) =>
            amount === 0 ? [] : [{ month: at + 1, amount: toDong(amount) }],
          );
          act.mutate(
            { params: { fundLineId }, body: { months } },
            { onSuccess: () => router.history.push(paths.fundLine(fundLineId)) },
          );
        }}
      >
        <Group>
          <Button variant="default" onClick={() => setTexts(textsOf(even))}>
            {t("schedule.even")}
          </Button>
        </Group>
        <table className={classes.months}>
          <thead>
            <tr>
              <th scope="col">{t("schedule.month")}</th>
              <th scope="col">{t("schedule.amount")}</th>
              <th scope="col" data-numeric>
                {t("schedule.byThen")}
              </th>
            </tr>
          </thead>
          <tbody>
            {texts.map((text, at) => {
              const id = `month-${at + 1}`;
              const error = check.errorOf(id);
              return (
                <tr key={id}>
                  <th scope="row">{at + 1}</th>
                  <td>
                    <TextInput
                      id={id}
                      aria-label={t("schedule.ofMonth", { month: at + 1 })}
                      inputMode="numeric"
                      value={text}
                      error={error}
                      onChange={(event) => {
                        const given = event.currentTarget.value;
                        setTexts(texts.map((one, place) => (place === at ? given : one)));
                      }}
                    />
                  </td>
                  <td data-numeric>{dong(sums[at] ?? 0n)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <Text role="status">
          {rest === 0n
            ? t("schedule.whole")
            : t(rest > 0n ? "schedule.missing" : "schedule.tooMuch", { sum: money(rest > 0n ? rest : -rest) })}
        </Text>
      </FormPage>
    </Stack>
  );
}
