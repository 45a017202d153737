import { z } from "zod";
import { requestStates } from "#programme/review/request/request.ts";
import { reviewFlags } from "#programme/review/survey/second-looks.ts";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const reviewRoutes: readonly PageRoute[] = [
  page({
    path: "/rounds",
    act: "review.readStandards",
    load: async () => (await import("./round/RoundsPage.tsx")).RoundsPage,
  }),
  page({
    path: "/rounds/new",
    act: "review.openRound",
    load: async () => (await import("./round/OpenRoundPage.tsx")).OpenRoundPage,
  }),
  page({
    path: "/certificates",
    act: "review.readReviews",
    load: async () => (await import("./decision/CertificatesPage.tsx")).CertificatesPage,
  }),
  page({
    path: "/verify/$code",
    params: z.object({ code: z.string() }),
    anybody: true,
    load: async () => {
      const { VerifyPage } = await import("./decision/VerifyPage.tsx");
      return ({ params }) => <VerifyPage code={params.code} />;
    },
  }),
  page({
    path: "/score-tables",
    act: "review.readStandards",
    load: async () => (await import("./standard/ScoreTablesPage.tsx")).ScoreTablesPage,
  }),
  page({
    path: "/score-tables/new",
    act: "review.loadScoreTable",
    load: async () => (await import("./standard/LoadScoreTablePage.tsx")).LoadScoreTablePage,
  }),
  page({
    path: "/rounds/$roundId",
    params: z.object({ roundId: idIn("round") }),
    search: z.object({ communeId: z.string().optional() }),
    act: "review.readStandards",
    load: async () => {
      const { RoundPage } = await import("./round/RoundPage.tsx");
      return ({ params, search }) => <RoundPage roundId={params.roundId} communeId={search.communeId} />;
    },
  }),
  page({
    path: "/rounds/$roundId/villages/$villageId",
    params: z.object({ roundId: idIn("round"), villageId: z.string() }),
    search: z.object({ flag: z.enum(["any", ...reviewFlags]).optional() }),
    act: "review.readReviews",
    load: async () => {
      const { VillagePage } = await import("./village/VillagePage.tsx");
      return ({ params, search, onSearch }) => (
        <VillagePage {...params} flag={search.flag} onFlag={(flag) => onSearch({ flag })} />
      );
    },
  }),
  page({
    path: "/rounds/$roundId/villages/$villageId/posting-sheet",
    params: z.object({ roundId: idIn("round"), villageId: z.string() }),
    act: "review.readReviews",
    load: async () => {
      const { PostingSheetPage } = await import("./village/PostingSheetPage.tsx");
      return ({ params }) => <PostingSheetPage {...params} />;
    },
  }),
  page({
    path: "/rounds/$roundId/villages/$villageId/meeting",
    params: z.object({ roundId: idIn("round"), villageId: z.string() }),
    act: "review.recordMeeting",
    load: async () => {
      const { MeetingPage } = await import("./village/MeetingPage.tsx");
      return ({ params }) => <MeetingPage {...params} />;
    },
  }),
  page({
    path: "/rounds/$roundId/villages/$villageId/route",
    params: z.object({ roundId: idIn("round"), villageId: z.string() }),
    search: z.object({ mine: z.enum(["yes", "no"]).optional() }),
    act: "review.readReviews",
    load: async () => {
      const { RoutePage } = await import("./round/RoutePage.tsx");
      return ({ params, search, onSearch }) => (
        <RoutePage {...params} mine={search.mine ?? "no"} onMine={(mine) => onSearch({ mine })} />
      );
    },
  }),
  page({
    path: "/rounds/$roundId/villages/$villageId/loudspeaker",
    params: z.object({ roundId: idIn("round"), villageId: z.string() }),
    act: "review.readReviews",
    load: async () => {
      const { LoudspeakerPage } = await import("./village/LoudspeakerPage.tsx");
      return ({ params }) => <LoudspeakerPage {...params} />;
    },
  }),
  page({
    path: "/rounds/$roundId/villages/$villageId/entry",
    params: z.object({ roundId: idIn("round"), villageId: z.string() }),
    act: "review.submitAnswers",
    load: async () => {
      const { QuickEntryPage } = await import("./quick-entry/QuickEntryPage.tsx");
      return ({ params }) => <QuickEntryPage {...params} />;
    },
  }),
  page({
    path: "/rounds/$roundId/answers",
    params: z.object({ roundId: idIn("round") }),
    search: z.object({ communeId: z.string().default("") }),
    act: "review.submitAnswers",
    load: async () => {
      const { AnswerFilesPage } = await import("./survey/AnswerFilesPage.tsx");
      return ({ params, search }) => <AnswerFilesPage roundId={params.roundId} communeId={search.communeId} />;
    },
  }),
  page({
    path: "/requests",
    search: z.object({ state: z.enum(requestStates).optional() }),
    act: "review.readReviews",
    load: async () => {
      const { RequestsPage } = await import("./request/RequestsPage.tsx");
      return ({ search, onSearch }) => <RequestsPage state={search.state} onState={(state) => onSearch({ state })} />;
    },
  }),
  page({
    path: "/calendar",
    search: z.object({ year: z.coerce.number().int().optional() }),
    act: "review.readStandards",
    load: async () => {
      const { CalendarPage } = await import("./round/CalendarPage.tsx");
      return ({ search, onSearch }) => <CalendarPage year={search.year} onYear={(year) => onSearch({ year })} />;
    },
  }),
  page({
    path: "/households/$householdId/reviews/$roundId/answers",
    params: z.object({ householdId: idIn("household"), roundId: idIn("round") }),
    act: "review.submitAnswers",
    load: async () => {
      const { SurveyPage } = await import("./survey/SurveyPage.tsx");
      return ({ params }) => <SurveyPage {...params} />;
    },
  }),
  page({
    path: "/households/$householdId/reviews/$roundId",
    params: z.object({ householdId: idIn("household"), roundId: idIn("round") }),
    act: "review.readReviews",
    load: async () => {
      const { ExplanationPage } = await import("./explanation/ExplanationPage.tsx");
      return ({ params }) => <ExplanationPage {...params} />;
    },
  }),
];
