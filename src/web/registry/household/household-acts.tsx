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
import type { Id } from "#kernel/id.ts";
import { newId } from "#web/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { AskCorrection } from "#web/registry/correction/AskCorrection.tsx";
import { useMoveActs } from "#web/registry/transfer/move-acts.tsx";
import { useHouseholdFields } from "./use-household-fields.ts";

type Household = Output<typeof getHousehold>;
type Values = Readonly<Record<string, string>>;

/** What was left empty is not sent. */
function given(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
}

/** What can be done to a household: who comes and goes, who is head, where it lives, its end. Each is dated and stays in the story. */
export function useHouseholdActs(household: Household): readonly RecordAct[] {
  const { t } = useTranslation("registry/household");
  const { t: tm } = useTranslation("registry/household");
  const past = household.asOf !== null && tm("asOf.noActs");
  const moves = useMoveActs(household);
  const whyNot = useWhyNot();
  const fields = useHouseholdFields(household);
  const { householdId } = household;
  const params = { householdId };
  const alone = fields.members.length < 2 && t("household.acts.alone");
  const paramsOf = (values: Values) => ({ householdId, personId: (values["personId"] ?? "") as Id<"person"> });
  const bodyOf = (values: Values) => ({ actId: newId("household act"), ...given(values) });
  const act = (key: string, reason: string | false, dialog: (shown: Shown) => ReactNode): RecordAct => {
    const verb = t(`household.acts.${key}`);
    return {
      key,
      label: verb,
      whyNot: whyNot(
        "registry.changeHousehold",
        past || (household.closedOn === null ? reason : t("household.acts.isClosed")),
      ),
      dialog: (onClose) => dialog({ verb, next: t(`household.acts.${key}Next`), onClose }),
    };
  };
  type Shown = { readonly verb: string; readonly next: string; readonly onClose: () => void };
  return [
    act("join", false, (shown) => (
      <ActDialog
        endpoint={joinMember}
        fields={[...fields.person, fields.on(t("household.acts.from")), fields.reason]}
        build={({ on = "", reason = "", ...member }) => ({
          params,
          seen: household,
          body: joinMember.body.parse({
            ...bodyOf({ on, reason }),
            member: { personId: newId("person"), ...given(member) },
          }),
        })}
        {...shown}
      />
    )),
    act("leave", alone, (shown) => (
      <ActDialog
        endpoint={leaveMember}
        fields={[fields.who, fields.on(t("household.acts.lastDay")), fields.nextHead, fields.reason]}
        build={(values) => ({
          params: paramsOf(values),
          seen: household,
          body: leaveMember.body.parse(bodyOf(values)),
        })}
        {...shown}
      />
    )),
    act("die", false, (shown) => (
      <ActDialog
        endpoint={recordDeath}
        fields={[
          fields.who,
          fields.on(t("household.acts.diedOn")),
          ...(alone === false ? [fields.nextHead] : []),
          fields.reason,
        ]}
        build={(values) => ({
          params: paramsOf(values),
          seen: household,
          body: recordDeath.body.parse(bodyOf(values)),
        })}
        {...shown}
      />
    )),
    act("head", alone, (shown) => (
      <ActDialog
        endpoint={changeHead}
        fields={[fields.newHead, fields.formerHeadRelation, fields.on(t("household.acts.from")), fields.reason]}
        build={(values) => ({ params, seen: household, body: changeHead.body.parse(bodyOf(values)) })}
        {...shown}
      />
    )),
    act("move", false, (shown) => (
      <ActDialog
        endpoint={moveHousehold}
        fields={[fields.village, fields.address, fields.on(t("household.acts.from")), fields.reason]}
        build={(values) => ({ params, seen: household, body: moveHousehold.body.parse(bodyOf(values)) })}
        {...shown}
      />
    )),
    ...moves,
    {
      key: "correct",
      label: t("household.acts.correct"),
      whyNot: whyNot("registry.askCorrection", past),
      dialog: (onClose) => <AskCorrection household={household} onClose={onClose} />,
    },
    act("close", false, (shown) => (
      <ActDialog
        endpoint={closeHousehold}
        fields={[fields.because, fields.on(t("household.acts.lastDay")), fields.reason]}
        build={(values) => ({ params, seen: household, body: closeHousehold.body.parse(bodyOf(values)) })}
        {...shown}
      />
    )),
  ];
}
