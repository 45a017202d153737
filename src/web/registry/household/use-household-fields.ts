import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { closingReasons } from "#programme/registry/household/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { birthPrecisions, disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { formIdentifier } from "#programme/registry/household/register-household.ts";
import { useEndpoint } from "#web/client.ts";
import type { ActField } from "#web/ui/act/ActDialog.tsx";
import { numberDoubt } from "./number-doubt.ts";
import { listAreas, listEthnicities } from "#contract/area/area.ts";

/** Who lives in the household today. */
export function membersOf({ people }: Output<typeof getHousehold>, unnamed: string) {
  return people.flatMap(({ personId, fullName, memberships }) => {
    const now = memberships.find(({ to }) => to === null);
    return now === undefined ? [] : [{ personId, name: fullName ?? unnamed, relation: now.relation }];
  });
}

/** The questions that the acts on a household ask, each with what can be answered. */
export function useHouseholdFields(household: Output<typeof getHousehold>) {
  const { t } = useTranslation("registry/household");
  const villages = useEndpoint(listAreas, { query: { parentId: household.communeId } });
  const ethnicities = useEndpoint(listEthnicities);
  const members = membersOf(household, t("households.noName"));
  const headId = members.find(({ relation }) => relation === "head")?.personId;
  const others = members.filter(({ personId }) => personId !== headId);
  const named = (who: typeof members) =>
    who.map(({ personId, name: called, relation }) => ({
      value: personId,
      label: `${called} (${t(`person.relation.${relation}`)})`,
    }));
  type Choices = NonNullable<ActField["choices"]>;
  const choice = <P extends string>(path: P, label: string, choices: Choices): ActField<P> => ({
    path,
    label,
    choices,
  });
  const words = (values: readonly string[], text: (value: string) => string): Choices =>
    values.map((value) => ({ value, label: text(value) }));
  const relationChoices = words(
    relations.filter((relation) => relation !== "head"),
    (value) => t(`person.relation.${value}`),
  );
  const relationAt = <P extends string>(path: P) => choice(path, t("person.relationHead"), relationChoices);
  const villageAt = <P extends string>(path: P) =>
    choice(
      path,
      t("household.village"),
      (villages.data?.rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name })),
    );
  /** The facts of a person, asked in a part of the form. */
  const factsIn = <P extends string>(part: P) => ({
    name: { path: `${part}.fullName`, label: t("person.name") } as const,
    sex: choice(
      `${part}.sex` as const,
      t("person.sexHead"),
      words(sexes, (value) => t(`person.sex.${value}`)),
    ),
    birth: { path: `${part}.birthDate`, label: t("person.birth"), help: t("register.birthHelp") } as const,
    precision: choice(
      `${part}.birthPrecision` as const,
      t("person.precisionHead"),
      words(birthPrecisions, (value) => t(`person.precision.${value}`)),
    ),
    ethnicity: choice(
      `${part}.ethnicityCode` as const,
      t("person.ethnicity"),
      (ethnicities.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name })),
    ),
    disability: choice(
      `${part}.disability` as const,
      t("person.disabilityHead"),
      words(disabilityLevels, (value) => t(`person.disability.${value}`)),
    ),
  });
  const member = factsIn("member");

  return {
    members,
    relationAt,
    villageAt,
    on: (label: string) => ({ path: "on", label }) as const,
    who: choice("personId", t("household.acts.who"), named(members)),
    nextHead: {
      ...choice("newHeadId", t("household.acts.nextHead"), named(others)),
      help: t("household.acts.nextHeadHelp"),
    },
    newHead: choice("newHeadId", t("household.acts.newHead"), named(others)),
    formerHeadRelation: choice("formerHeadRelation", t("household.acts.formerHeadRelation"), relationChoices),
    address: { path: "address", label: t("household.address") } as const,
    because: choice(
      "because",
      t("household.acts.because"),
      words(closingReasons, (value) => t(`household.closedReason.${value}`)),
    ),
    reason: { path: "reason", label: t("household.acts.reason") } as const,
    why: { path: "reason", label: t("household.acts.why") } as const,
    person: [
      member.name,
      relationAt("member.relation"),
      member.sex,
      member.birth,
      member.precision,
      member.ethnicity,
      {
        path: "member.personalId",
        label: t("register.personalId"),
        help: t("register.personalIdHelp"),
        doubtOf: (textAt: (path: string) => string) =>
          numberDoubt(
            t,
            { kind: formIdentifier, number: textAt("member.personalId") },
            { birthDate: textAt("member.birthDate"), sex: textAt("member.sex") },
          ),
      },
      { path: "member.phone", label: t("register.phone") },
    ] as const,
    /** What can be corrected of a person: what is left empty stays as it is. */
    factsIn: <P extends string>(part: P) => {
      const { name, birth, precision, sex, ethnicity, disability } = factsIn(part);
      return [name, birth, precision, sex, ethnicity, disability] as const;
    },
  };
}
