import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { askTransfer, joinHouseholds, movePerson, splitHousehold } from "#contract/registry/transfer.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { useEndpoint } from "#web/client.ts";
import { newId } from "#contract/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useSession } from "#web/session.ts";
import { useWhyNot } from "#web/why-not.ts";
import { membersOf } from "#web/registry/household/use-household-fields.ts";
import { WithHouseholdFields } from "#web/registry/household/WithHouseholdFields.tsx";
import type { HouseholdFields } from "#web/registry/household/WithHouseholdFields.tsx";
import { WithOtherHousehold } from "./WithOtherHousehold.tsx";
import type { OtherHousehold } from "./WithOtherHousehold.tsx";
import { getArea, listAreas } from "#contract/area/area.ts";

type Household = Output<typeof getHousehold>;
/** What goes between households: a split, a joining, a person's move, a move of all to another commune. */
export function useMoveActs(household: Household): readonly RecordAct[] {
  const { t } = useTranslation(["registry/transfer", "registry/household"]);
  const { t: tr } = useTranslation("registry/household");
  const whyNot = useWhyNot();
  const { householdId } = household;
  const today = useSession().data?.today ?? "";
  const initial = { householdId, actId: newId("household act"), on: today };
  const members = membersOf(household, tr("households.noName"));
  const withFields = (children: (fields: HouseholdFields) => ReactNode) => (
    <WithHouseholdFields household={household}>{children}</WithHouseholdFields>
  );
  const blocked =
    household.asOf !== null
      ? t("registry/household:asOf.noActs")
      : household.closedOn !== null && tr("household.acts.isClosed");
  const alone = blocked === false && members.length < 2 && tr("household.acts.alone");
  const relationsOf = (withHead: boolean) =>
    relations
      .filter((relation) => withHead || relation !== "head")
      .map((value) => ({ value, label: tr(`person.relation.${value}`) }));
  /** Each member with the question what becomes of it there. */
  const movers = (label: (name: string) => string, withHead: boolean, help?: string) =>
    members.map(({ name }, at) => ({
      path: `movers.${at}.relation` as const,
      label: label(name),
      choices: relationsOf(withHead),
      ...(help === undefined ? {} : { help }),
    }));
  const everybody = members.map(({ personId }) => ({ personId, relation: "" }));
  const nameOf = ({ headName }: OtherHousehold) => headName ?? tr("households.noName");
  const withOther = (
    verb: string,
    onClose: () => void,
    children: (other: OtherHousehold, fields: HouseholdFields) => ReactNode,
  ) => (
    <WithOtherHousehold verb={verb} except={householdId} onClose={onClose}>
      {(other) => withFields((fields) => children(other, fields))}
    </WithOtherHousehold>
  );
  return [
    {
      key: "split",
      group: tr("household.actGroups.people"),
      label: t("split.verb"),
      whyNot: whyNot("registry.changeHousehold", blocked || alone),
      dialog: (onClose) =>
        withFields((fields) => (
          <ActDialog
            endpoint={splitHousehold}
            verb={t("split.verb")}
            next={t("split.next")}
            initial={{ ...initial, newHouseholdId: newId("household"), movers: everybody }}
            seen={household}
            complete={(values) => ({ ...values, movers: values.movers?.filter(({ relation }) => relation !== "") })}
            fields={[
              ...movers((name) => t("split.mover", { name }), true, t("split.moverHelp")),
              fields.nextHead,
              fields.villageAt("villageId"),
              fields.address,
              fields.on(t("split.from")),
              fields.reason,
            ]}
            onClose={onClose}
          />
        )),
    },
    {
      key: "person",
      group: tr("household.actGroups.people"),
      label: t("person.verb"),
      whyNot: whyNot("registry.changeHousehold", blocked || alone),
      dialog: (onClose) =>
        withOther(t("person.verb"), onClose, (other, fields) => (
          <ActDialog
            endpoint={movePerson}
            verb={t("person.verb")}
            next={t("person.next", { head: nameOf(other) })}
            initial={{ ...initial, intoHouseholdId: other.householdId }}
            seen={household}
            fields={[
              fields.who,
              {
                path: "relation",
                label: t("person.relation", { head: nameOf(other) }),
                choices: relationsOf(false),
              },
              fields.nextHead,
              fields.on(tr("household.acts.from")),
              fields.reason,
            ]}
            onClose={onClose}
          />
        )),
    },
    {
      key: "joinHouseholds",
      group: tr("household.actGroups.people"),
      label: t("join.verb"),
      whyNot: whyNot("registry.changeHousehold", blocked),
      dialog: (onClose) =>
        withOther(t("join.verb"), onClose, (other, fields) => (
          <ActDialog
            endpoint={joinHouseholds}
            verb={t("join.verb")}
            next={t("join.next", { head: nameOf(other) })}
            initial={{ ...initial, intoHouseholdId: other.householdId, movers: everybody }}
            seen={household}
            fields={[
              ...movers((name) => t("join.mover", { name, head: nameOf(other) }), false),
              fields.on(tr("household.acts.from")),
              fields.reason,
            ]}
            onClose={onClose}
          />
        )),
    },
    {
      key: "transfer",
      group: tr("household.actGroups.place"),
      label: t("transfer.verb"),
      whyNot: whyNot("registry.askTransfer", blocked),
      dialog: (onClose) =>
        withFields((fields) => (
          <WithOtherCommunes communeId={household.communeId}>
            {(communes) => (
              <ActDialog
                endpoint={askTransfer}
                verb={t("transfer.verb")}
                next={t("transfer.next")}
                initial={{ householdId, transferId: newId("transfer"), on: today }}
                fields={[
                  { path: "toCommuneId", label: t("transfer.to"), choices: communes },
                  fields.on(t("transfer.on")),
                  fields.why,
                ]}
                onClose={onClose}
              />
            )}
          </WithOtherCommunes>
        )),
    },
  ];
}

type Choices = readonly { readonly value: string; readonly label: string }[];

function WithOtherCommunes(props: { readonly communeId: string; readonly children: (communes: Choices) => ReactNode }) {
  return props.children(useOtherCommunes(props.communeId));
}

/** The other communes of the same province, to choose from. */
function useOtherCommunes(communeId: string): Choices {
  const commune = useEndpoint(getArea, { params: { areaId: communeId } });
  const provinceId = commune.data?.ancestors[0]?.areaId;
  const below = useEndpoint(listAreas, { query: { parentId: provinceId } }, { enabled: provinceId !== undefined });
  return (below.data?.rows ?? [])
    .filter(({ areaId }) => areaId !== communeId)
    .map(({ areaId, fullName }) => ({ value: areaId, label: fullName }));
}
