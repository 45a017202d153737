import { Card, Group, Stack, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readHouseholdChain } from "#contract/evaluation.ts";
import type { Id } from "#kernel/id.ts";
import { paths } from "#web/paths.ts";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

type ChainLink = Output<typeof readHouseholdChain>["links"][number];

/** The chain of a household: need, support, money, outcome; each link opens to its record. */
export function HouseholdChain({ householdId }: { readonly householdId: Id<"household"> }) {
  const { t } = useTranslation("stages");
  const found = useAsk(readHouseholdChain, { params: { householdId } });
  if (found.data === undefined) return <Waiting error={found.error} />;
  const { needs, links } = found.data;
  const years = [...Map.groupBy(needs, (need) => need.year)];
  return (
    <Stack>
      {years.map(([year, own]) => (
        <Text key={year}>
          {t("chain.needs", { year })}:{" "}
          {own.map((need, position) => (
            <span key={need.indicator}>
              {position > 0 && ", "}
              <Link to={paths.explanation(householdId, need.roundId)}>{t(`needs.${need.indicator}`)}</Link>
            </span>
          ))}
        </Text>
      ))}
      {links.length === 0 && <Text>{t("chain.noSupport")}</Text>}
      {links.map((link) => (
        <Chain key={link.support.supportId} link={link} householdId={householdId} />
      ))}
    </Stack>
  );
}

function Chain({ link, householdId }: { readonly link: ChainLink; readonly householdId: string }) {
  const { t } = useTranslation("stages");
  const { need, support, money, outcome } = link;
  return (
    <Group gap="xs" align="stretch" role="list" aria-label={t("chain.title")}>
      <Step title={t("chain.need")}>
        {need === null ? (
          <Text>–</Text>
        ) : (
          <Link
            to={paths.explanation(householdId, need.roundId)}
          >{`${t(`needs.${need.indicator}`)} (${need.year})`}</Link>
        )}
      </Step>
      <Step title={t("chain.support")}>
        <Link to={paths.activity(support.activityId)}>{support.activityTitle}</Link>
        <StateBadge
          tone={support.state === "paid" || support.state === "verified" ? "good" : "progress"}
          label={t(`delivery.state.${support.state}`)}
        />
      </Step>
      <Step title={t("chain.money")}>
        <Money amount={money.paid > 0n ? money.paid : money.committed} />
        <Link to={paths.fundLine(money.fundLineId)}>{`${t(`sources.${money.fundSource}`)} · ${money.component}`}</Link>
        {money.batchId !== null && (
          <Link to={paths.batch(money.batchId)}>{t(`payment.instruction.${money.paymentState ?? "ready"}`)}</Link>
        )}
      </Step>
      <Step title={t("chain.outcome")} isLast>
        {outcome === null ? (
          <Text>{t("chain.notYet")}</Text>
        ) : (
          <Link to={paths.explanation(householdId, outcome.roundId)}>
            {`${outcome.stillDeprived ? t("chain.stillThere") : t("chain.gone")} (${outcome.year}): ${t(`classes.${outcome.class ?? "unknown"}`)}`}
          </Link>
        )}
      </Step>
    </Group>
  );
}

function Step({
  title,
  isLast = false,
  children,
}: {
  readonly title: string;
  readonly isLast?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <Group gap="xs" wrap="nowrap" role="listitem">
      <Card withBorder padding="sm" miw={180}>
        <Text size="sm" c="dimmed">
          {title}
        </Text>
        <Stack gap={4}>{children}</Stack>
      </Card>
      {!isLast && <IconArrowRight aria-hidden />}
    </Group>
  );
}
