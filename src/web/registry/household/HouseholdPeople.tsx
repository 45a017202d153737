import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { unmaskIdentifier } from "#contract/registry/household.ts";
import type { person } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { askServer } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useMay } from "#web/session.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Masked } from "#web/ui/Masked.tsx";
import { birthText } from "./birth-text.ts";
import { flagText } from "./flag-text.ts";

type Person = z.output<typeof person>;

/** The people of a household: name, relation, birth, what else is recorded. Identifiers are masked. */
export function HouseholdPeople(props: { readonly householdId: Id<"household">; readonly people: readonly Person[] }) {
  const { t } = useTranslation("registry/household");
  const { day } = useFormat();
  const relationOf = (someone: Person) => {
    const membership = someone.memberships.at(-1);
    return membership === undefined ? "" : t(`person.relation.${membership.relation}`);
  };
  return (
    <ListBody
      label={t("household.people", { count: props.people.length })}
      rows={props.people}
      rowKey={(someone) => someone.personId}
      empty={{ why: t("households.noName") }}
      exportName="people"
      columns={[
        {
          key: "name",
          head: t("person.name"),
          text: (someone) => someone.fullName ?? t("households.noName"),
          cell: (someone) => <PersonName someone={someone} householdId={props.householdId} />,
        },
        { key: "relation", head: t("person.relationHead"), text: relationOf, onPhone: true },
        { key: "birth", head: t("person.birth"), text: (someone) => birthText(someone, t, day), onPhone: true },
        {
          key: "sex",
          head: t("person.sexHead"),
          text: (someone) => (someone.sex === null ? t("household.unknown") : t(`person.sex.${someone.sex}`)),
        },
        {
          key: "ethnicity",
          head: t("person.ethnicity"),
          text: (someone) => [someone.ethnicityName, someone.localGroup].filter((text) => text !== null).join(", "),
        },
      ]}
    />
  );
}

function PersonName({ someone, householdId }: { readonly someone: Person; readonly householdId: Id<"household"> }) {
  const { t } = useTranslation("registry/household");
  const { day } = useFormat();
  const may = useMay();
  const { personId } = someone;
  const left = someone.memberships.at(-1)?.to ?? null;
  const marks = [
    ...(someone.merit ? [t("person.merit")] : []),
    ...(someone.disability === null
      ? []
      : [`${t("person.disabilityHead")}: ${t(`person.disability.${someone.disability}`)}`]),
    ...(someone.diedOn === null ? [] : [t("person.died", { day: day(someone.diedOn) })]),
    ...(someone.diedOn === null && left !== null ? [t("person.left", { day: day(left) })] : []),
    ...someone.flags.map((flag) => flagText(t, flag)),
  ];
  return (
    <Stack gap={2}>
      <span>{someone.fullName ?? t("households.noName")}</span>
      {marks.length > 0 && (
        <Text span size="sm" c="dimmed" fw={400}>
          {marks.join("; ")}
        </Text>
      )}
      {someone.identifiers.map(({ kind, lastDigits }) => (
        <Masked
          key={kind}
          label={t(`person.identifier.${kind}`)}
          masked={`${t(`person.identifier.${kind}`)}: ${t("person.masked", { digits: lastDigits })}`}
          onReveal={
            may("registry.unmaskIdentifier")
              ? async (purpose) =>
                  (await askServer(unmaskIdentifier, { params: { householdId, personId, kind }, body: { purpose } }))
                    .value
              : undefined
          }
        />
      ))}
    </Stack>
  );
}
