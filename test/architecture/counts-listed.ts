/** Answers to who may not read households by name that hold figures, and why they tell no count; see counts-shown.test.ts. */
type Listed = {
  /** Figures of which the wire cannot say that they are suppressed: one more, and the endpoint is to be looked at again. */
  readonly figures: number;
  readonly why: string;
};

const imports =
  "the operator brings lists of households in and reads each row of them by the right registry.readImports";
const paysByName = "the cashier pays each household by name";
const officers = "counts accounts, posts and sessions of officers, not households";
const notifications = "counts the reader's own notifications";
const ofPack = "is in a pack or in the law, whatever households there are";
const places = "geography, and people of the last census as they were published";
const refused = "is refused as a whole where a number in it is small or suppressed (planning.small_counts_withheld)";
const leftOut =
  "communes and fund lines whose money would tell a count are left out, refused, or stand together (money-shown.ts)";

/** What the mechanism leaves out, refuses or sums up. */
export const handled: Readonly<Record<string, Listed>> = {
  "authority.listAuditEntries": {
    figures: 3,
    why: "facts that are numbers are suppressed, but for years and versions (factsWithoutCounts); entry numbers and totals count acts",
  },
  "evaluation.readCosts": { figures: 2, why: "money and cost are null with the suppressed counts (costsShown)" },
  "evaluation.readFundLineChain": { figures: 2, why: "money of an activity is null with its suppressed count" },
  "home.readWork": {
    figures: 2,
    why: "what waits for an officer whose own posts may do it, and for others where they read the households by name",
  },
  "ledger.exploreLedger": { figures: 9, why: leftOut },
  "ledger.getPosting": { figures: 1, why: leftOut },
  "ledger.listBalances": { figures: 1, why: leftOut },
  "ledger.listPostings": { figures: 4, why: leftOut },
  "ledger.readStatement": { figures: 2, why: leftOut },
  "planning.compareFormulaRuns": { figures: 17, why: `${refused} (refuseSmallInputs); given numbers with it` },
  "planning.comparePlans": { figures: 18, why: `${refused} (refuseWithheldLines)` },
  "planning.exportPlan": { figures: 1, why: `${refused} (refuseWithheldLines)` },
  "planning.exportResultsCsv": { figures: 1, why: "writes what readFramework answers" },
  "planning.exportResultsJson": { figures: 1, why: "writes what readFramework answers" },
  "planning.exportResultsXml": { figures: 1, why: "writes what readFramework answers" },
  "planning.getCarryOver": { figures: 6, why: `${leftOut}; its sums are of the whole province` },
  "planning.getFormulaRun": { figures: 22, why: `${refused} (refuseSmallInputs)` },
  "planning.getOptimiserRun": { figures: 39, why: refused },
  "planning.getPlan": {
    figures: 1,
    why: "numbers and money of a plan are suppressed (withholdPlan); what one unit costs is public",
  },
  "planning.getPlanLines": {
    figures: 10,
    why: `${refused} (refuseWithheldLines); warnings are for who knows the households`,
  },
  "planning.getPlanStory": {
    figures: 11,
    why: "changes and shares are left out for who may not read the households (numbersWithheld)",
  },
  "planning.getReallocation": { figures: 3, why: leftOut },
  "planning.getTarget": {
    figures: 5,
    why: "figures are suppressed, and how far they are with them; reported values are typed, of indicators that count no households",
  },
  "planning.listFormulaRuns": {
    figures: 12,
    why: "numbers given by hand are left out (givenShown); the rest is what the formula asks for, before it is counted",
  },
  "planning.listReallocationCandidates": { figures: 6, why: leftOut },
  "planning.listReallocations": { figures: 3, why: leftOut },
  "planning.listRolledLines": { figures: 1, why: "is refused with a withheld line in it" },
  "planning.printAllocation": { figures: 1, why: `${refused}: it prints what getFormulaRun answers` },
  "planning.printPlan": { figures: 1, why: `${refused} (refuseWithheldLines)` },
  "planning.proposePlan": { figures: 7, why: "is refused to who may not read the households" },
  "planning.readBaseline": {
    figures: 2,
    why: "figures are suppressed (figuresShown); the rest are versions and rounds",
  },
  "planning.readFramework": {
    figures: 4,
    why: "figures, units and money are suppressed; the rest counts plans, or says how far a shown figure is",
  },
  "planning.readPublicAllocation": { figures: 24, why: "numbers and amounts are bands (publishShares)" },
  "planning.rollUpPlans": { figures: 3, why: "sums are suppressed (withholdSums); the rest counts plans and lines" },
  "review.roundProgress": {
    figures: 3,
    why: "places are left out (progressShown); what is listed of the others holds no small state, and `withheld` counts places",
  },
  "treasury.getSchedule": { figures: 3, why: leftOut },
  "treasury.getTreasuryImport": { figures: 7, why: "is refused where money of the area is withheld" },
  "treasury.listHinderedLines": { figures: 3, why: leftOut },
  "treasury.listTreasuryImports": { figures: 4, why: "sums over all payments of a file, and how many rows it has" },
  "treasury.listVouchers": { figures: 1, why: leftOut },
  "treasury.printDisbursement": { figures: 1, why: "prints what readDisbursement answers" },
  "treasury.readDisbursement": { figures: 30, why: leftOut },
  "treasury.readMoneyFlow": { figures: 2, why: leftOut },
};

