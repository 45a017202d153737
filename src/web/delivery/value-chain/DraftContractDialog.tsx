import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { draftContract, listBuyers } from "#contract/delivery/value-chain.ts";
import { newId } from "#contract/new-id.ts";
import { priceRules } from "#programme/delivery/value-chain/offtake-state.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";

/** What is known of a contract before it is drafted: the cycle, and where it came from a proposal, the demand that it answers. */
export type ContractToDraft = {
  readonly cycleId: string;
  readonly product: string;
  readonly quantity: number;
  readonly buyerId?: string;
  readonly demandId?: string;
  readonly price?: bigint;
};

/** A contract for one cycle; what is not promised of it stays without a buyer. */
export function DraftContractDialog({ of, onClose }: { readonly of: ContractToDraft; readonly onClose: () => void }) {
  const { t } = useTranslation("delivery/value-chain");
  const router = useRouter();
  const startsOn = useSession().data?.today ?? "";
  const buyers = useEndpoint(listBuyers, { query: { product: of.product, limit: "500" } });
  const { cycleId, quantity, buyerId, demandId, price } = of;
  return (
    <ActDialog
      endpoint={draftContract}
      initial={{
        contractId: newId("offtake contract"),
        shares: [{ cycleId, quantity: String(quantity) }],
        priceRule: price === undefined ? "market" : "at_least",
        startsOn,
        ...(price === undefined ? {} : { price: price.toString() }),
        ...(buyerId === undefined ? {} : { buyerId }),
        ...(demandId === undefined ? {} : { demandId }),
      }}
      verb={t("draft.act")}
      next={t("draft.next")}
      onDone={({ contractId }) => router.history.push(paths.offtakeContract(contractId))}
      onClose={onClose}
      fields={[
        {
          path: "buyerId",
          label: t("buyer"),
          choices: (buyers.data?.rows ?? []).map((row) => ({
            value: row.buyerId,
            label: `${row.name} · ${row.place}`,
          })),
        },
        { path: "shares.0.quantity", label: t("quantity") },
        {
          path: "priceRule",
          label: t("priceRuleLabel"),
          choices: priceRules.map((value) => ({ value, label: t(`priceRule.${value}`) })),
        },
        { path: "price", label: t("price"), help: t("draft.priceHelp") },
        { path: "startsOn", label: t("draft.startsOn") },
        { path: "endsOn", label: t("draft.endsOn") },
      ]}
    />
  );
}
