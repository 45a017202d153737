import type { Level, PostKind } from "./post.ts";

/**
 * Act x post x level: who may do what, at which level the post must be held. A post permits the act at its own area and in every
 * area below. The server asks `mayAct`, the database asks the same table (authority.permissions, written at migration), the web
 * disables a button by it and the permission test walks it.
 *
 * Sources: Decision 24/2021/QD-TTg and Decree 131/2025 (docs/law.md L3.2: the commune chair decides recognition, the province
 * supervises and allocates), and separation of
 * duties in payment (the maker is never the checker nor the approver).
 */
type Permission = Partial<Record<PostKind, Level>>;

const provinceReaders = {
  country_analyst: "country",
  province_lead: "province",
  province_officer: "province",
  province_accountant: "province",
  auditor: "province",
} as const satisfies Permission;
const communeReaders = {
  commune_chair: "commune",
  commune_officer: "commune",
  commune_accountant: "commune",
} as const satisfies Permission;
const everyReader = { ...provinceReaders, ...communeReaders, commune_cashier: "commune", operator: "country" } as const;
/** Who works for a department or an assigned unit, on what is assigned to it and nothing else. */
const officeOfficers = { department_officer: "office", unit_officer: "office" } as const satisfies Permission;
const everybody = { ...everyReader, ...officeOfficers } as const;
/** Who may see households by name: those who work with them, and the auditor; not the analyst of the country, not the operator. */
const householdReaders = {
  province_lead: "province",
  province_officer: "province",
  province_accountant: "province",
  auditor: "province",
  ...communeReaders,
} as const satisfies Permission;

