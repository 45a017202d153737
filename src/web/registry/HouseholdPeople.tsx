import { Badge, Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { person } from "#contract/registry.ts";
import type { Id } from "#kernel/id.ts";
import { partsOf } from "#kernel/local-date.ts";
import { flagText } from "./flag-text.ts";
import { Identifier } from "./Identifier.tsx";

type Person = z.output<typeof person>;

/** The people of a household as a table: name, relation, birth, what else is recorded. Identifiers are masked. */
export function HouseholdPeople(props: {
  readonly householdId: Id<"household">;
  readonly people: readonly Person[];
  readonly formatDay: (day: string) => string;
  readonly mayUnmask: boolean;
}) {
  const { t } = useTranslation("registry");
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="xs" aria-label={t("household.people", { count: props.people.length })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("person.name")}</Table.Th>
            <Table.Th scope="col">{t("person.relationHead")}</Table.Th>
            <Table.Th scope="col">{t("person.birth")}</Table.Th>
            <Table.Th scope="col">{t("person.sexHead")}</Table.Th>
            <Table.Th scope="col">{t("person.ethnicity")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.people.map((someone) => (
            <PersonRow key={someone.personId} someone={someone} {...props} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PersonRow(props: {
  readonly someone: Person;
  readonly householdId: Id<"household">;
  readonly formatDay: (day: string) => string;
  readonly mayUnmask: boolean;
}) {
  const { t } = useTranslation("registry");
  const { someone, formatDay } = props;
  const membership = someone.memberships.at(-1);
  const marks = [
    ...(someone.merit ? [t("person.merit")] : []),
    ...(someone.disability === null
      ? []
      : [`${t("person.disabilityHead")}: ${t(`person.disability.${someone.disability}`)}`]),
    ...(someone.diedOn === null ? [] : [t("person.died", { day: formatDay(someone.diedOn) })]),
    ...(someone.diedOn === null && membership?.to != null ? [t("person.left", { day: formatDay(membership.to) })] : []),
    ...someone.flags.map((flag) => flagText(t, flag)),
  ];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Stack gap={2}>
          <Text>{someone.fullName ?? t("households.noName")}</Text>
          {marks.map((mark) => (
            <Badge key={mark} variant="light" color="gray" tt="none" fw={500}>
              {mark}
            </Badge>
          ))}
          {someone.identifiers.map((identifier) => (
            <Identifier
              key={identifier.kind}
              householdId={props.householdId}
              personId={someone.personId}
              identifier={identifier}
              mayUnmask={props.mayUnmask}
            />
          ))}
        </Stack>
      </Table.Th>
      <Table.Td>{membership === undefined ? "" : t(`person.relation.${membership.relation}`)}</Table.Td>
      <Table.Td>{birthText(someone, t, formatDay)}</Table.Td>
      <Table.Td>{someone.sex === null ? t("household.unknown") : t(`person.sex.${someone.sex}`)}</Table.Td>
      <Table.Td>{[someone.ethnicityName, someone.localGroup].filter((text) => text !== null).join(", ")}</Table.Td>
    </Table.Tr>
  );
}

type Translate = ReturnType<typeof useTranslation<"registry">>["t"];

/** No more than is known: a day, a month or a year. */
function birthText({ birthDate, birthPrecision }: Person, t: Translate, formatDay: (day: string) => string): string {
  if (birthDate === null) return t("household.unknown");
  const { year, month } = partsOf(birthDate);
  if (birthPrecision === "year") return String(year);
  return birthPrecision === "month" ? `${String(month).padStart(2, "0")}/${year}` : formatDay(birthDate);
}
