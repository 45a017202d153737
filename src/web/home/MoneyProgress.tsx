import { Anchor, Progress, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readDisbursement } from "#contract/treasury/disbursement.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";

/** What is disbursed this year of what there is, and what the year's end is forecast to be. */
export function MoneyProgress({ areaId, year }: { readonly areaId: string; readonly year: number }) {
  const { t } = useTranslation("home");
  const { moneyOverview, share, day } = useFormat();
  const asked = useEndpoint(readDisbursement, { query: { areaId, year } });
  return (
    <section>
      <Title order={2} mb={4}>
        {t("money", { year: String(year) })}
      </Title>
      <Loaded asked={asked}>
        {({ total, asOf, forecast, rows }) => {
          const behind = rows.filter((row) => row.pace !== "on_schedule").length;
          if (total.available === 0n) return <Text>{t("noMoney", { year: String(year) })}</Text>;
          return (
            <>
              <Text mb="xs">
                {t("moneyOf", {
                  disbursed: moneyOverview(total.disbursed),
                  available: moneyOverview(total.available),
                  rate: total.rate === null ? "–" : share(total.rate / 10_000, 1),
                  day: day(asOf),
                })}
              </Text>
              <Progress value={(total.rate ?? 0) / 100} aria-hidden="true" mb="xs" />
              {forecast !== null && forecast.high > 0n && (
                <Text>
                  {t("moneyForecast", {
                    low: moneyOverview(forecast.low),
                    high: moneyOverview(forecast.high),
                  })}
                </Text>
              )}
              {behind > 0 && rows.length > 1 && <Text>{t("moneyBehind", { count: behind, all: rows.length })}</Text>}
              <Anchor href={paths.disbursement({ year })}>{t("openMoney")}</Anchor>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
