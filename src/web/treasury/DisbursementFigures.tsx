import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readDisbursement } from "#contract/treasury/disbursement.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSourceName } from "#web/ledger/use-source-name.ts";

/** The whole in words: what is disbursed, the months, the sources, and the year's end with how it is reckoned. */
export function DisbursementFigures({ reported }: { readonly reported: Output<typeof readDisbursement> }) {
  const { t } = useTranslation("treasury/disbursement");
  const { moneyOverview, share, day, month: nameOfMonth } = useFormat();
  const nameOf = useSourceName();
  const rateOf = (rate: number | null) => (rate === null ? "–" : share(rate / 10_000, 1));
  const { forecast, total } = reported;
  return (
    <Stack gap={4} component="section" aria-label={t("board.figures")}>
      <Text>
        {t("board.total", {
          day: day(reported.asOf),
          available: moneyOverview(total.available),
          disbursed: moneyOverview(total.disbursed),
          rate: rateOf(total.rate),
        })}
      </Text>
      {reported.months.length > 0 && (
        <Text>
          {t("board.months")}{" "}
          {reported.months
            .map(({ month, disbursed }) =>
              t("board.month", { month: nameOfMonth(month), sum: moneyOverview(disbursed) }),
            )
            .join("; ")}
        </Text>
      )}
      {reported.bySource.length > 0 && (
        <Text>
          {t("board.sources")} {reported.bySource.map((one) => `${nameOf(one.key)} ${rateOf(one.rate)}`).join("; ")}
        </Text>
      )}
      <Text>
        {forecast === null
          ? t("board.noForecast")
          : t("board.forecast", {
              expected: moneyOverview(forecast.expected),
              low: moneyOverview(forecast.low),
              high: moneyOverview(forecast.high),
              months: forecast.months,
            })}
      </Text>
      <Text c="dimmed">{t("board.behindBy", reported.thresholds)}</Text>
    </Stack>
  );
}
