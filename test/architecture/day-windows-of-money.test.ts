/** Each day of an act on money, and its window: not before what it rests on, not after today or a bound. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DayWindow } from "#contract/day-window.ts";
import { isWrite } from "#contract/endpoint.ts";
import { readConfig } from "#server/platform/config.ts";
import { routesOf } from "#server/routes.ts";

const windows: Readonly<Record<string, string>> = {
  "payment.sendBatch executionDate": "today .. 365 days ahead",
  "payment.signCashList receipts[].signedOn": "order .. today",
  "payment.recordReturns returnedOn": "order, payment .. today",
  "delivery.draftActivity startsOn": "year .. 1826 days ahead",
  "delivery.draftActivity endsOn": "startsOn .. 1826 days ahead",
  "delivery.editActivity startsOn": "year .. 1826 days ahead",
  "delivery.editActivity endsOn": "startsOn .. 1826 days ahead",
  "delivery.openActivity openedOn": "year .. today",
  "delivery.closeActivity closedOn": "opening, delivery .. today",
  "delivery.reopenActivity reopenedOn": "closing .. today",
  "delivery.draftCourse startsOn": "year .. 731 days ahead",
  "delivery.draftCourse endsOn": "startsOn .. 1096 days ahead",
  "delivery.enrolLearners registeredOn": "year .. today",
  "delivery.withdrawLearner withdrawnOn": "enrolment .. today",
  "delivery.startCourse startedOn": "year, course_step .. today",
  "delivery.endCourse endedOn": "year, course_step .. today",
  "delivery.callOffCourse calledOffOn": "year, course_step .. today",
  "delivery.planCourseSession heldOn": "start .. 1096 days ahead",
  "delivery.certifyLearners decidedOn": "course_step .. today",
  "delivery.recordVacancy openUntil": "today .. 731 days ahead",
  "delivery.registerJobSeeker registeredOn": "enrolment .. today",
  "delivery.placeJobSeeker startedOn": "enrolment .. today",
  "delivery.recordFollowUp askedOn": "start .. today",
  "delivery.recordFieldAnswers deliveredOn": "year .. today",
  "delivery.recordLoanAnswers asOf": "- .. today",
  "delivery.sendReferral sentOn": "registration .. today",
  "delivery.sendReferral dueOn": "sentOn .. 365 days ahead",
  "delivery.acceptReferral acceptedOn": "referral_step .. today",
  "delivery.completeReferral completedOn": "referral_step .. today",
  "delivery.refuseReferral refusedOn": "referral_step .. today",
  "delivery.passOnReferral passedOn": "referral_step .. today",
  "delivery.passOnReferral dueOn": "passedOn .. 365 days ahead",
  "delivery.directReferral directedOn": "referral_step .. today",
  "delivery.directReferral dueOn": "directedOn .. 365 days ahead",
  "delivery.withdrawReferral withdrawnOn": "referral_step .. today",
  "delivery.draftWork startsOn": "year .. 1826 days ahead",
  "delivery.draftWork endsOn": "startsOn .. 1826 days ahead",
  "delivery.signWorkContract signedOn": "year .. today",
  "delivery.changeWorkContract signedOn": "work_contract .. today",
  "delivery.planMilestone plannedOn": "year .. 1826 days ahead",
  "delivery.startWork startedOn": "work_step .. today",
  "delivery.acceptMilestone acceptedOn": "work_step .. today",
  "delivery.stopWork stoppedOn": "work_step .. today",
  "delivery.resumeWork resumedOn": "work_step .. today",
  "delivery.handOverWork handedOverOn": "work_step .. today",
  "delivery.operateWork operatedOn": "work_step .. today",
  "delivery.releaseRetention releasedOn": "warranty, work_step .. today",
  "delivery.recordFinding foundOn": "year .. today",
  "delivery.recordFinding answerDue": "foundOn .. 365 days ahead",
  "delivery.answerFinding answeredOn": "finding .. today",
  "delivery.formLivelihoodGroup formedOn": "year .. today",
  "delivery.joinLivelihoodGroup joinedOn": "start .. today",
  "delivery.receiveAsset receivedOn": "start .. today",
  "delivery.recordBirth bornOn": "asset_turn .. today",
  "delivery.rotateAsset rotatedOn": "asset_turn .. today",
  "delivery.endAsset endedOn": "asset_turn .. today",
  "delivery.recordRepayment paidOn": "delivery .. today",
  "delivery.checkAsset checkedOn": "delivery .. today",
  "delivery.planCycle startsOn": "year .. 731 days ahead",
  "delivery.planCycle harvestFrom": "startsOn .. 4383 days ahead",
  "delivery.planCycle harvestTo": "harvestFrom .. 4383 days ahead",
  "delivery.startCycle startedOn": "year .. today",
  "delivery.recordInput usedOn": "year .. today",
  "delivery.recordHarvest harvestedOn": "start .. today",
  "delivery.recordSale soldOn": "start .. today",
  "delivery.endCycle endedOn": "harvest .. today",
  "delivery.failCycle endedOn": "year, start .. today",
  "delivery.seekBuyer nextStepOn": "today .. 365 days ahead",
  // A household may have changed long before it is recorded.
  "delivery.recordConversion convertedOn": "- .. today",
  // A contract that runs already may be recorded, and so may what a buyer wanted before.
  "delivery.recordDemand wantedFrom": "- .. 1096 days ahead",
  "delivery.recordDemand wantedTo": "today, wantedFrom .. 1826 days ahead",
  "delivery.draftContract startsOn": "- .. 1096 days ahead",
  "delivery.draftContract endsOn": "startsOn .. 4383 days ahead",
  "delivery.signContract signedOn": "- .. today",
  "delivery.endContract endedOn": "work_contract .. today",
  "delivery.deliverProduce deliveredOn": "work_contract .. today",
  "delivery.payForProduce paidOn": "delivery .. today",
  "delivery.recordDelivery deliveredOn": "approval .. today",
  "delivery.recordDelivery evidence[].takenOn": "approval .. today",
  // Not before the approval, and the year of the activity, either: refused beside the file (test/scenario/delivery-evidence.test.ts).
  "delivery.addEvidence takenOn": "- .. today",
  "delivery.addActivityEvidence takenOn": "- .. today",
  "delivery.correctDelivery deliveredOn": "approval .. today",
  "ledger.recordContribution givenOn": "year .. today",
  // Before the year of its line it is refused too (planning.voucher_before_line).
  "treasury.recordVoucher bookedOn": "voucher .. today",
  // The days that a file covers, in order (treasury.period_end_before_start).
  "treasury.importTreasury fromDay": "- .. today",
  "treasury.importTreasury toDay": "- .. today",
  "planning.approvePlan decidedOn": "allocation .. today",
  "planning.decideAdjustment decidedOn": "proposal .. today",
  "planning.decideReallocation decidedOn": "proposal .. today",
  "planning.approveCarryOver decidedOn": "run .. today",
  "planning.approveAllocation decidedOn": "run .. today",
  "planning.recordActual asOf": "year .. today",
  // What is read as of a day rests on nothing, and neither does what a plan is for.
  "planning.runFormula asOf": "- .. today",
  "planning.runOptimiser asOf": "- .. today",
  "planning.recordCauses recordedOn": "- .. today",
  "planning.setTargetTerms periodFrom": "- .. 3653 days ahead",
  "planning.setTargetTerms periodTo": "periodFrom .. 3653 days ahead",
  "planning.setTargetTerms baselineOn": "- .. 731 days ahead",
};

function written({ notBefore = [], notBeforeToday, notAfter }: DayWindow): string {
  const grounds = [
    ...(notBeforeToday === true ? ["today"] : []),
    ...notBefore.map((one) => (typeof one === "string" ? one : one.field)),
  ];
  const last = notAfter === "today" ? "today" : `${notAfter.daysAhead} days ahead`;
  return `${grounds.length === 0 ? "-" : grounds.join(", ")} .. ${last}`;
}

test("every day of payment, delivery, ledger, treasury and planning has the window that is named here", () => {
  const found = routesOf(readConfig({}))
    .filter(({ endpoint }) => isWrite(endpoint) && /^(payment|delivery|ledger|treasury|planning)\./.test(endpoint.id))
    .flatMap(({ endpoint }) =>
      Object.entries(endpoint.days ?? {}).map(([path, window]) => [`${endpoint.id} ${path}`, written(window)] as const),
    );
  const sorted = (pairs: readonly (readonly [string, string])[]) =>
    pairs.toSorted(([left], [right]) => (left < right ? -1 : 1));
  assert.deepEqual(sorted(found), sorted(Object.entries(windows)));
});

test("a window without a lower bound is written as such (planted)", () => {
  assert.equal(written({ notAfter: "today" }), "- .. today");
  assert.equal(
    written({ notBefore: ["order"], notBeforeToday: true, notAfter: { daysAhead: 3 } }),
    "today, order .. 3 days ahead",
  );
});
