import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { closingReasons } from "#programme/registry/household/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { birthPrecisions, disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { formIdentifier } from "#programme/registry/household/register-household.ts";
import { useEndpoint } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import type { ActField } from "#web/ui/act/ActDialog.tsx";
import { numberDoubt } from "./number-doubt.ts";
import { listAreas, listEthnicities } from "#contract/area/area.ts";

/** The questions that the acts on a household ask, each with what can be answered. */
export function useHouseholdFields(household: Output<typeof getHousehold>) {
  const { t } = useTranslation("registry/household");
  const today = useSession().data?.today ?? "";
  const villages = useEndpoint(listAreas, { query: { parentId: household.communeId } });
  const ethnicities = useEndpoint(listEthnicities);
  const members = household.people.flatMap(({ personId, fullName, memberships }) => {
    const now = memberships.find(({ to }) => to === null);
    return now === undefined ? [] : [{ personId, name: fullName ?? t("households.noName"), relation: now.relation }];
  });
  const headId = members.find(({ relation }) => relation === "head")?.personId;
  const others = members.filter(({ personId }) => personId !== headId);
  const named = (who: typeof members) =>
    who.map(({ personId, name: called, relation }) => ({
      value: personId,
      label: `${called} (${t(`person.relation.${relation}`)})`,
    }));
  const choice = (
    field: string,
    label: string,
    choices: NonNullable<ActField["choices"]>,
    more: Partial<ActField> = {},
  ): ActField => ({ name: field, label, kind: "choice", choices, ...more });
  const relationChoices = relations
    .filter((relation) => relation !== "head")
    .map((value) => ({ value, label: t(`person.relation.${value}`) }));
  const on = (label: string): ActField => ({ name: "on", label, kind: "day", initial: today });

  const name: ActField = { name: "fullName", label: t("person.name"), kind: "text" };
  const birth: ActField = { name: "birthDate", label: t("person.birth"), kind: "day", help: t("register.birthHelp") };
  const words = (values: readonly string[], text: (value: string) => string) =>
    values.map((value) => ({ value, label: text(value) }));
  const precision = choice(
    "birthPrecision",
    t("person.precisionHead"),
    words(birthPrecisions, (value) => t(`person.precision.${value}`)),
  );
  const sex = choice(
    "sex",
    t("person.sexHead"),
    words(sexes, (value) => t(`person.sex.${value}`)),
  );
  const ethnicity = choice(
    "ethnicityCode",
    t("person.ethnicity"),
    (ethnicities.data?.rows ?? []).map(({ code, name: people }) => ({ value: code, label: people })),
  );
  const disability = choice(
    "disability",
    t("person.disabilityHead"),
    words(disabilityLevels, (value) => t(`person.disability.${value}`)),
  );

  return {
    members,
    on,
    who: choice("personId", t("household.acts.who"), named(members)),
    nextHead: choice("newHeadId", t("household.acts.nextHead"), named(others), {
      optional: true,
      help: t("household.acts.nextHeadHelp"),
    }),
    relation: choice("relation", t("person.relationHead"), relationChoices),
    newHead: choice("newHeadId", t("household.acts.newHead"), named(others)),
    formerHeadRelation: choice("formerHeadRelation", t("household.acts.formerHeadRelation"), relationChoices),
    village: choice(
      "villageId",
      t("household.village"),
      (villages.data?.rows ?? []).map(({ areaId, name: village }) => ({ value: areaId, label: village })),
    ),
    address: { name: "address", label: t("household.address"), kind: "text" } satisfies ActField,
    because: choice(
      "because",
      t("household.acts.because"),
      closingReasons.map((value) => ({ value, label: t(`household.closedReason.${value}`) })),
    ),
    reason: { name: "reason", label: t("household.acts.reason"), kind: "long", optional: true } satisfies ActField,
    why: { name: "reason", label: t("household.acts.why"), kind: "long" } satisfies ActField,
    person: [
      name,
      choice("relation", t("person.relationHead"), relationChoices),
      sex,
      birth,
      { ...precision, initial: "day" },
      { ...ethnicity, optional: true },
      {
        name: "personalId",
        label: t("register.personalId"),
        kind: "figure",
        help: t("register.personalIdHelp"),
        optional: true,
        doubt: (values) => numberDoubt(t, { kind: formIdentifier, number: values["personalId"] ?? "" }, values),
      },
      { name: "phone", label: t("register.phone"), kind: "figure", optional: true },
    ] satisfies readonly ActField[],
    /** What can be corrected of a person: what is left empty stays as it is. */
    facts: [name, birth, precision, sex, ethnicity, disability].map((field): ActField => ({
      ...field,
      optional: true,
    })),
  };
}
