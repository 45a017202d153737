import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { dueTimes } from "#programme/review/round/when-due.ts";
import type { DueTime } from "#programme/review/round/when-due.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { DeadlineText } from "#web/ui/DeadlineText.tsx";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { FirstAct } from "./FirstAct.tsx";
import classes from "./HomePage.module.css";
import { KeptHere } from "./KeptHere.tsx";
import type { Home } from "./use-due.ts";
import { useDue } from "./use-due.ts";
import type { Due } from "./due.ts";

const stages = ["review", "planning", "delivery", "payment", "evaluation"] as const;

/** What waits for this officer first; then the five stages in the order of the year. */
export function HomePage() {
  const { t } = useTranslation("home");
  const session = useSession();
  const { scope } = useAreaScope();
  const home = useDue();
  const links = {
    review: paths.rounds(),
    planning: paths.plans(),
    delivery: paths.activities(),
    payment: paths.batches(),
    evaluation: paths.results(),
  } as const;
  return (
    <Stack gap="xl">
      <PageHead
        title={t("title")}
        lead={[session.data?.fullName, scope?.name].filter((part) => part !== undefined).join(" · ")}
      />
      <KeptHere />
      <DueList home={home} />
      <section>
        <Title order={2} mb="sm">
          {t("stages")}
        </Title>
        <ol className={classes.stages}>
          {stages.map((stage) => (
            <li key={stage} className={classes.stage}>
              <Anchor href={links[stage]} fw={600}>
                {t(`stage.${stage}`)}
              </Anchor>
              <Text>{t(`stage.${stage}Text`)}</Text>
            </li>
          ))}
        </ol>
      </section>
    </Stack>
  );
}

function DueList({ home }: { readonly home: Home }) {
  const { t } = useTranslation("home");
  const { due, isNew, error, onRetry } = home;
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (due === undefined) return <Text aria-busy="true">{t("counting")}</Text>;
  if (due.length === 0 && isNew) return <FirstAct />;
  if (due.length === 0) return <EmptyState why={t("nothingDue")} />;
  return (
    <Stack gap="lg">
      {dueTimes.map((when) => (
        <DueAt key={when} when={when} due={due.filter((one) => one.when === when)} />
      ))}
    </Stack>
  );
}

/** What is late, due today, this week, later, or has no day. */
function DueAt({ when, due }: { readonly when: DueTime; readonly due: readonly Due[] }) {
  const { t } = useTranslation("home");
  const today = useSession().data?.today;
  if (due.length === 0) return null;
  return (
    <section>
      <Title order={2} mb={4}>
        {t(`when.${when}`)}
      </Title>
      <ul className={classes.due} aria-label={t(`when.${when}`)}>
        {due.map((one) => (
          <li key={one.key}>
            <Anchor href={one.href} className={classes.task}>
              <span className={classes.count}>{one.count}</span>
              <span>
                {one.text}
                {one.dueOn !== null && today !== undefined && (
                  <span className={classes.until}>
                    <DeadlineText due={one.dueOn} today={today} />
                  </span>
                )}
              </span>
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
