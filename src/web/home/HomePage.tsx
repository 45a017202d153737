import { Card, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listActivities } from "#contract/delivery.ts";
import { listBatches } from "#contract/payment.ts";
import { listPlans } from "#contract/planning.ts";
import { listRounds, roundProgress } from "#contract/review.ts";
import { Link } from "#web/parts/Link.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, isCommune, useMay, useSession } from "#web/session.ts";

/** The five stages in the order of the year, and what is due in each. */
export function HomePage() {
  const { t } = useTranslation("stages");
  const due = useDue();
  const stages = [
    { key: "review", href: paths.rounds() },
    { key: "planning", href: paths.plans() },
    { key: "delivery", href: paths.activities() },
    { key: "payment", href: paths.batches() },
    { key: "evaluation", href: paths.results() },
  ] as const;
  return (
    <Stack>
      <TitleBar title={t("home.title")} lead={t("home.lead")} />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {stages.map(({ key, href }) => (
          <Card key={key} withBorder>
            <Stack gap={4}>
              <Title order={2}>
                <Link to={href}>{t(`home.${key}`)}</Link>
              </Title>
              <Text>{t(`home.${key}Text`)}</Text>
              <Text fw={600}>{due[key]}</Text>
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

/** What waits, counted from the records themselves. */
function useDue(): Readonly<Record<string, string>> {
  const { t } = useTranslation("stages");
  const may = useMay();
  const session = useSession();
  const areaId = session.data === undefined ? "51" : areaOfSession(session.data);
  const isKnown = session.data !== undefined;
  const rounds = useAsk(listRounds, {}, { enabled: isKnown });
  const open = rounds.data?.rows.find((round) => round.closedOn === null);
  const communeId = isCommune(areaId) ? areaId : undefined;
  const progress = useAsk(
    roundProgress,
    open === undefined ? {} : { params: { roundId: open.roundId }, query: { communeId } },
    { enabled: open !== undefined },
  );
  const plans = useAsk(listPlans, { query: { areaId } }, { enabled: isKnown });
  const activities = useAsk(listActivities, { query: { areaId } }, { enabled: isKnown });
  const batches = useAsk(listBatches, { query: { limit: "200" } }, { enabled: isKnown && may("payment.readBatches") });
  const waiting = progress.data?.rows.reduce((sum, row) => sum + row.households - (row.states["decided"] ?? 0), 0) ?? 0;
  const plansOpen = plans.data?.rows.filter((plan) => plan.state !== "approved" && plan.state !== "closed").length ?? 0;
  const batchesOpen =
    batches.data?.rows.filter((batch) => !["reconciled", "closed", "cancelled"].includes(batch.state)).length ?? 0;
  const say = (key: string, count: number) => (count === 0 ? t("home.nothingDue") : t(`home.${key}Due`, { count }));
  return {
    review: say("review", waiting),
    planning: say("planning", plansOpen),
    delivery: say("delivery", activities.data?.rows.filter((activity) => activity.state === "open").length ?? 0),
    payment: say("payment", batchesOpen),
    evaluation: "",
  };
}
