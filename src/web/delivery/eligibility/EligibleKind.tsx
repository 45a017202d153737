import { Anchor, Card, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readHouseholdEligibility } from "#contract/delivery/eligibility.ts";
import { addDays } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Reasons } from "./Reasons.tsx";
import { useReasonText } from "./use-reason-text.ts";

type Kind = Output<typeof readHouseholdEligibility>["kinds"][number];

/** One kind of support: what speaks against it first, what the household has of it, where it can be had, and the whole rule folded. */
export function EligibleKind({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation(["delivery/eligibility", "delivery/activity"]);
  const { language, day, money } = useFormat();
  const textOf = useReasonText();
  const against = kind.reasons.filter((line) => line.kind === "condition" && line.holds === false);
  const nobody = kind.isForPeople && against.length === 0 && kind.answer === "no";
  return (
    <Card withBorder component="article" padding="sm">
      <Stack gap={6}>
        <Title order={3}>{kind.name[language]}</Title>
        {kind.answer === "no" && against.map((line, at) => <Text key={at}>{textOf(line)}</Text>)}
        {nobody && <Text>{t("noPeople")}</Text>}
        {kind.answer === "yes" && kind.isForPeople && (
          <Text>
            {kind.people
              .filter(({ answer }) => answer === "yes")
              .map(({ fullName }) => fullName)
              .join(", ")}
          </Text>
        )}
        {kind.given.map((one) => (
          <Text key={one.supportId}>
            {t(one.personName === null ? "given" : "givenTo", {
              activity: one.activityTitle,
              person: one.personName ?? "",
              state: t(`delivery/activity:state.${one.state}`),
              amount: money(one.amount),
              until: day(addDays(one.until, -1)),
            })}
          </Text>
        ))}
        {kind.answer === "yes" &&
          kind.given.length === 0 &&
          (kind.open.length === 0 ? (
            <Text c="dimmed">{t("notOpen")}</Text>
          ) : (
            <Text>
              {t("open")}{" "}
              {kind.open.map((one, at) => (
                <span key={one.activityId}>
                  {at > 0 && ", "}
                  <Anchor inherit href={paths.activity(one.activityId)}>
                    {one.title}
                  </Anchor>
                </span>
              ))}
            </Text>
          ))}
        {kind.reasons.length > 0 && (
          <details>
            <summary>{t("why")}</summary>
            <Reasons lines={kind.reasons} />
            {kind.people.map((person) => (
              <section key={person.personId}>
                <Text fw={600}>{`${person.fullName}: ${t(`answer.${person.answer}`)}`}</Text>
                <Reasons lines={person.reasons} />
              </section>
            ))}
          </details>
        )}
      </Stack>
    </Card>
  );
}
