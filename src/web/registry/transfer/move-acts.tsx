import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { askTransfer, joinHouseholds, movePerson, splitHousehold } from "#contract/registry/transfer.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { useEndpoint } from "#web/client.ts";
import { newId } from "#web/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActField } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useHouseholdFields } from "#web/registry/household/use-household-fields.ts";
import { WithOtherHousehold } from "./WithOtherHousehold.tsx";
import type { OtherHousehold } from "./WithOtherHousehold.tsx";
import { getArea, listAreas } from "#contract/area/area.ts";

type Household = Output<typeof getHousehold>;
type Values = Readonly<Record<string, string>>;

/** What was left empty is not sent. */
const given = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
const moverField = "mover:";
const moversIn = (values: Values) =>
  Object.entries(values).flatMap(([name, relation]) =>
    name.startsWith(moverField) && relation !== "" ? [{ personId: name.slice(moverField.length), relation }] : [],
  );
const withoutMovers = (values: Values): Values =>
  Object.fromEntries(Object.entries(given(values)).filter(([name]) => !name.startsWith(moverField)));

/** What goes between households: a split, a joining, a person's move, a move of all to another commune. */
export function useMoveActs(household: Household): readonly RecordAct[] {
  const { t } = useTranslation(["registry/transfer", "registry/household"]);
  const { t: tr } = useTranslation("registry/household");
  const whyNot = useWhyNot();
  const fields = useHouseholdFields(household);
  const communes = useOtherCommunes(household.communeId);
  const { householdId } = household;
  const params = { householdId };
  const { members } = fields;
  const blocked =
    household.asOf !== null
      ? t("registry/household:asOf.noActs")
      : household.closedOn !== null && tr("household.acts.isClosed");
  const alone = blocked === false && members.length < 2 && tr("household.acts.alone");
  const relationsOf = (withHead: boolean) =>
    relations
      .filter((relation) => withHead || relation !== "head")
      .map((value) => ({ value, label: tr(`person.relation.${value}`) }));
  const movers = (label: (name: string) => string, more: Partial<ActField>, withHead: boolean) =>
    members.map(({ personId, name }): ActField => ({
      name: `${moverField}${personId}`,
      label: label(name),
      kind: "choice",
      choices: relationsOf(withHead),
      ...more,
    }));
  const nameOf = ({ headName }: OtherHousehold) => headName ?? tr("households.noName");
  const withOther = (verb: string, onClose: () => void, children: (other: OtherHousehold) => ReactNode) => (
    <WithOtherHousehold verb={verb} except={householdId} onClose={onClose}>
      {children}
    </WithOtherHousehold>
  );
  return [
    {
      key: "split",
      label: t("split.verb"),
      whyNot: whyNot("registry.changeHousehold", blocked || alone),
      dialog: (onClose) => (
        <ActDialog
          endpoint={splitHousehold}
          verb={t("split.verb")}
          next={t("split.next")}
          fields={[
            ...movers((name) => t("split.mover", { name }), { optional: true, help: t("split.moverHelp") }, true),
            fields.nextHead,
            { ...fields.village, optional: true },
            { ...fields.address, optional: true },
            fields.on(t("split.from")),
            fields.reason,
          ]}
          build={(values) => ({
            params,
            seen: household,
            body: splitHousehold.body.parse({
              ...withoutMovers(values),
              actId: newId("household act"),
              newHouseholdId: newId("household"),
              movers: moversIn(values),
            }),
          })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "person",
      label: t("person.verb"),
      whyNot: whyNot("registry.changeHousehold", blocked || alone),
      dialog: (onClose) =>
        withOther(t("person.verb"), onClose, (other) => (
          <ActDialog
            endpoint={movePerson}
            verb={t("person.verb")}
            next={t("person.next", { head: nameOf(other) })}
            fields={[
              fields.who,
              {
                name: "relation",
                label: t("person.relation", { head: nameOf(other) }),
                kind: "choice",
                choices: relationsOf(false),
              },
              fields.nextHead,
              fields.on(tr("household.acts.from")),
              fields.reason,
            ]}
            build={({ personId = "", ...values }) => ({
              params: movePerson.params.parse({ householdId, personId }),
              seen: household,
              body: movePerson.body.parse({
                ...given(values),
                actId: newId("household act"),
                intoHouseholdId: other.householdId,
              }),
            })}
            onClose={onClose}
          />
        )),
    },
    {
      key: "joinHouseholds",
      label: t("join.verb"),
      whyNot: whyNot("registry.changeHousehold", blocked),
      dialog: (onClose) =>
        withOther(t("join.verb"), onClose, (other) => (
          <ActDialog
            endpoint={joinHouseholds}
            verb={t("join.verb")}
            next={t("join.next", { head: nameOf(other) })}
            fields={[
              ...movers((name) => t("join.mover", { name, head: nameOf(other) }), {}, false),
              fields.on(tr("household.acts.from")),
              fields.reason,
            ]}
            build={(values) => ({
              params,
              seen: household,
              body: joinHouseholds.body.parse({
                ...withoutMovers(values),
                actId: newId("household act"),
                intoHouseholdId: other.householdId,
                movers: moversIn(values),
              }),
            })}
            onClose={onClose}
          />
        )),
    },
    {
      key: "transfer",
      label: t("transfer.verb"),
      whyNot: whyNot("registry.askTransfer", blocked),
      dialog: (onClose) => (
        <ActDialog
          endpoint={askTransfer}
          verb={t("transfer.verb")}
          next={t("transfer.next")}
          fields={[
            { name: "toCommuneId", label: t("transfer.to"), kind: "choice", choices: communes },
            fields.on(t("transfer.on")),
            fields.why,
          ]}
          build={(values) => ({
            params,
            body: askTransfer.body.parse({ ...given(values), transferId: newId("transfer") }),
          })}
          onClose={onClose}
        />
      ),
    },
  ];
}

/** The other communes of the same province, to choose from. */
function useOtherCommunes(communeId: string): readonly { readonly value: string; readonly label: string }[] {
  const commune = useEndpoint(getArea, { params: { areaId: communeId } });
  const provinceId = commune.data?.ancestors[0]?.areaId;
  const below = useEndpoint(listAreas, { query: { parentId: provinceId } }, { enabled: provinceId !== undefined });
  return (below.data?.rows ?? [])
    .filter(({ areaId }) => areaId !== communeId)
    .map(({ areaId, fullName }) => ({ value: areaId, label: fullName }));
}