/** Readers who read these households one by one for what they do. */
export const knowsByPost: Readonly<Record<string, Listed>> = {
  "payment.cashList": { figures: 13, why: paysByName },
  "payment.downloadFile": { figures: 1, why: paysByName },
  "payment.printSigningSheet": { figures: 1, why: paysByName },
  "payment.getBatch": { figures: 12, why: paysByName },
  "payment.listBatches": { figures: 13, why: paysByName },
  "payment.listLeftOut": { figures: 1, why: paysByName },
  "payment.listLineFindings": { figures: 2, why: paysByName },
  "payment.listPayable": { figures: 3, why: paysByName },
  "payment.listInstructions": { figures: 2, why: paysByName },
  "payment.listUnmatchedAnswers": { figures: 3, why: paysByName },
  "payment.readPayable": { figures: 3, why: paysByName },
  "payment.signCashList": { figures: 1, why: paysByName },
  "registry.cancelImport": { figures: 18, why: imports },
  "registry.cancelTakeBack": { figures: 5, why: imports },
  "registry.continueImport": { figures: 18, why: imports },
  "registry.correctHeldHousehold": { figures: 1, why: imports },
  "registry.getImport": { figures: 29, why: imports },
  "registry.importHouseholds": { figures: 18, why: imports },
  "registry.listHeldHouseholds": { figures: 4, why: imports },
  "registry.listImports": { figures: 19, why: imports },
  "registry.listQuarantine": { figures: 2, why: imports },
  "registry.listTakeBackHouseholds": { figures: 2, why: imports },
  "registry.readFile": { figures: 12, why: imports },
  "registry.startImport": { figures: 18, why: imports },
  "registry.takeBackImport": { figures: 5, why: imports },
  "registry.tryFiles": { figures: 20, why: imports },
  "registry.tryImport": { figures: 20, why: imports },
  "registry.tryTakeBack": { figures: 7, why: imports },
  "registry.uploadFile": { figures: 1, why: imports },
};

/** Figures that count no households of an area. */
export const harmless: Readonly<Record<string, Listed>> = {
  "authority.listNotifications": { figures: 1, why: notifications },
  "authority.countUnreadNotifications": { figures: 1, why: notifications },
  "authority.markAllNotificationsRead": { figures: 1, why: notifications },
  "authority.markNotificationRead": { figures: 1, why: notifications },
  "authority.changePassword": { figures: 1, why: officers },
  "authority.disableOfficer": { figures: 1, why: officers },
  "authority.endOtherSessions": { figures: 1, why: officers },
  "authority.endSessions": { figures: 1, why: officers },
  "authority.getOfficer": { figures: 8, why: officers },
  "authority.getOwnAccess": { figures: 2, why: officers },
  "authority.exportOfficers": { figures: 1, why: officers },
  "authority.getSession": { figures: 2, why: "how many stages of the made-up demo are loaded" },
  "authority.getPasskeyOptions": { figures: 1, why: officers },
  "authority.listFailedSignIns": { figures: 1, why: officers },
  "authority.listOfficers": { figures: 5, why: officers },
  "authority.listReads": {
    figures: 1,
    why: "counts how often households were opened; each row names one, which the operator looks for when somebody complains",
  },
  "evaluation.listTargetResults": { figures: 1, why: "the year of a plan" },
  "evaluation.readMeasureParts": {
    figures: 7,
    why: "weights and cut-offs of the standard, and rank correlations of what is shown (partsShown)",
  },
  "evaluation.readMeasureChanges": { figures: 4, why: "weights and the cut-off of the standard, and years" },
  "evaluation.readMeasures": { figures: 3, why: "how many indicators the standard has, and their weights" },
  "evaluation.readSurvival": { figures: 2, why: "years" },
  "evaluation.readTargeting": { figures: 1, why: "the year" },
  "ledger.checkLedger": { figures: 1, why: "counts postings of the whole house" },
  "planning.listCarryOvers": { figures: 5, why: "sums over the whole province" },
  "ledger.listContributions": { figures: 6, why: "what givers gave, in money, goods and labour" },
  "delivery.getActivity": {
    figures: 4,
    why: "bounds of fields in the pack, what the commune writes of the activity, and what a line bears of one unit",
  },
  "delivery.listActivities": { figures: 2, why: "how many activities there are, whatever households they support" },
  "delivery.listWorks": { figures: 13, why: "works are built for all, and no household is counted in them" },
  "delivery.getWork": { figures: 24, why: "works are built for all, and no household is counted in them" },
  "delivery.getActivityKind": { figures: 2, why: ofPack },
  "planning.listNames": { figures: 1, why: ofPack },
  "planning.listProgrammes": { figures: 8, why: ofPack },
  "planning.listPublicAllocations": { figures: 1, why: "the whole sum of an allocation, before it is shared" },
  "area.getArea": { figures: 9, why: places },
  "area.importAreas": { figures: 3, why: "rows of the file of areas" },
  "area.importBoundaries": { figures: 2, why: "boundaries of areas" },
  "area.listAreas": { figures: 4, why: places },
  "area.listBoundaries": { figures: 2, why: places },
  "review.listStandards": { figures: 1, why: ofPack },
  "review.loadScoreTable": { figures: 2, why: "rows of the table that was loaded" },
  "review.moveDay": { figures: 1, why: "objections that are open in the whole country" },
};

/** Fields that say when and which, wherever they stand. */
export const harmlessEverywhere: ReadonlySet<string> = new Set([
  "year",
  "originYear",
  "untilYear",
  "version",
  "validYear",
]);
