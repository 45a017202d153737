import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { HouseholdCauses } from "#web/planning/framework/HouseholdCauses.tsx";
import { Shares } from "#web/delivery/cost-sharing/Shares.tsx";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { ListSkeleton } from "#web/ui/page/Skeletons.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import classes from "./HouseholdChain.module.css";
import { readHouseholdChain } from "#contract/evaluation/effect.ts";
import { useNames } from "#web/names.ts";

type Chain = Output<typeof readHouseholdChain>;
type ChainLink = Chain["links"][number];

/** Why a household says it is poor, and its chain: need, support, money, outcome; each link opens to its record. */
export function HouseholdChain({ householdId }: { readonly householdId: Id<"household"> }) {
  const { t } = useTranslation("evaluation/effect");
  const found = useEndpoint(readHouseholdChain, { params: { householdId } });
  return (
    <Loaded asked={found} skeleton={<ListSkeleton rows={3} />}>
      {(chain) => (
        <Stack>
          <HouseholdCauses householdId={householdId} found={chain.causes} />
          <section>
            <Title order={2} mb="xs">
              {t("chain.title")}
            </Title>
            <ChainOf chain={chain} householdId={householdId} />
          </section>
        </Stack>
      )}
    </Loaded>
  );
}

function ChainOf({ chain, householdId }: { readonly chain: Chain; readonly householdId: string }) {
  const { t } = useTranslation(["evaluation/effect", "codes"]);
  const nameOf = useNames();
  const years = [...Map.groupBy(chain.needs, (need) => need.year)];
  return (
    <Stack>
      {years.map(([year, own]) => (
        <Text key={year} component="div">
          {t("chain.needs", { year: String(year) })}:{" "}
          {own.map((need, position) => (
            <span key={need.indicator}>
              {position > 0 && ", "}
              <Anchor href={paths.explanation(householdId, need.roundId)}>{nameOf("needs", need.indicator)}</Anchor>
            </span>
          ))}
        </Text>
      ))}
      {chain.links.length === 0 && <Text>{t("chain.noSupport")}</Text>}
      {chain.links.map((link) => (
        <OneChain key={link.support.supportId} link={link} householdId={householdId} />
      ))}
    </Stack>
  );
}

function OneChain({ link, householdId }: { readonly link: ChainLink; readonly householdId: string }) {
  const { t } = useTranslation(["evaluation/effect", "codes", "delivery/activity", "payment/batch", "terms"]);
  const nameOf = useNames();
  const { need, support, money, outcome } = link;
  const outcomeText =
    outcome === null
      ? ""
      : `${t(outcome.stillDeprived ? "chain.stillThere" : "chain.gone")} (${String(outcome.year)}): ${nameOf("classes", outcome.class)}`;
  return (
    <ol className={classes.chain} aria-label={t("chain.title")}>
      <Step title={t("chain.need")}>
        {need === null ? (
          "–"
        ) : (
          <Anchor
            href={paths.explanation(householdId, need.roundId)}
          >{`${nameOf("needs", need.indicator)} (${String(need.year)})`}</Anchor>
        )}
      </Step>
      <Step title={t("chain.support")}>
        <Anchor href={paths.activity(support.activityId)}>{support.activityTitle}</Anchor>
        <StateBadge
          tone={support.state === "paid" || support.state === "verified" ? "good" : "progress"}
          label={t(`delivery/activity:state.${support.state}`)}
        />
      </Step>
      <Step title={t("chain.money")}>
        <Money amount={money.paid > 0n ? money.paid : money.committed} />
        {money.shares.length > 1 ? (
          <Shares shares={money.shares} />
        ) : (
          <Anchor
            href={paths.fundLine(money.fundLineId)}
          >{`${nameOf("sources", money.fundSource)} · ${money.component}`}</Anchor>
        )}
        {money.batchId !== null && (
          <Anchor href={paths.batch(money.batchId)}>
            {t(`payment/batch:instruction.${money.paymentState ?? "ready"}`)}
          </Anchor>
        )}
      </Step>
      <Step title={t("chain.outcome")}>
        {outcome === null ? (
          t("chain.notYet")
        ) : (
          <Anchor href={paths.explanation(householdId, outcome.roundId)}>{outcomeText}</Anchor>
        )}
      </Step>
    </ol>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className={classes.link}>
      <span className={classes.title}>{title}</span>
      {children}
    </li>
  );
}
