import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { Facts } from "#web/ui/page/Facts.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { healthParts, useHealth } from "./read-health.ts";

const figures = [
  "freeMegabytes",
  "milliseconds",
  "ran",
  "open",
  "waiting",
  "oldestWaitsSeconds",
  "failedInADay",
  "outboxRowsUnread",
  "outboxRowsSetAside",
] as const;

/** For operators: each part that the installation needs, whether it works, since when, and what to do. */
export function HealthPage() {
  const { t } = useTranslation("authority/session");
  const { instant, number } = useFormat();
  const asked = useHealth();
  return (
    <Loaded asked={asked}>
      {({ ok, version, checks }) => (
        <Stack gap="lg">
          <PageHead title={t("health.title")} lead={t("health.lead", { version })} />
          <Text role="status" fw={600}>
            {t(ok ? "health.allWell" : "health.someFail")}
          </Text>
          {healthParts.map((part) => {
            const { state, since, ...facts } = checks[part];
            const given: Readonly<Record<string, unknown>> = facts;
            const tasks = given["dailyTasksNotDone"];
            const reason = given["reason"];
            return (
              <Stack key={part} component="section" gap={6} aria-label={t(`health.part.${part}`)}>
                <Title order={2}>{t(`health.part.${part}`)}</Title>
                <StateBadge tone={state === "ok" ? "good" : "stopped"} label={t(`health.state.${state}`)} />
                {since !== undefined && <Text>{t("health.since", { when: instant(since) })}</Text>}
                <Text maw="44rem">{state === "ok" ? t(`health.does.${part}`) : t(`health.todo.${part}`)}</Text>
                <Facts
                  facts={[
                    ...figures.flatMap((name) => {
                      const value = given[name];
                      return typeof value === "number"
                        ? [{ label: t(`health.fact.${name}`), value: number(value) }]
                        : [];
                    }),
                    ...(typeof tasks === "string" ? [{ label: t("health.fact.dailyTasksNotDone"), value: tasks }] : []),
                    ...(typeof reason === "string" ? [{ label: t("health.fact.reason"), value: reason }] : []),
                  ]}
                />
              </Stack>
            );
          })}
        </Stack>
      )}
    </Loaded>
  );
}
