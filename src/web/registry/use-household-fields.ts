import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { listAreas, listEthnicities } from "#contract/registry.ts";
import type { getHousehold } from "#contract/registry.ts";
import { closingReasons } from "#programme/registry/household.ts";
import { relations } from "#programme/registry/membership.ts";
import { birthPrecisions, sexes } from "#programme/registry/person.ts";
import { useEndpoint } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import type { ActField } from "#web/ui/ActDialog.tsx";

/** The questions that the acts on a household ask, each with what can be answered. */
export function useHouseholdFields(household: Output<typeof getHousehold>) {
  const { t } = useTranslation("registry");
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
    who.map(({ personId, name, relation }) => ({
      value: personId,
      label: `${name} (${t(`person.relation.${relation}`)})`,
    }));
  const choice = (
    name: string,
    label: string,
    choices: NonNullable<ActField["choices"]>,
    more: Partial<ActField> = {},
  ): ActField => ({ name, label, kind: "choice", choices, ...more });
  const relationChoices = relations
    .filter((relation) => relation !== "head")
    .map((value) => ({ value, label: t(`person.relation.${value}`) }));
  const on = (label: string): ActField => ({ name: "on", label, kind: "day", initial: today });

  return {
    members,
    on,
    who: choice("personId", t("household.acts.who"), named(members)),
    nextHead: choice("newHeadId", t("household.acts.nextHead"), named(others), {
      optional: true,
      help: t("household.acts.nextHeadHelp"),
    }),
    newHead: choice("newHeadId", t("household.acts.newHead"), named(others)),
    formerHeadRelation: choice("formerHeadRelation", t("household.acts.formerHeadRelation"), relationChoices),
    village: choice(
      "villageId",
      t("household.village"),
      (villages.data?.rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name })),
    ),
    address: { name: "address", label: t("household.address"), kind: "text" } satisfies ActField,
    because: choice(
      "because",
      t("household.acts.because"),
      closingReasons.map((value) => ({ value, label: t(`household.closedReason.${value}`) })),
    ),
    reason: { name: "reason", label: t("household.acts.reason"), kind: "long", optional: true } satisfies ActField,
    person: [
      { name: "fullName", label: t("person.name"), kind: "text" },
      choice("relation", t("person.relationHead"), relationChoices),
      choice(
        "sex",
        t("person.sexHead"),
        sexes.map((value) => ({ value, label: t(`person.sex.${value}`) })),
      ),
      { name: "birthDate", label: t("person.birth"), kind: "day", help: t("register.birthHelp") },
      choice(
        "birthPrecision",
        t("person.precisionHead"),
        birthPrecisions.map((value) => ({ value, label: t(`person.precision.${value}`) })),
        { initial: "day" },
      ),
      choice(
        "ethnicityCode",
        t("person.ethnicity"),
        (ethnicities.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name })),
        { optional: true },
      ),
      {
        name: "personalId",
        label: t("register.personalId"),
        kind: "figure",
        help: t("register.personalIdHelp"),
        optional: true,
      },
    ] satisfies readonly ActField[],
  };
}
