import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import { moneyInput } from "#contract/input.ts";
import { getSchedule, setSchedule } from "#contract/treasury/disbursement.ts";
import type { Id } from "#kernel/id.ts";
import { evenSchedule, runningSums } from "#programme/treasury/schedule.ts";
import type { MonthAmount } from "#programme/treasury/schedule.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { useField } from "#web/ui/field/use-field.ts";
import classes from "./SchedulePage.module.css";
import { readMoney } from "#web/format/money.ts";

type Schedule = Output<typeof getSchedule>;

export function SchedulePage({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const asked = useEndpoint(getSchedule, { params: { fundLineId } });
  return <Loaded asked={asked}>{(schedule) => <ScheduleForm fundLineId={fundLineId} schedule={schedule} />}</Loaded>;
}

/** A month without a sum is one of zero. */
const besides = z.object({ sums: z.array(moneyInput.optional()).length(12) });

/** How much of a fund line is to be disbursed in each month, with what that comes to by its end. All twelve are the line's amount. */
function ScheduleForm(props: { readonly fundLineId: Id<"fund line">; readonly schedule: Schedule }) {
  const { t } = useTranslation("treasury/disbursement");
  const { money, dong, month } = useFormat();
  const router = useRouter();
  const { fundLineId, schedule } = props;
  const textsOf = (months: readonly MonthAmount[]) =>
    Array.from({ length: 12 }, (_, at) => {
      const amount = months.find(({ month }) => month === at + 1)?.amount ?? 0n;
      return amount === 0n ? "" : dong(amount);
    });
  const even = evenSchedule(schedule.amount);
  const restText = (rest: bigint) =>
    t(rest > 0n ? "schedule.missing" : "schedule.tooMuch", { sum: money(rest > 0n ? rest : -rest) });
  const form = useContractForm(setSchedule, {
    initial: { fundLineId, sums: textsOf(schedule.months.length === 0 ? even : schedule.months) },
    besides,
    complete: ({ sums = [], ...values }) => ({
      ...values,
      months: sums.flatMap((sum = "", at) =>
        sum.trim() === "" || readMoney(sum) === 0 ? [] : [{ month: at + 1, amount: sum }],
      ),
    }),
    check: ({ sums = [] }) => {
      const wrong = sums.flatMap((sum, at) =>
        amountOf(sum) === undefined
          ? [[`sums.${at}`, t("schedule.notAFigure", { month: month(at + 1) })] as const]
          : [],
      );
      const rest = restOf(schedule.amount, sums);
      return wrong.length > 0 || rest === 0n ? Object.fromEntries(wrong) : { "sums.11": restText(rest) };
    },
    onDone: () => router.history.push(paths.fundLine(fundLineId)),
  });
  const { sums = [] } = form.values;
  const byThen = runningSums(sums.map((sum) => BigInt(amountOf(sum) ?? 0)));
  const rest = restOf(schedule.amount, sums);
  return (
    <Stack>
      <Anchor href={paths.fundLine(fundLineId)}>{t("schedule.back")}</Anchor>
      <FormPage
        title={t("schedule.title", { year: schedule.year })}
        intro={t("schedule.lead", { sum: money(schedule.amount) })}
        next={t("schedule.next")}
        verb={t("schedule.verb")}
        form={form}
      >
        <Group>
          <Button variant="default" onClick={() => form.set("sums", textsOf(even))}>
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
            {sums.map((_, at) => (
              <MonthRow key={`month-${at + 1}`} month={at + 1} byThen={byThen[at] ?? 0n} />
            ))}
          </tbody>
        </table>
        <Text role="status">{rest === 0n ? t("schedule.whole") : restText(rest)}</Text>
      </FormPage>
    </Stack>
  );
}

function MonthRow({ month, byThen }: { readonly month: number; readonly byThen: bigint }) {
  const { t } = useTranslation("treasury/disbursement");
  const { dong, month: nameOfMonth } = useFormat();
  const label = t("schedule.ofMonth", { month: nameOfMonth(month) });
  const { shown, value, set } = useField({ path: `sums.${month - 1}`, label });
  return (
    <tr>
      <th scope="row">{nameOfMonth(month)}</th>
      <td>
        <TextInput
          id={shown.id}
          aria-label={label}
          inputMode="numeric"
          value={String(value ?? "")}
          error={shown.error}
          onChange={(event) => set(event.currentTarget.value)}
        />
      </td>
      <td data-numeric>{dong(byThen)}</td>
    </tr>
  );
}

const amountOf = (sum = "") => (sum.trim() === "" ? 0 : readMoney(sum));
const restOf = (whole: bigint, sums: readonly (string | undefined)[]) =>
  sums.reduce((rest, sum) => rest - BigInt(amountOf(sum) ?? 0), whole);
