import { z } from "zod";
import { batchMethod } from "#contract/payment/batch.ts";
import { batchWork } from "#programme/payment/payment-acts.ts";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

const act = "payment.readBatches";
const params = z.object({ batchId: idIn("batch") });

export const paymentRoutes: readonly PageRoute[] = [
  page({
    path: "/payment-batches",
    search: z.object({ waits: z.enum(batchWork).optional() }),
    act,
    load: async () => {
      const { BatchesPage } = await import("./BatchesPage.tsx");
      return ({ search }) => <BatchesPage {...search} />;
    },
  }),
  page({
    path: "/payment-batches/new",
    search: z.object({ method: batchMethod.optional() }),
    act: "payment.makeBatch",
    load: async () => {
      const { NewBatchPage } = await import("./NewBatchPage.tsx");
      return ({ search }) => <NewBatchPage {...search} />;
    },
  }),
  page({
    path: "/households/$householdId/payee",
    params: z.object({ householdId: idIn("household") }),
    act,
    load: async () => {
      const { PayeePage } = await import("./PayeePage.tsx");
      return (props) => <PayeePage {...props.params} />;
    },
  }),
  page({
    path: "/communes/$communeId/debtor-account",
    params: z.object({ communeId: z.string() }),
    act,
    load: async () => {
      const { DebtorAccountPage } = await import("./DebtorAccountPage.tsx");
      return (props) => <DebtorAccountPage {...props.params} />;
    },
  }),
  page({
    path: "/payment-batches/$batchId",
    params,
    act,
    load: async () => {
      const { BatchPage } = await import("./BatchPage.tsx");
      return (props) => <BatchPage {...props.params} />;
    },
  }),
  page({
    path: "/payment-batches/$batchId/cash-list",
    params,
    act,
    load: async () => {
      const { CashListPage } = await import("./CashListPage.tsx");
      return (props) => <CashListPage {...props.params} />;
    },
  }),
  page({
    path: "/payment-batches/$batchId/returns",
    params,
    act,
    load: async () => {
      const { ReturnsPage } = await import("./ReturnsPage.tsx");
      return (props) => <ReturnsPage {...props.params} />;
    },
  }),
];
