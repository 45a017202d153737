import { z } from "zod";
import { eligibilityAnswers } from "#programme/delivery/eligibility/explain-kind.ts";
import { dayIn, idIn } from "#web/address.ts";
import { waitingSteps } from "#contract/delivery/activity.ts";
import { activityStates } from "#programme/delivery/activity/activity-state.ts";
import { loanStates } from "#programme/delivery/credit/match-loans.ts";
import { referralStates, referralTroubles } from "#programme/delivery/referral/referral-state.ts";
import { courseStates } from "#programme/delivery/training/course-state.ts";
import { workStates, workTroubles } from "#programme/delivery/work/work-state.ts";
import { cycleStates } from "#programme/delivery/production/cycle-state.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const deliveryRoutes: readonly PageRoute[] = [
  page({
    path: "/works",
    search: z.object({
      state: z.enum(workStates).optional(),
      trouble: z.enum([...workTroubles, "any"]).optional(),
      year: z.coerce.number().int().optional(),
    }),
    act: "delivery.readWorks",
    load: async () => {
      const { WorksPage } = await import("./work/WorksPage.tsx");
      return ({ search, onSearch }) => <WorksPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/works/$workId",
    params: z.object({ workId: idIn("work") }),
    act: "delivery.readWorks",
    load: async () => {
      const { WorkPage } = await import("./work/WorkPage.tsx");
      return ({ params }) => <WorkPage workId={params.workId} />;
    },
  }),
  page({
    path: "/courses",
    search: z.object({
      state: z.enum(courseStates).optional(),
      year: z.coerce.number().int().optional(),
    }),
    act: "delivery.readSupports",
    load: async () => {
      const { CoursesPage } = await import("./training/CoursesPage.tsx");
      return ({ search, onSearch }) => <CoursesPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/jobs",
    act: "delivery.readJobs",
    load: async () => {
      const { JobsPage } = await import("./job/JobsPage.tsx");
      return () => <JobsPage />;
    },
  }),
  page({
    path: "/courses/$courseId",
    params: z.object({ courseId: idIn("course") }),
    act: "delivery.readSupports",
    load: async () => {
      const { CoursePage } = await import("./training/CoursePage.tsx");
      return ({ params }) => <CoursePage courseId={params.courseId} />;
    },
  }),
  page({
    path: "/courses/$courseId/sessions/$courseSessionId",
    params: z.object({ courseId: idIn("course"), courseSessionId: idIn("course session") }),
    act: "delivery.readSupports",
    load: async () => {
      const { AttendancePage } = await import("./training/AttendancePage.tsx");
      return ({ params }) => <AttendancePage {...params} />;
    },
  }),
  page({
    path: "/livelihood-groups",
    act: "delivery.readLivelihoods",
    load: async () => {
      const { LivelihoodGroupsPage } = await import("./livelihood/LivelihoodGroupsPage.tsx");
      return () => <LivelihoodGroupsPage />;
    },
  }),
  page({
    path: "/livelihood-groups/$groupId",
    params: z.object({ groupId: idIn("livelihood group") }),
    act: "delivery.readLivelihoods",
    load: async () => {
      const { LivelihoodGroupPage } = await import("./livelihood/LivelihoodGroupPage.tsx");
      return ({ params }) => <LivelihoodGroupPage groupId={params.groupId} />;
    },
  }),
  page({
    path: "/production-cycles",
    search: z.object({ state: z.enum(cycleStates).optional(), product: z.string().max(80).optional() }),
    act: "delivery.readLivelihoods",
    load: async () => {
      const { CyclesPage } = await import("./production/CyclesPage.tsx");
      return ({ search, onSearch }) => <CyclesPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/production-cycles/$cycleId",
    params: z.object({ cycleId: idIn("production cycle") }),
    act: "delivery.readLivelihoods",
    load: async () => {
      const { CyclePage } = await import("./production/CyclePage.tsx");
      return ({ params }) => <CyclePage cycleId={params.cycleId} />;
    },
  }),
  page({
    path: "/value-chain",
    act: "delivery.readLivelihoods",
    load: async () => {
      const { ValueChainPage } = await import("./value-chain/ValueChainPage.tsx");
      return () => <ValueChainPage />;
    },
  }),
  page({
    path: "/produce-without-buyer",
    act: "delivery.readLivelihoods",
    load: async () => {
      const { UnsoldPage } = await import("./value-chain/UnsoldPage.tsx");
      return () => <UnsoldPage />;
    },
  }),
  page({
    path: "/offtake-contracts/$contractId",
    params: z.object({ contractId: idIn("offtake contract") }),
    act: "delivery.readLivelihoods",
    load: async () => {
      const { ContractPage } = await import("./value-chain/ContractPage.tsx");
      return ({ params }) => <ContractPage contractId={params.contractId} />;
    },
  }),
  page({
    path: "/loans",
    search: z.object({ state: z.enum(loanStates).optional(), overdue: z.enum(["yes"]).optional() }),
    act: "delivery.readLoans",
    load: async () => {
      const { LoansPage } = await import("./credit/LoansPage.tsx");
      return ({ search, onSearch }) => <LoansPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/loans/answers/$communeId",
    params: z.object({ communeId: z.string() }),
    act: "delivery.recordLoans",
    load: async () => {
      const { LoanAnswersPage } = await import("./credit/LoanAnswersPage.tsx");
      return ({ params }) => <LoanAnswersPage {...params} />;
    },
  }),
  page({
    path: "/referrals",
    search: z.object({
      officeId: idIn("office").optional(),
      state: z.enum(referralStates).optional(),
      trouble: z.enum([...referralTroubles, "any"]).optional(),
    }),
    act: "delivery.readReferrals",
    load: async () => {
      const { ReferralsPage } = await import("./referral/ReferralsPage.tsx");
      return ({ search, onSearch }) => <ReferralsPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/referrals/$referralId",
    params: z.object({ referralId: idIn("referral") }),
    act: "delivery.readReferrals",
    load: async () => {
      const { ReferralPage } = await import("./referral/ReferralPage.tsx");
      return ({ params }) => <ReferralPage referralId={params.referralId} />;
    },
  }),
  page({
    path: "/activities",
    search: z.object({
      waits: z.enum(waitingSteps).optional(),
      kind: z.string().max(80).optional(),
      state: z.enum(activityStates).optional(),
      year: z.coerce.number().int().optional(),
      executor: z.union([z.literal("commune"), idIn("office")]).optional(),
    }),
    act: "delivery.readActivities",
    load: async () => {
      const { ActivitiesPage } = await import("./ActivitiesPage.tsx");
      return ({ search, onSearch }) => <ActivitiesPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/activities/new",
    search: z.object({ fundLineId: idIn("fund line") }),
    act: "delivery.draftActivity",
    load: async () => {
      const { DraftActivityPage } = await import("./DraftActivityPage.tsx");
      return ({ search }) => <DraftActivityPage {...search} />;
    },
  }),
  page({
    path: "/activities/$activityId/edit",
    params: z.object({ activityId: idIn("activity") }),
    act: "delivery.editActivity",
    load: async () => {
      const { EditActivityPage } = await import("./activity/EditActivityPage.tsx");
      return ({ params }) => <EditActivityPage {...params} />;
    },
  }),
  page({
    path: "/activities/$activityId/field-answers",
    params: z.object({ activityId: idIn("activity") }),
    act: "delivery.recordFieldAnswers",
    load: async () => {
      const { FieldAnswersPage } = await import("./field-list/FieldAnswersPage.tsx");
      return ({ params }) => <FieldAnswersPage {...params} />;
    },
  }),
  page({
    path: "/activities/$activityId/cost-sharing",
    params: z.object({ activityId: idIn("activity") }),
    act: "delivery.editActivity",
    load: async () => {
      const { CostSharingPage } = await import("./cost-sharing/CostSharingPage.tsx");
      return ({ params }) => <CostSharingPage {...params} />;
    },
  }),
  page({
    path: "/activities/$activityId",
    params: z.object({ activityId: idIn("activity") }),
    search: z.object({ lacks: z.enum(["evidence"]).optional().catch(undefined) }),
    act: "delivery.readSupports",
    load: async () => {
      const { ActivityPage } = await import("./ActivityPage.tsx");
      return ({ params, search }) => <ActivityPage {...params} {...search} />;
    },
  }),
  page({
    path: "/households/$householdId/eligibility",
    params: z.object({ householdId: idIn("household") }),
    search: z.object({ on: dayIn.optional() }),
    act: "delivery.readEligibility",
    load: async () => {
      const { HouseholdEligibilityPage } = await import("./eligibility/HouseholdEligibilityPage.tsx");
      return ({ params, search, onSearch }) => (
        <HouseholdEligibilityPage {...params} on={search.on} onOn={(on) => onSearch({ on })} />
      );
    },
  }),
  page({
    path: "/activities/$activityId/eligibility",
    params: z.object({ activityId: idIn("activity") }),
    search: z.object({ answer: z.enum(eligibilityAnswers).optional() }),
    act: "delivery.readEligibility",
    load: async () => {
      const { ActivityEligibilityPage } = await import("./eligibility/ActivityEligibilityPage.tsx");
      return ({ params, search }) => <ActivityEligibilityPage {...params} {...search} />;
    },
  }),
  page({
    path: "/households/$householdId/supports/$supportId",
    params: z.object({ householdId: idIn("household"), supportId: idIn("support") }),
    act: "delivery.readSupports",
    load: async () => {
      const { SupportPage } = await import("./SupportPage.tsx");
      return ({ params }) => <SupportPage {...params} />;
    },
  }),
  page({
    path: "/support-coverage",
    search: z.object({ need: z.string().max(80).optional(), kind: z.string().max(80).optional() }),
    act: "delivery.readEligibility",
    load: async () => {
      const { CoveragePage } = await import("./coverage/CoveragePage.tsx");
      return ({ search }) => <CoveragePage {...search} />;
    },
  }),
];
