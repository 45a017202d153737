/** Requests of the ledger, its contributions, the treasury and disbursement, for the permission walk. */
import { newId } from "#contract/new-id.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";

export function ledgerRequests(commune: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const ofYear = { query: { areaId: commune, year: 2026 } };
  const query = { areaId: commune };
  const day = localDate("2026-10-01");
  return {
    "ledger.exploreLedger": { query },
    "ledger.listPostings": { query },
    "ledger.getPosting": { params: { postingId: newId("posting") } },
    "ledger.reversePosting": { params: { postingId: newId("posting") }, body: { reason: "a test of permission" } },
    "ledger.recordContribution": {
      body: {
        contributionId: newId("contribution"),
        areaId: commune,
        year: 2026,
        activityLineId: null,
        fundSource: "COMMUNITY",
        component: "II.1",
        giver: "x",
        content: "x",
        givenOn: day,
        given: { form: "labour", quantityHundredths: 100, unit: "day", unitValue: dong(1) },
      },
    },
    "ledger.listContributions": { query },
    "treasury.readDisbursement": ofYear,
    "treasury.listHinderedLines": ofYear,
    "treasury.getSchedule": { params: { fundLineId: newId("fund line") } },
    "treasury.setSchedule": { params: { fundLineId: newId("fund line") }, body: { months: [] } },
    "treasury.readMoneyFlow": ofYear,
    "treasury.printDisbursement": ofYear,
    "treasury.importTreasury": {
      body: {
        treasuryImportId: newId("treasury import"),
        areaId: commune,
        origin: "treasury",
        fileName: "x.csv",
        file: { format: "csv", text: "d,a\n" },
        mapping: {
          date: "d",
          amount: "a",
          reference: null,
          commune: null,
          source: null,
          communeCodes: {},
          sourceCodes: {},
        },
        fromDay: day,
        toDay: day,
      },
    },
    "treasury.getTreasuryMapping": { query: { areaId: commune, origin: "treasury" } },
    "treasury.listTreasuryImports": { query },
    "treasury.getTreasuryImport": { params: { treasuryImportId: newId("treasury import") } },
    "treasury.acceptTreasuryImport": {
      params: { treasuryImportId: newId("treasury import") },
      body: { reason: "a test" },
    },
  };
}
