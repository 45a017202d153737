import type { Id } from "#kernel/id.ts";

/** Every address of the console, in one place. */
const id = encodeURIComponent;

export const paths = {
  home: () => "/",
  /** The first page with the guided tour, also where it was closed. */
  tour: () => "/?tour=open",
  signIn: (to?: string) => withSearch("/sign-in", { to }),
  design: () => "/design",
  map: () => "/map",
  area: (areaId: string, search: Search = {}) => withSearch(`/areas/${id(areaId)}`, search),
  villages: (areaId: string) => `/areas/${id(areaId)}/villages`,
  splitVillage: (areaId: string, villageId: string) => `/areas/${id(areaId)}/villages/${id(villageId)}/split`,
  boundaries: (areaId: string) => `/areas/${id(areaId)}/boundaries`,
  households: (query: Search = {}) => withSearch("/households", query),
  household: (householdId: string, search: Search = {}) => withSearch(`/households/${id(householdId)}`, search),
  support: (householdId: string, supportId: string) => `/households/${id(householdId)}/supports/${id(supportId)}`,
  registerHousehold: () => "/households/new",
  corrections: (search: Search = {}) => withSearch("/corrections", search),
  duplicates: (search: Search = {}) => withSearch("/duplicates", search),
  duplicate: ({ leftHouseholdId, leftPersonId, rightHouseholdId, rightPersonId }: PairAddress) =>
    `/duplicates/${leftHouseholdId}/${leftPersonId}/${rightHouseholdId}/${rightPersonId}`,
  bulkChanges: () => "/bulk-changes",
  bulkFile: () => "/bulk-changes/new",
  transfers: (search: Search = {}) => withSearch("/transfers", search),
  imports: () => "/imports",
  newImport: () => "/imports/new",
  importOf: (importId: string) => `/imports/${id(importId)}`,
  rounds: () => "/rounds",
  round: (roundId: string, communeId?: string) => withSearch(`/rounds/${id(roundId)}`, { communeId }),
  village: (roundId: string, villageId: string, search: Search = {}) =>
    withSearch(`/rounds/${id(roundId)}/villages/${id(villageId)}`, search),
  postingSheet: (roundId: string, villageId: string) =>
    `/rounds/${id(roundId)}/villages/${id(villageId)}/posting-sheet`,
  householdFile: (householdId: string, search: Search = {}) =>
    withSearch(`/households/${id(householdId)}/file`, search),
  eligibility: (householdId: string, search: Search = {}) =>
    withSearch(`/households/${id(householdId)}/eligibility`, search),
  explanation: (householdId: string, roundId: string) => `/households/${id(householdId)}/reviews/${id(roundId)}`,
  survey: (householdId: string, roundId: string) => `/households/${id(householdId)}/reviews/${id(roundId)}/answers`,
  openRound: () => "/rounds/new",
  meeting: (roundId: string, villageId: string) => `/rounds/${id(roundId)}/villages/${id(villageId)}/meeting`,
  route: (roundId: string, villageId: string, search: Search = {}) =>
    withSearch(`/rounds/${id(roundId)}/villages/${id(villageId)}/route`, search),
  loudspeaker: (roundId: string, villageId: string) => `/rounds/${id(roundId)}/villages/${id(villageId)}/loudspeaker`,
  entry: (roundId: string, villageId: string) => `/rounds/${id(roundId)}/villages/${id(villageId)}/entry`,
  answerFiles: (roundId: string, communeId: string) => withSearch(`/rounds/${id(roundId)}/answers`, { communeId }),
  requests: (search: Search = {}) => withSearch("/requests", search),
  calendar: (year?: number) => withSearch("/calendar", { year }),
  certificates: () => "/certificates",
  /** Papers as files: made by the server, in the reader's language. */
  papers: {
    plan: (planId: string, search: Search) => withSearch(`/api/plans/${id(planId)}/paper`, search),
    planSheet: (planId: string, search: Search) => withSearch(`/api/plans/${id(planId)}/sheet`, search),
    list: (roundId: string, communeId: string, search: Search) =>
      withSearch(`/api/rounds/${id(roundId)}/communes/${id(communeId)}/papers/list`, search),
    minutes: (roundId: string, villageId: string, search: Search) =>
      withSearch(`/api/rounds/${id(roundId)}/villages/${id(villageId)}/papers/minutes`, search),
    posting: (roundId: string, villageId: string, search: Search) =>
      withSearch(`/api/rounds/${id(roundId)}/villages/${id(villageId)}/papers/posting`, search),
    form: (householdId: string, roundId: string, search: Search) =>
      withSearch(`/api/households/${id(householdId)}/reviews/${id(roundId)}/papers/form`, search),
    evidence: (householdId: string, evidenceId: string) =>
      `/api/households/${id(householdId)}/review-evidence/${id(evidenceId)}/file`,
    supportEvidence: (householdId: string, supportId: string, evidenceId: string) =>
      `/api/households/${id(householdId)}/supports/${id(supportId)}/evidence/${id(evidenceId)}/file`,
    borrowers: (communeId: string, search: Search) =>
      withSearch(`/api/communes/${id(communeId)}/papers/borrowers`, search),
    grievanceReceipt: (grievanceId: string, search: Search) =>
      withSearch(`/api/grievances/${id(grievanceId)}/papers/receipt`, search),
    referralLetter: (referralId: string, search: Search) =>
      withSearch(`/api/referrals/${id(referralId)}/papers/letter`, search),
    householdFile: (householdId: string, search: Search) =>
      withSearch(`/api/households/${id(householdId)}/papers/file`, search),
    fieldList: (activityId: string, search: Search) =>
      withSearch(`/api/activities/${id(activityId)}/papers/field-list`, search),
    assetBook: (groupId: string, search: Search) =>
      withSearch(`/api/livelihood-groups/${id(groupId)}/papers/asset-book`, search),
    activityEvidence: (activityId: string, evidenceId: string) =>
      `/api/activities/${id(activityId)}/evidence/${id(evidenceId)}/file`,
    minutesCopy: (roundId: string, villageId: string, copyId: string) =>
      `/api/rounds/${id(roundId)}/villages/${id(villageId)}/minutes-copies/${id(copyId)}/file`,
    forms: (roundId: string, villageId: string, search: Search) =>
      withSearch(`/api/rounds/${id(roundId)}/villages/${id(villageId)}/papers/forms`, search),
    answerFile: (roundId: string, communeId: string, search: Search) =>
      withSearch(`/api/rounds/${id(roundId)}/communes/${id(communeId)}/answer-file`, search),
    requestAnswer: (householdId: string, requestId: string, search: Search) =>
      withSearch(`/api/households/${id(householdId)}/requests/${id(requestId)}/papers/answer`, search),
    formA: (householdId: string, requestId: string, search: Search) =>
      withSearch(`/api/households/${id(householdId)}/requests/${id(requestId)}/papers/form-a`, search),
    explanation: (householdId: string, roundId: string, search: Search) =>
      withSearch(`/api/households/${id(householdId)}/reviews/${id(roundId)}/papers/explanation`, search),
    signingSheet: (batchId: string, search: Search) =>
      withSearch(`/api/payment-batches/${id(batchId)}/papers/cash-list`, search),
    signedPaper: (decisionId: string, signedPaperId: string) =>
      `/api/decisions/${id(decisionId)}/signed-papers/${id(signedPaperId)}/file`,
    draftDecision: (roundId: string, communeId: string, search: Search) =>
      withSearch(`/api/rounds/${id(roundId)}/communes/${id(communeId)}/decision-preview/paper`, search),
    ofDecision: (decisionId: string, paper: "decision" | "refusals" | "certificates", search: Search) =>
      withSearch(`/api/decisions/${id(decisionId)}/papers/${paper}`, search),
  },
  scoreTables: () => "/score-tables",
  loadScoreTable: () => "/score-tables/new",
  framework: (search: Search = {}) => withSearch("/framework", search),
  resultsFile: (extension: "xml" | "json" | "csv", query: Search) =>
    withSearch(`/api/framework/results.${extension}`, query),
  target: (targetId: string) => `/targets/${id(targetId)}`,
  needs: () => "/needs",
  needy: (search: Search) => withSearch("/needs/households", search),
  programme: (programmeId: string) => `/programmes/${id(programmeId)}`,
  plans: (search: Search = {}) => withSearch("/plans", search),
  newPlan: () => "/plans/new",
  newGoal: (planId: string) => `/plans/${id(planId)}/goals/new`,
  recordBudget: () => "/budgets/new",
  newAllocation: (search: Search = {}) => withSearch("/allocations/new", search),
  compareAllocations: (search: Search = {}) => withSearch("/allocations/compare", search),
  allocationPaper: (formulaRunId: string, search: Search) =>
    withSearch(`/api/formula-runs/${id(formulaRunId)}/papers/decision`, search),
  publicAllocations: () => "/public/allocations",
  publicAllocation: (formulaRunId: string) => `/public/allocations/${id(formulaRunId)}`,
  optimiserRuns: () => "/optimiser-runs",
  newOptimiserRun: () => "/optimiser-runs/new",
  optimiserRun: (optimiserRunId: string) => `/optimiser-runs/${id(optimiserRunId)}`,
  reallocations: () => "/reallocations",
  newReallocation: () => "/reallocations/new",
  reallocation: (reallocationId: string) => `/reallocations/${id(reallocationId)}`,
  carryOvers: () => "/carry-overs",
  carryOver: (carryOverId: string) => `/carry-overs/${id(carryOverId)}`,
  plan: (planId: string) => `/plans/${id(planId)}`,
  editPlan: (planId: string) => `/plans/${id(planId)}/edit`,
  planSheet: (planId: string) => `/plans/${id(planId)}/sheet`,
  adjustPlan: (planId: string) => `/plans/${id(planId)}/adjust`,
  comparePlans: (search: Search = {}) => withSearch("/plan-comparison", search),
  planRollUp: (search: Search = {}) => withSearch("/plan-roll-up", search),
  allocations: () => "/allocations",
  allocation: (formulaRunId: string) => `/allocations/${id(formulaRunId)}`,
  ledger: (search: Search = {}) => withSearch("/ledger", search),
  postings: (search: Search) => withSearch("/ledger/postings", search),
  posting: (postingId: string) => `/ledger/postings/${id(postingId)}`,
  moneyFlow: (search: Search = {}) => withSearch("/ledger/flow", search),
  disbursement: (search: Search = {}) => withSearch("/disbursement", search),
  hinderedLines: (search: Search) => withSearch("/disbursement/lines", search),
  disbursementReport: (search: Search) => withSearch("/api/disbursement/report", search),
  contributions: () => "/contributions",
  treasury: () => "/treasury",
  newTreasuryImport: () => "/treasury/new",
  treasuryImport: (importId: string) => `/treasury/${id(importId)}`,
  pastYears: () => "/ledger/past-years",
  fundLine: (fundLineId: string) => `/fund-lines/${id(fundLineId)}`,
  schedule: (fundLineId: string) => `/fund-lines/${id(fundLineId)}/schedule`,
  activities: (search: Search = {}) => withSearch("/activities", search),
  courses: (search: Search = {}) => withSearch("/courses", search),
  course: (courseId: string) => `/courses/${id(courseId)}`,
  jobs: () => "/jobs",
  loans: (search: Search = {}) => withSearch("/loans", search),
  loanAnswers: (communeId: string) => `/loans/answers/${id(communeId)}`,
  grievances: (search: Search = {}) => withSearch("/grievances", search),
  newGrievance: (search: Search = {}) => withSearch("/grievances/new", search),
  grievance: (grievanceId: string) => `/grievances/${id(grievanceId)}`,
  referrals: (search: Search = {}) => withSearch("/referrals", search),
  referral: (referralId: string) => `/referrals/${id(referralId)}`,
  attendance: (courseId: string, courseSessionId: string) => `/courses/${id(courseId)}/sessions/${id(courseSessionId)}`,
  works: (search: Search = {}) => withSearch("/works", search),
  livelihoodGroups: () => "/livelihood-groups",
  livelihoodGroup: (groupId: string) => `/livelihood-groups/${id(groupId)}`,
  cycles: (search: Search = {}) => withSearch("/production-cycles", search),
  cycle: (cycleId: string) => `/production-cycles/${id(cycleId)}`,
  unsold: () => "/produce-without-buyer",
  valueChain: () => "/value-chain",
  offtakeContract: (contractId: string) => `/offtake-contracts/${id(contractId)}`,
  work: (workId: string) => `/works/${id(workId)}`,
  coverage: (search: Search = {}) => withSearch("/support-coverage", search),
  activityEligibility: (activityId: string, search: Search = {}) =>
    withSearch(`/activities/${id(activityId)}/eligibility`, search),
  draftActivity: (fundLineId: string) => withSearch("/activities/new", { fundLineId }),
  fieldAnswers: (activityId: string) => `/activities/${id(activityId)}/field-answers`,
  activity: (activityId: string, search: Search = {}) => withSearch(`/activities/${id(activityId)}`, search),
  costSharing: (activityId: string) => `/activities/${id(activityId)}/cost-sharing`,
  editActivity: (activityId: string) => `/activities/${id(activityId)}/edit`,
  batches: (search: Search = {}) => withSearch("/payment-batches", search),
  newBatch: (search: Search = {}) => withSearch("/payment-batches/new", search),
  batch: (batchId: string) => `/payment-batches/${id(batchId)}`,
  payee: (householdId: string) => `/households/${id(householdId)}/payee`,
  debtorAccount: (communeId: string) => `/communes/${id(communeId)}/debtor-account`,
  returns: (batchId: string) => `/payment-batches/${id(batchId)}/returns`,
  cashList: (batchId: string) => `/payment-batches/${id(batchId)}/cash-list`,
  results: () => "/results",
  measureParts: (query: Search = {}) => withSearch("/results/measures", query),
  movementForm: (query: Search = {}) => withSearch("/results/movements", query),
  targeting: (query: Search = {}) => withSearch("/results/targeting", query),
  behind: (query: Search) => withSearch("/results/households", query),
  audit: () => "/audit",
  account: () => "/account",
  failedSignIns: () => "/failed-sign-ins",
  health: () => "/health",
  officers: (search: Search = {}) => withSearch("/officers", search),
  officersFile: (search: Search) => withSearch("/api/officers/export", search),
  newOfficer: () => "/officers/new",
  officer: (officerId: string) => `/officers/${id(officerId)}`,
  givePost: (officerId: string) => `/officers/${id(officerId)}/posts/new`,
  offices: () => "/offices",
  newOffice: () => "/offices/new",
  office: (officeId: string) => `/offices/${id(officeId)}`,
  correctOffice: (officeId: string) => `/offices/${id(officeId)}/correct`,
  ownPosts: () => "/own-posts",
  changePassword: (to?: string) => withSearch("/change-password", { to }),
  reads: () => "/audit/reads",
  notifications: () => "/notifications",
} as const;

/** The two records of a pair. */
export type PairAddress = {
  readonly leftHouseholdId: Id<"household">;
  readonly leftPersonId: Id<"person">;
  readonly rightHouseholdId: Id<"household">;
  readonly rightPersonId: Id<"person">;
};

export type Search = Readonly<Record<string, string | number | boolean | undefined>>;

/** An address with what was chosen after the "?"; what was not chosen is not there. */
export function withSearch(path: string, search: Search): string {
  const chosen = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return chosen.length === 0 ? path : `${path}?${new URLSearchParams(chosen).toString()}`;
}
