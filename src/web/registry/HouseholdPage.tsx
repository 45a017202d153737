import { Badge, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getHousehold } from "#contract/registry.ts";
import type { Id } from "#kernel/id.ts";
import { flagText } from "./flag-text.ts";
import { HouseholdPeople } from "./HouseholdPeople.tsx";
import { HouseholdStory } from "./HouseholdStory.tsx";
import { Problem } from "#web/parts/Problem.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";

type Household = Output<typeof getHousehold>;

/** A household in one file: facts, people, the chain from need to outcome (given by the page's owner), the story. */
export function HouseholdPage(props: {
  readonly householdId: Id<"household">;
  readonly mayUnmask: boolean;
  readonly className: (code: string) => string;
  readonly chain?: ReactNode;
}) {
  const { t } = useTranslation("registry");
  const { day } = useFormat();
  const asked = useAsk(getHousehold, { params: { householdId: props.householdId } });
  if (asked.data === undefined) return <Problem error={asked.error} />;
  const household = asked.data;
  const head = household.people.find(({ memberships }) =>
    memberships.some(({ relation, to }) => relation === "head" && to === null),
  );
  const name = head?.fullName ?? null;
  return (
    <Stack gap="lg">
      <header>
        <Title order={1}>
          {name === null ? t("household.unnamed", { key: household.sourceKey }) : t("household.of", { name })}
        </Title>
        <Text c="dimmed">
          {[household.villageName, household.communeName].filter((part) => part !== null).join(", ")} ·{" "}
          {household.closedOn === null
            ? t("household.open")
            : `${t("household.closed")} ${day(household.closedOn)} (${t(`household.closedReason.${household.closedReason ?? ""}`)})`}
        </Text>
      </header>
      <Facts household={household} className={props.className} />
      <section>
        <Title order={2}>{t("household.people", { count: household.people.length })}</Title>
        <HouseholdPeople
          householdId={props.householdId}
          people={household.people}
          formatDay={day}
          mayUnmask={props.mayUnmask}
        />
      </section>
      {props.chain !== undefined && (
        <section>
          <Title order={2}>{t("household.chain")}</Title>
          {props.chain}
        </section>
      )}
      <section>
        <Title order={2}>{t("household.story")}</Title>
        <HouseholdStory household={household} />
      </section>
    </Stack>
  );
}

function Facts({
  household,
  className,
}: {
  readonly household: Household;
  readonly className: (code: string) => string;
}) {
  const { t } = useTranslation("registry");
  const { day } = useFormat();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("household.class"), household.class === null ? t("households.notDecided") : className(household.class)],
    [t("household.commune"), household.communeName],
    [t("household.village"), household.villageName ?? t("household.unknown")],
    [t("household.address"), household.address ?? t("household.unknown")],
    [t("household.residenceHead"), t(`household.residence.${household.residence}`)],
    [t("household.registeredOn"), day(household.registeredOn)],
    [
      t("household.source"),
      household.sourceSystem === "vuon" ? t("household.ownSource") : `${household.sourceSystem} ${household.sourceKey}`,
    ],
  ];
  return (
    <section>
      <Title order={2}>{t("household.facts")}</Title>
      <SimpleGrid component="dl" cols={{ base: 1, sm: 2 }} m={0} spacing="xs">
        {facts.map(([label, value]) => (
          <div key={label}>
            <Text component="dt" size="sm" c="dimmed">
              {label}
            </Text>
            <Text component="dd" m={0}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {household.flags.length > 0 && (
        <Text mt="sm">
          {t("household.flags")}:{" "}
          {household.flags.map((flag) => (
            <Badge key={flag} variant="light" color="yellow" tt="none" mr={4}>
              {flagText(t, flag)}
            </Badge>
          ))}
        </Text>
      )}
    </section>
  );
}
