import { z } from "zod";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { moneySearch } from "./money-search.ts";

const act = "ledger.readLedger";
const treasury = "treasury.readTreasury";

export const ledgerRoutes: readonly PageRoute[] = [
  page({
    path: "/ledger",
    search: moneySearch,
    act,
    load: async () => (await import("./LedgerPage.tsx")).LedgerPage,
  }),
  page({
    path: "/ledger/postings",
    search: moneySearch,
    act,
    load: async () => (await import("./PostingsPage.tsx")).PostingsPage,
  }),
  page({
    path: "/ledger/postings/$postingId",
    params: z.object({ postingId: idIn("posting") }),
    act,
    load: async () => {
      const { PostingPage } = await import("./PostingPage.tsx");
      return ({ params }) => <PostingPage {...params} />;
    },
  }),
  page({
    path: "/ledger/flow",
    search: moneySearch,
    act: treasury,
    load: async () => (await import("./MoneyFlowPage.tsx")).MoneyFlowPage,
  }),
  page({
    path: "/disbursement",
    search: moneySearch,
    act: treasury,
    load: async () => (await import("#web/treasury/DisbursementPage.tsx")).DisbursementPage,
  }),
  page({
    path: "/disbursement/lines",
    search: moneySearch,
    act: treasury,
    load: async () => (await import("#web/treasury/HinderedLinesPage.tsx")).HinderedLinesPage,
  }),
  page({
    path: "/fund-lines/$fundLineId/schedule",
    params: z.object({ fundLineId: idIn("fund line") }),
    act: "treasury.setSchedule",
    load: async () => {
      const { SchedulePage } = await import("#web/treasury/SchedulePage.tsx");
      return ({ params }) => <SchedulePage {...params} />;
    },
  }),
  page({
    path: "/contributions",
    act,
    load: async () => (await import("./ContributionsPage.tsx")).ContributionsPage,
  }),
  page({
    path: "/treasury",
    act: treasury,
    load: async () => (await import("#web/treasury/TreasuryPage.tsx")).TreasuryPage,
  }),
  page({
    path: "/treasury/new",
    act: "treasury.importTreasury",
    load: async () => (await import("#web/treasury/NewTreasuryImportPage.tsx")).NewTreasuryImportPage,
  }),
  page({
    path: "/treasury/$treasuryImportId",
    params: z.object({ treasuryImportId: idIn("treasury import") }),
    act: treasury,
    load: async () => {
      const { TreasuryImportPage } = await import("#web/treasury/TreasuryImportPage.tsx");
      return ({ params }) => <TreasuryImportPage {...params} />;
    },
  }),
];
