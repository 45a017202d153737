/** What later stages answer to the questions that earlier ones declare. Whatever serves or works imports it once. */
import { residents } from "./area/village/residents.ts";
import { activitiesOfOffice } from "./authority/office/activities-of-office.ts";
import { recordNames } from "./authority/audit/record-names.ts";
import { countOpenOf } from "./delivery/activity/assignment-store.ts";
import { countReferralsOf } from "./delivery/referral/waiting-referrals.ts";
import { deliveryNames } from "./delivery/record-names.ts";
import { keptByDelivery } from "./delivery/support/kept-households.ts";
import { moneyOfSupport } from "./delivery/support/money-of-support.ts";
import { givenSupports } from "./delivery/support/supports-given-store.ts";
import { plansOfMoney } from "./ledger/posting/plans-of-money.ts";
import { moneyInBatches } from "./payment/batch/money-of-support.ts";
import { keptByPayment } from "./payment/payee/kept-households.ts";
import { paymentNames } from "./payment/record-names.ts";
import { bandedOn } from "./planning/allocation/bands-of-runs.ts";
import { listLatestPacks, smallestOfProgrammes } from "./planning/framework/programmes-store.ts";
import { supportsGiven } from "./planning/framework/supports-given.ts";
import { activityLines, areaOfActivityLine } from "./planning/plan/money-lines-store.ts";
import { moneyWithheld, refuseMoney } from "./planning/plan/money-shown.ts";
import { planningNames } from "./planning/record-names.ts";
import { residentsOfVillages } from "./registry/household/residents-store.ts";
import { reviewed } from "./registry/household/reviewed.ts";
import { registryNames } from "./registry/record-names.ts";
import { laterRecords } from "./registry/take-back/later-records.ts";
import { programmesInUse } from "./review/explanation/programmes-in-use.ts";
import { reviewNames } from "./review/record-names.ts";
import { reviewedHouseholds } from "./review/survey/imported-surveys-store.ts";
import { keptByReview } from "./review/survey/kept-households.ts";
import { bandedAreas } from "./suppression/banded-areas.ts";
import { smallCounts } from "./suppression/small-counts.ts";
import { keptByVoice } from "./voice/grievance/kept-households.ts";
import { voiceNames } from "./voice/record-names.ts";
import { treasuryNames } from "./treasury/record-names.ts";

residents.answerWith(residentsOfVillages);
recordNames.answerWith({
  ...registryNames,
  ...reviewNames,
  ...planningNames,
  ...deliveryNames,
  ...paymentNames,
  ...treasuryNames,
  ...voiceNames,
});
plansOfMoney.answerWith({ moneyWithheld, refuseMoney, areaOfActivityLine, activityLines });
reviewed.answerWith(reviewedHouseholds);
laterRecords.answerWith({ ...keptByReview, ...keptByDelivery, ...keptByPayment, ...keptByVoice });
programmesInUse.answerWith({ listLatestPacks });
bandedAreas.answerWith({ bandedOn });
smallCounts.answerWith({ smallestOfProgrammes });
supportsGiven.answerWith(givenSupports);
activitiesOfOffice.answerWith({ countOpen: countOpenOf, countReferrals: countReferralsOf });
moneyOfSupport.answerWith(moneyInBatches);
