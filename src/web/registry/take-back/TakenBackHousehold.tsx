import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getTakenBackHousehold } from "#contract/registry/take-back.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { birthText } from "#web/registry/household/birth-text.ts";
import { Facts } from "#web/ui/page/Facts.tsx";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";

type Gone = Output<typeof getTakenBackHousehold>;

/** A household as it stood in the registry when its import was taken back. */
export function TakenBackHousehold(props: { readonly householdId: Id<"household">; readonly onClose: () => void }) {
  const { t } = useTranslation("registry/take-back");
  const asked = useEndpoint(getTakenBackHousehold, { params: { householdId: props.householdId } });
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={3}>{t("takeBack.gone")}</Title>
        <Loaded asked={asked}>{(gone) => <Record gone={gone} />}</Loaded>
        <Group>
          <Button variant="default" onClick={props.onClose}>
            {t("takeBack.close")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Record({ gone }: { readonly gone: Gone }) {
  const { t } = useTranslation("registry/household");
  const { t: ti } = useTranslation("registry/take-back");
  const { day, instant } = useFormat();
  return (
    <>
      <Text>
        {ti("takeBack.reported", {
          when: instant(gone.takenBackAt),
          who: gone.officerName ?? "–",
          reason: gone.reason,
        })}
      </Text>
      <Facts
        facts={[
          { label: t("household.source"), value: `${gone.sourceSystem} ${gone.sourceKey}` },
          { label: ti("takeBack.registered"), value: day(gone.registeredOn) },
          {
            label: ti("takeBack.village"),
            value: [gone.address, gone.villageName, gone.communeName].filter((part) => part !== null).join(", "),
          },
        ]}
      />
      <ListBody
        label={t("household.people", { count: gone.people.length })}
        rows={gone.people}
        rowKey={(someone) => someone.personId}
        empty={{ why: t("households.noName") }}
        exportName="taken-back-household"
        columns={[
          { key: "name", head: t("person.name"), text: (someone) => someone.fullName ?? t("households.noName") },
          {
            key: "relation",
            head: t("person.relationHead"),
            text: (someone) => (someone.relation === null ? "" : t(`person.relation.${someone.relation}`)),
            onPhone: true,
          },
          { key: "birth", head: t("person.birth"), text: (someone) => birthText(someone, t, day), onPhone: true },
          {
            key: "number",
            head: ti("takeBack.numbers"),
            text: ({ identifiers }) =>
              identifiers
                .map(
                  ({ kind, lastDigits }) =>
                    `${t(`person.identifier.${kind}`)}: ${t("person.masked", { digits: lastDigits })}`,
                )
                .join("; "),
          },
        ]}
      />
    </>
  );
}
