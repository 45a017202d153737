import { newId } from "#contract/new-id.ts";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";

const day = localDate("2026-10-01");
const text = "x";

/** One request an endpoint of the review. */
export function reviewRequests(records: {
  readonly householdId: Id<"household">;
  readonly commune: string;
}): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const { householdId, commune } = records;
  const [roundId, decisionId, certificateId] = [v7(), v7(), v7()];
  const village = { roundId, villageId: "21484-01" };
  const ofCommune = { roundId, communeId: commune };
  const ofHousehold = { householdId, roundId };
  return {
    "review.listStandards": {},
    "review.listScoreTables": {},
    "review.loadScoreTable": {
      body: {
        scoreTableId: newId("score table"),
        areaId: commune,
        standardId: "vn-2022-2026",
        name: text,
        file: { format: "csv", text },
      },
    },
    "review.listRounds": {},
    "review.readReviewForm": { params: ofHousehold },
    "review.readTwoResults": { params: ofCommune },
    "review.openRound": {
      body: {
        roundId,
        areaId: commune,
        year: 2031,
        kind: "annual",
        standardId: "vn-2022-2026",
        standardVersion: "2026.12.2",
        scoreTableId: null,
        referenceDate: day,
        opensOn: day,
        closesOn: day,
      },
    },
    "review.roundProgress": { params: { roundId } },
    "review.listHouseholdsForReview": { params: ofCommune, body: { who: "everyone" } },
    "review.receiveRequest": {
      params: { householdId },
      body: {
        requestId: newId("request"),
        form: "01",
        asks: "recognition",
        cause: "illness",
        receivedOn: day,
        receivedHow: "post",
      },
    },
    "review.withdrawRequest": { params: { householdId, requestId: newId("request") }, body: { withdrawnOn: day } },
    "review.listRequests": {},
    "review.screenReview": { params: ofHousehold, body: { screenedOn: day, passes: true, note: "seen" } },
    "review.listReviewers": { params: { communeId: commune } },
    "review.assignReviewers": { params: village, body: { officerIds: [v7()] } },
    "review.readRoute": { params: village },
    "review.readCalendar": { params: { year: 2026 } },
    "review.moveDay": { body: { calendarDayId: newId("calendar day"), day, kind: "holiday", basis: "test" } },
    "review.withdrawStatus": {
      params: { householdId, decisionId },
      body: {
        newDecisionId: v7(),
        number: text,
        decidedOn: day,
        effectiveOn: day,
        legalBasis: text,
        reason: "test",
        reviewAgain: false,
      },
    },
    "review.listHandovers": { params: { roundId } },
    "review.handOver": { params: ofCommune, body: { handoverId: newId("handover"), handedOn: day } },
    "review.answerHandover": {
      params: { ...ofCommune, handoverId: newId("handover") },
      body: { answer: "accepted", answeredOn: day },
    },
    "review.closeRound": { params: { roundId }, body: { closedOn: day } },
    "review.listReviews": { params: { roundId } },
    "review.submitAnswers": { params: ofHousehold, body: { surveyedOn: day, answers: {} } },
    "review.carryAnswers": { params: ofCommune, body: { fromRoundId: v7() } },
    "review.scoreReviews": { params: ofCommune, body: {} },
    "review.recordMeeting": {
      params: village,
      body: {
        meetingId: newId("meeting"),
        heldOn: day,
        chair: text,
        secretary: text,
        present: 3,
        minutes: text,
        results: [],
      },
    },
    "review.recordPosting": {
      params: village,
      body: { publicPostingId: newId("public posting"), places: [text], fromDate: day },
    },
    "review.postingSheet": { params: village },
    "review.recordObjection": {
      params: ofHousehold,
      body: {
        objectionId: newId("objection"),
        objector: text,
        objectorKind: "person",
        indicator: null,
        reason: text,
        receivedOn: day,
      },
    },
    "review.answerObjection": {
      params: { householdId, objectionId: newId("objection") },
      body: { answeredOn: day, outcome: "dismissed", answer: text },
    },
    "review.listDecisions": { params: { roundId, communeId: commune } },
    "review.issueCertificates": { params: { decisionId }, body: { issuedOn: "2025-12-20" } },
    "review.listCertificates": {},
    "review.withdrawCertificate": {
      params: { householdId, certificateId },
      body: { on: "2026-01-02", reason: "a test of permission" },
    },
    "review.replaceCertificate": {
      params: { householdId, certificateId },
      body: { on: "2026-01-02", reason: "a test of permission", newCertificateId: v7() },
    },
    "review.printReviewList": { params: { roundId, communeId: commune } },
    "review.printForm": { params: { householdId, roundId } },
    "review.recordOpinion": {
      params: ofCommune,
      body: { opinionId: newId("opinion"), office: "the level above", number: text, givenOn: day },
    },
    "review.answerFile": { params: ofCommune },
    "review.importAnswers": {
      params: ofCommune,
      body: { file: { format: "csv", text: "household\n" }, surveyedOn: day, trial: true },
    },
    "review.addEvidence": {
      params: { ...ofHousehold, evidenceId: newId("evidence") },
      query: { kind: "photo" },
      file: new Blob([text]),
    },
    "review.listEvidence": { params: ofHousehold },
    "review.readEvidence": { params: { householdId, evidenceId: newId("evidence") } },
    "review.removeEvidence": {
      params: { householdId, evidenceId: newId("evidence") },
      body: { reason: "a test of permission" },
    },
    "review.listMeetings": { params: village },
    "review.addMinutesCopy": {
      params: { ...village, copyId: v7() },
      query: { meetingId: newId("meeting"), copy: "village" },
      file: new Blob([text]),
    },
    "review.readMinutesCopy": { params: { ...village, copyId: v7() } },
    "review.printFormA": { params: { householdId, requestId: newId("request") } },
    "review.attachSignedPaper": { params: { decisionId, signedPaperId: v7() }, file: new Blob([text]) },
    "review.listSignedPapers": { params: { decisionId } },
    "review.readSignedPaper": { params: { decisionId, signedPaperId: v7() } },
    "review.printVillageForms": { params: village },
    "review.printExplanation": { params: { householdId, roundId } },
    "review.printMinutes": { params: { roundId, villageId: "21484-01" } },
    "review.printPosting": { params: { roundId, villageId: "21484-01" } },
    "review.printDecision": { params: { decisionId } },
    "review.printRequestAnswer": { params: { householdId, requestId: newId("request") } },
    "review.printRefusals": { params: { decisionId } },
    "review.printCertificates": { params: { decisionId } },
    "review.replayRound": { params: { roundId, communeId: commune } },
    "review.previewDecision": { params: ofCommune },
    "review.listDecisionChanges": { params: ofCommune, query: { change: "enters" } },
    "review.printDraftDecision": { params: ofCommune },
    "review.decideList": {
      params: ofCommune,
      body: { decisionId: newId("decision"), number: text, decidedOn: day, effectiveOn: day, legalBasis: text },
    },
    "review.explainReview": { params: ofHousehold },
    "review.listStatuses": { params: { householdId } },
  };
}
