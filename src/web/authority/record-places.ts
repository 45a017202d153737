import type { Act } from "#programme/authority/post/permissions.ts";
import { paths } from "#web/paths.ts";

/** Where a record of a kind is opened, and the act that this takes. */
export const recordPlaces: Readonly<
  Record<string, { readonly act: Act; readonly path: (recordId: string) => string }>
> = {
  officer: { act: "authority.readOfficers", path: paths.officer },
  office: { act: "authority.readOffices", path: paths.office },
  household: { act: "registry.readHouseholds", path: (recordId) => paths.household(recordId) },
  area: { act: "area.readAreas", path: (recordId) => paths.area(recordId) },
  import: { act: "registry.readImports", path: paths.importOf },
  round: { act: "review.readReviews", path: (recordId) => paths.round(recordId) },
  plan: { act: "planning.readPlans", path: paths.plan },
  target: { act: "planning.readPlans", path: paths.target },
  fund_line: { act: "planning.readPlans", path: paths.fundLine },
  formula_run: { act: "planning.readPlans", path: paths.allocation },
  optimiser_run: { act: "planning.readPlans", path: paths.optimiserRun },
  reallocation: { act: "planning.readPlans", path: paths.reallocation },
  carry_over: { act: "planning.readPlans", path: paths.carryOver },
  posting: { act: "ledger.readLedger", path: paths.posting },
  treasury_import: { act: "treasury.readTreasury", path: paths.treasuryImport },
  activity: { act: "delivery.readActivities", path: paths.activity },
  batch: { act: "payment.readBatches", path: paths.batch },
};