export const permissions = {
  "area.readAreas": everybody,
  "area.recordAreaClass": { province_officer: "province" },
  "area.importAreas": { operator: "country" },
  "area.importBoundaries": { operator: "country", province_officer: "province" },
  "area.changeVillages": { province_officer: "province", commune_officer: "commune" },

  "authority.readOwnSession": everybody,
  /** Password, sessions, second factor and passkeys of one's own. */
  "authority.changeOwnAccess": everybody,
  /** What one is informed of acts of others: one's own alone. */
  "authority.readNotifications": everybody,
  "authority.readFailedSignIns": { operator: "country" },
  "authority.readAudit": { auditor: "province", province_lead: "province", operator: "country" },
  "authority.readOfficers": { auditor: "province", province_lead: "province", operator: "country" },
  /** Anyone who may read the officers may take them away as a file. */
  "authority.exportOfficers": { auditor: "province", province_lead: "province", operator: "country" },
  /** A province lead for the posts of the communes alone (src/programme/authority/post/manage-officers.ts). */
  "authority.manageOfficers": { province_lead: "province", operator: "country" },
  /** Whom a commune can hand an activity to. */
  "authority.readOffices": { ...provinceReaders, ...communeReaders, operator: "country" },
  "authority.manageOffices": { province_lead: "province", province_officer: "province", operator: "country" },
  /** Everybody for posts of one's own; who manages officers for theirs. */
  "authority.delegatePost": everyReader,

  "ledger.readLedger": everyReader,
  "ledger.reversePosting": { province_accountant: "province" },
  "ledger.recordContribution": {
    province_accountant: "province",
    commune_accountant: "commune",
    commune_officer: "commune",
  },

  "registry.readHouseholds": householdReaders,
  /** Anyone who may read households may take them away as a file. */
  "registry.exportHouseholds": householdReaders,
  "registry.unmaskIdentifier": {
    commune_officer: "commune",
    commune_accountant: "commune",
    province_accountant: "province",
  },
  "registry.importHouseholds": { operator: "country", province_officer: "province", commune_officer: "commune" },
  /** Anyone who may bring a file in may take it back. */
  "registry.takeBackImport": { operator: "country", province_officer: "province", commune_officer: "commune" },
  /** Who brings a file in sees what was held back of it: the operator too, who otherwise reads no household. */
  "registry.readImports": { ...householdReaders, operator: "country" },
  "registry.registerHousehold": { commune_officer: "commune" },
  "registry.changeHousehold": { commune_officer: "commune" },
  "registry.askTransfer": { commune_officer: "commune" },
  "registry.answerTransfer": { commune_officer: "commune" },
  "registry.askCorrection": { commune_officer: "commune" },
  "registry.decideCorrection": { commune_chair: "commune", province_officer: "province" },
  "registry.changeInBulk": { province_officer: "province", commune_officer: "commune" },
  "registry.findDuplicates": { province_officer: "province", commune_officer: "commune" },
  "registry.readDuplicates": {
    province_lead: "province",
    province_officer: "province",
    auditor: "province",
    commune_chair: "commune",
    commune_officer: "commune",
  },
  /** A pair across communes takes a post that reaches both. */
  "registry.decideDuplicate": { province_officer: "province", commune_officer: "commune" },

  "review.readStandards": everyReader,
  "review.loadScoreTable": { operator: "country", province_officer: "province" },
  "review.recordCauses": { commune_officer: "commune" },
  "review.openRound": { province_lead: "province", province_officer: "province" },
  "review.readReviews": householdReaders,
  "review.submitAnswers": { commune_officer: "commune", province_officer: "province" },
  "review.scoreReviews": { commune_officer: "commune", province_officer: "province" },
  "review.recordMeeting": { commune_officer: "commune" },
  "review.recordPosting": { commune_officer: "commune" },
  "review.recordObjection": { commune_officer: "commune" },
  "review.answerObjection": { commune_officer: "commune" },
  "review.receiveRequest": { commune_officer: "commune" },
  "review.assignReviewers": { commune_officer: "commune", commune_chair: "commune" },
  "review.moveDay": { operator: "country" },
  "review.decideList": { commune_chair: "commune" },
  "review.withdrawStatus": { commune_chair: "commune" },
  "review.recordOpinion": { commune_officer: "commune" },
  "review.handOver": { commune_chair: "commune" },
  "review.answerHandover": { province_lead: "province", province_officer: "province" },
  "review.closeRound": { province_lead: "province" },
  "review.issueCertificates": { commune_chair: "commune" },
  /** What the chair signed is filed by the chair or by the office. */
  "review.attachSignedPaper": { commune_chair: "commune", commune_officer: "commune" },

  "planning.readPlans": everyReader,
  "planning.draftPlan": { commune_officer: "commune", province_officer: "province" },
  /** A province officer hands in the province's own plan. */
  "planning.submitPlan": { commune_officer: "commune", commune_chair: "commune", province_officer: "province" },
  "planning.appraisePlan": { province_officer: "province", province_lead: "province" },
  "planning.answerRemark": { commune_officer: "commune", commune_chair: "commune", province_officer: "province" },
  /** The chair where the programme's table leaves the decision to the commune (whoDecides). */
  "planning.approvePlan": { province_lead: "province", commune_chair: "commune" },
  "planning.proposeAdjustment": { commune_officer: "commune", province_officer: "province" },
  "planning.decideAdjustment": { province_lead: "province", commune_chair: "commune" },
  "planning.closePlan": { province_lead: "province", commune_chair: "commune" },
  "planning.runFormula": { province_officer: "province", province_accountant: "province" },
  "planning.recordBudget": { province_accountant: "province" },
  "planning.approveAllocation": { province_lead: "province" },
  "planning.publishAllocation": { province_lead: "province" },
  "planning.proposeReallocation": { commune_officer: "commune", province_officer: "province" },
  "planning.consentReallocation": { commune_chair: "commune" },
  /** A chair decides what the programme's pack leaves to the commune. */
  "planning.decideReallocation": { province_lead: "province", commune_chair: "commune" },
  "planning.runCarryOver": { province_officer: "province", province_accountant: "province" },
  "planning.approveCarryOver": { province_lead: "province" },
  "planning.recordActual": { commune_officer: "commune", province_officer: "province" },
  "planning.setCodes": { province_accountant: "province" },

  "delivery.readActivities": everybody,
  "delivery.readWorks": everyReader,
  "delivery.recordWork": { commune_officer: "commune" },
  /** More money, and money that was retained, is for who signs for the commune. */
  "delivery.changeWorkContract": { commune_chair: "commune" },
  "delivery.readJobs": householdReaders,
  "delivery.recordJobs": { commune_officer: "commune" },
  /** Courses of people who are supported; who keeps the register of an assigned activity is its own department or unit. */
  "delivery.recordCourse": { commune_officer: "commune" },
  "delivery.recordAttendance": { commune_officer: "commune", ...officeOfficers },
  /** An office reads what was sent to it, and answers it; where it has no account, the commune records its letter. */
  "delivery.readReferrals": { ...householdReaders, ...officeOfficers },
  "delivery.readLoans": householdReaders,
  "delivery.recordLoans": { commune_officer: "commune" },
  "delivery.recordReferral": { commune_officer: "commune" },
  "delivery.answerReferral": { commune_officer: "commune", ...officeOfficers },
  "delivery.directReferral": { commune_chair: "commune", province_officer: "province" },
  "delivery.readLivelihoods": householdReaders,
  "delivery.recordLivelihood": { commune_officer: "commune" },
  /** Who buys what, and who looks for a buyer: the province looks for them too. */
  "delivery.recordBuyer": { commune_officer: "commune", province_officer: "province" },
  "delivery.recordOfftake": { commune_officer: "commune" },
  "delivery.readSupports": { ...householdReaders, ...officeOfficers },
  /** Who could be supported, and who is not: of all households of a place. */
  "delivery.readEligibility": householdReaders,
  "delivery.draftActivity": { commune_officer: "commune" },
  "delivery.editActivity": { commune_officer: "commune" },
  "delivery.assignActivity": { commune_officer: "commune", commune_chair: "commune", province_officer: "province" },
  "delivery.openActivity": { commune_officer: "commune" },
  "delivery.closeActivity": { commune_officer: "commune", commune_chair: "commune" },
  "delivery.reopenActivity": { commune_chair: "commune" },
  "delivery.proposeSupports": { commune_officer: "commune" },
  "delivery.checkSupports": { commune_officer: "commune", commune_accountant: "commune" },
  "delivery.approveSupports": { commune_chair: "commune" },
  "delivery.recordDelivery": { commune_officer: "commune", ...officeOfficers },
  /** A whole list at once, from a file. */
  "delivery.recordFieldAnswers": { commune_officer: "commune" },
  "delivery.correctDelivery": { commune_officer: "commune", ...officeOfficers },
  "delivery.verifySupports": { commune_accountant: "commune", province_officer: "province" },

  "payment.readBatches": { ...householdReaders, commune_cashier: "commune" },
  "payment.registerPayee": { commune_officer: "commune" },
  "payment.verifyPayee": { commune_accountant: "commune" },
  "payment.makeBatch": { commune_officer: "commune" },
  "payment.checkBatch": { commune_accountant: "commune" },
  "payment.approveBatch": { commune_chair: "commune" },
  "payment.sendBatch": { commune_accountant: "commune" },
  "payment.recordDebtorAccount": { province_accountant: "province", commune_chair: "commune" },
  "payment.printCashList": { commune_accountant: "commune", commune_cashier: "commune" },
  "payment.signCashList": { commune_cashier: "commune" },
  "payment.readAnswers": { commune_accountant: "commune" },
  "payment.recordReturns": { commune_accountant: "commune" },
  "payment.reconcileBatch": { commune_accountant: "commune", province_accountant: "province" },

  "treasury.readTreasury": everyReader,
  "treasury.recordVoucher": { commune_accountant: "commune", province_accountant: "province" },
  "treasury.recordPastYears": { province_accountant: "province" },
  "treasury.setSchedule": { province_officer: "province", commune_officer: "commune", commune_accountant: "commune" },
  "treasury.importTreasury": { province_accountant: "province", commune_accountant: "commune" },
  "treasury.acceptTreasury": { province_accountant: "province", commune_accountant: "commune" },

  "evaluation.readMeasures": everyReader,
  "evaluation.readRows": householdReaders,

  "voice.readGrievances": householdReaders,
  /** What is confidential, such as a denunciation: who decides in the commune, and in the province also what is about them. */
  "voice.readConfidential": { commune_chair: "commune", province_lead: "province" },
  "voice.recordGrievance": {
    commune_officer: "commune",
    commune_chair: "commune",
    province_officer: "province",
    province_lead: "province",
  },
  "voice.handleGrievance": {
    commune_officer: "commune",
    commune_chair: "commune",
    province_officer: "province",
    province_lead: "province",
  },
  "voice.directGrievance": { commune_chair: "commune", province_lead: "province" },

  "home.readWork": everybody,
} as const satisfies Record<`${string}.${string}`, Permission>;

export type Act = keyof typeof permissions;

export const acts = Object.keys(permissions) as readonly Act[];

export function permissionOf(act: Act): Permission {
  return permissions[act];
}
