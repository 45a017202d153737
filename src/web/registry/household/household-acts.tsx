import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import {
  changeHead,
  closeHousehold,
  joinMember,
  leaveMember,
  moveHousehold,
  recordDeath,
} from "#contract/registry/household-acts.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { newId } from "#contract/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useSession } from "#web/session.ts";
import { useWhyNot } from "#web/why-not.ts";
import { AskCorrection } from "#web/registry/correction/AskCorrection.tsx";
import { useMoveActs } from "#web/registry/transfer/move-acts.tsx";
import { membersOf } from "./use-household-fields.ts";
import { WithHouseholdFields } from "./WithHouseholdFields.tsx";
import type { HouseholdFields } from "./WithHouseholdFields.tsx";

type Household = Output<typeof getHousehold>;
const groupOf = {
  join: "people",
  leave: "people",
  die: "people",
  head: "people",
  move: "place",
  close: "file",
} as const;

/** What can be done to a household: who comes and goes, who is head, where it lives, its end. Each is dated and stays in the story. */
export function useHouseholdActs(household: Household): readonly RecordAct[] {
  const { t } = useTranslation("registry/household");
  const { t: tm } = useTranslation("registry/household");
  const past = household.asOf !== null && tm("asOf.noActs");
  const moves = useMoveActs(household);
  const whyNot = useWhyNot();
  const { householdId } = household;
  const today = useSession().data?.today ?? "";
  const initial = { householdId, actId: newId("household act"), on: today };
  const alone = membersOf(household, "").length < 2 && t("household.acts.alone");
  const act = (
    key: keyof typeof groupOf,
    reason: string | false,
    dialog: (shown: Shown, fields: HouseholdFields) => ReactNode,
  ): RecordAct => {
    const verb = t(`household.acts.${key}`);
    return {
      key,
      group: t(`household.actGroups.${groupOf[key]}`),
      label: verb,
      whyNot: whyNot(
        "registry.changeHousehold",
        past || (household.closedOn === null ? reason : t("household.acts.isClosed")),
      ),
      dialog: (onClose) => (
        <WithHouseholdFields household={household}>
          {(fields) => dialog({ verb, next: t(`household.acts.${key}Next`), seen: household, onClose }, fields)}
        </WithHouseholdFields>
      ),
    };
  };
  type Shown = {
    readonly verb: string;
    readonly next: string;
    readonly seen: Household;
    readonly onClose: () => void;
  };
  return [
    act("join", false, (shown, fields) => (
      <ActDialog
        endpoint={joinMember}
        initial={{ ...initial, member: { personId: newId("person"), birthPrecision: "day" } }}
        fields={[...fields.person, fields.on(t("household.acts.from")), fields.reason]}
        {...shown}
      />
    )),
    act("leave", alone, (shown, fields) => (
      <ActDialog
        endpoint={leaveMember}
        initial={initial}
        fields={[fields.who, fields.on(t("household.acts.lastDay")), fields.nextHead, fields.reason]}
        {...shown}
      />
    )),
    act("die", false, (shown, fields) => (
      <ActDialog
        endpoint={recordDeath}
        initial={initial}
        fields={[
          fields.who,
          fields.on(t("household.acts.diedOn")),
          ...(alone === false ? [fields.nextHead] : []),
          fields.reason,
        ]}
        {...shown}
      />
    )),
    act("head", alone, (shown, fields) => (
      <ActDialog
        endpoint={changeHead}
        initial={initial}
        fields={[fields.newHead, fields.formerHeadRelation, fields.on(t("household.acts.from")), fields.reason]}
        {...shown}
      />
    )),
    act("move", false, (shown, fields) => (
      <ActDialog
        endpoint={moveHousehold}
        initial={initial}
        fields={[
          fields.villageAt("villageId"),
          { ...fields.address, isNeeded: true },
          fields.on(t("household.acts.from")),
          fields.reason,
        ]}
        {...shown}
      />
    )),
    ...moves,
    {
      key: "correct",
      group: t("household.actGroups.file"),
      label: t("household.acts.correct"),
      whyNot: whyNot("registry.askCorrection", past),
      dialog: (onClose) => <AskCorrection household={household} onClose={onClose} />,
    },
    act("close", false, (shown, fields) => (
      <ActDialog
        endpoint={closeHousehold}
        initial={initial}
        fields={[fields.because, fields.on(t("household.acts.lastDay")), fields.reason]}
        {...shown}
      />
    )),
  ];
}
