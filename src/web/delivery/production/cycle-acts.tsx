import { useTranslation } from "react-i18next";
import * as contract from "#contract/delivery/production.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { applyCycleAct } from "#programme/delivery/production/cycle-state.ts";
import type { CycleAct } from "#programme/delivery/production/cycle-state.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { ConversionDialog } from "./ConversionDialog.tsx";
import { DraftContractDialog } from "#web/delivery/value-chain/DraftContractDialog.tsx";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActDialogProps } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

type Cycle = Output<typeof contract.getCycle>;

/** Acts on a production cycle; each that cannot be done now says why. */
export function useCycleActs(cycle: Cycle): readonly RecordAct[] {
  const { t } = useTranslation(["delivery/production", "delivery/value-chain"]);
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { cycleId: cycle.cycleId };
  function act<E extends AnyEndpoint>(
    move: CycleAct,
    label: string,
    dialog: Pick<ActDialogProps<E>, "endpoint" | "initial" | "fields">,
    permission: Act = "delivery.recordLivelihood",
  ): RecordAct {
    const isPossible = applyCycleAct(cycle.state, move).ok;
    return {
      key: move,
      label,
      whyNot: whyNot(permission, !isPossible && t("notNow", { state: t(`state.${cycle.state}`) })),
      dialog: (onClose) => <ActDialog {...dialog} verb={label} next={t("next")} onClose={onClose} />,
    };
  }
  return [
    act("start", t("start.act"), {
      endpoint: contract.startCycle,
      initial: { ...params, startedOn: today },
      fields: [{ path: "startedOn", label: t("date") }],
    }),
    act("harvest", t("harvesting.act"), {
      endpoint: contract.recordHarvest,
      initial: { ...params, harvestId: newId("harvest"), harvestedOn: today },
      fields: [
        { path: "harvestedOn", label: t("date") },
        { path: "quantity", label: t("quantity") },
        { path: "grade", label: t("grade") },
      ],
    }),
    act("sell", t("sale.act"), {
      endpoint: contract.recordSale,
      initial: { ...params, saleId: newId("produce sale"), soldOn: today },
      fields: [
        {
          path: "householdId",
          label: t("head"),
          choices: cycle.people.map(({ householdId, headName }) => ({
            value: householdId,
            label: headName ?? householdId,
          })),
        },
        { path: "soldTo", label: t("sale.soldTo") },
        { path: "soldOn", label: t("date") },
        { path: "quantity", label: t("quantity") },
        { path: "grade", label: t("grade") },
        { path: "price", label: t("price") },
      ],
    }),
    act("spend", t("spend.act"), {
      endpoint: contract.recordInput,
      initial: { ...params, inputId: newId("cycle input"), usedOn: today },
      fields: [
        { path: "what", label: t("spend.what") },
        { path: "cost", label: t("cost") },
        { path: "usedOn", label: t("date") },
      ],
    }),
    act(
      "seek",
      t("seek.act"),
      {
        endpoint: contract.seekBuyer,
        initial: { ...params, searchId: newId("buyer search") },
        fields: [
          { path: "owner", label: t("seek.owner") },
          { path: "nextStep", label: t("seek.nextStep") },
          { path: "nextStepOn", label: t("seek.nextStepOn") },
        ],
      },
      "delivery.recordBuyer",
    ),
    {
      key: "draftContract",
      label: t("delivery/value-chain:draft.act"),
      whyNot: whyNot("delivery.recordOfftake", (cycle.open ?? 0) === 0 && t("nothingOpen")),
      dialog: (onClose) => (
        <DraftContractDialog of={{ ...params, product: cycle.product, quantity: cycle.open ?? 0 }} onClose={onClose} />
      ),
    },
    {
      key: "recordConversion",
      label: t("conversion.act"),
      whyNot: whyNot("delivery.recordLivelihood"),
      dialog: (onClose) => <ConversionDialog cycle={cycle} onClose={onClose} />,
    },
    act("end", t("end.act"), {
      endpoint: contract.endCycle,
      initial: { ...params, endedOn: today },
      fields: [{ path: "endedOn", label: t("date") }],
    }),
    act("fail", t("fail.act"), {
      endpoint: contract.failCycle,
      initial: { ...params, endedOn: today },
      fields: [
        { path: "endedOn", label: t("date") },
        { path: "reason", label: t("fail.reason") },
      ],
    }),
  ];
}
