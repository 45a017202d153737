import { useTranslation } from "react-i18next";
import * as contracts from "#contract/delivery/value-chain.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { applyOfftakeAct } from "#programme/delivery/value-chain/offtake-state.ts";
import type { OfftakeAct } from "#programme/delivery/value-chain/offtake-state.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActDialogProps } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

type Contract = Output<typeof contracts.getContract>;

/** Acts on an offtake contract; each that cannot be done now says why. */
export function useContractActs(contract: Contract): readonly RecordAct[] {
  const { t } = useTranslation("delivery/value-chain");
  const { day, number, language } = useFormat();
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { contractId: contract.contractId };
  const households = new Map(
    contract.shares.flatMap((share) => share.households.map((one) => [one.householdId, one.headName] as const)),
  );
  const unpaid = contract.deliveries.filter(({ paidOn }) => paidOn === null);
  function act<E extends AnyEndpoint>(
    move: OfftakeAct,
    label: string,
    dialog: Pick<ActDialogProps<E>, "endpoint" | "initial" | "fields">,
    reason: string | false = false,
  ): RecordAct {
    const isPossible = applyOfftakeAct(contract.state, move).ok;
    const notNow = !isPossible && t("notNow", { state: t(`state.${contract.state}`) });
    return {
      key: move,
      label,
      whyNot: whyNot("delivery.recordOfftake", notNow || reason),
      dialog: (onClose) => <ActDialog {...dialog} verb={label} next={t("next")} onClose={onClose} />,
    };
  }
  return [
    act("sign", t("sign.act"), {
      endpoint: contracts.signContract,
      initial: { ...params, signedOn: today },
      fields: [
        { path: "number", label: t("number") },
        { path: "signedOn", label: t("sign.on") },
      ],
    }),
    act("deliver", t("deliver.act"), {
      endpoint: contracts.deliverProduce,
      initial: {
        ...params,
        saleId: newId("produce sale"),
        deliveredOn: today,
        cycleId: contract.shares[0]?.cycleId ?? "",
        price: contract.price?.toString() ?? "",
      },
      fields: [
        ...(contract.shares.length > 1
          ? [
              {
                path: "cycleId" as const,
                label: t("producer"),
                choices: contract.shares.map((row) => ({ value: row.cycleId, label: row.producer ?? row.cycleId })),
              },
            ]
          : []),
        {
          path: "householdId",
          label: t("head"),
          choices: [...households].map(([value, name]) => ({ value, label: name ?? value })),
        },
        { path: "deliveredOn", label: t("date") },
        { path: "quantity", label: t("quantityIn", { unit: contract.unit[language] }) },
        { path: "grade", label: t("grade") },
        { path: "price", label: t("price") },
      ],
    }),
    act(
      "pay",
      t("pay.act"),
      {
        endpoint: contracts.payForProduce,
        initial: { ...params, paidOn: today },
        fields: [
          {
            path: "saleId",
            label: t("pay.what"),
            choices: unpaid.map((row) => ({
              value: row.saleId,
              label: [row.headName ?? row.householdId, day(row.deliveredOn), number(row.quantity, 3)].join(" · "),
            })),
          },
          { path: "paidOn", label: t("paidOn") },
        ],
      },
      unpaid.length === 0 && t("pay.nothing"),
    ),
    act("end", t("end.act"), {
      endpoint: contracts.endContract,
      initial: { ...params, endedOn: today },
      fields: [
        { path: "endedOn", label: t("date") },
        { path: "reason", label: t("end.reason") },
      ],
    }),
  ];
}
