/** What later stages answer to the questions that earlier ones declare. Whatever serves or works imports it once. */
import { residents } from "./area/village/residents.ts";
import { givenSupports } from "./delivery/support/supports-given-store.ts";
import { plansOfMoney } from "./ledger/posting/plans-of-money.ts";
import { supportsGiven } from "./planning/framework/supports-given.ts";
import { activityLines, areaOfActivityLine } from "./planning/plan/money-lines-store.ts";
import { moneyWithheld, refuseMoney } from "./planning/plan/money-shown.ts";
import { residentsOfVillages } from "./registry/household/residents-store.ts";

residents.answerWith(residentsOfVillages);
plansOfMoney.answerWith({ moneyWithheld, refuseMoney, areaOfActivityLine, activityLines });
supportsGiven.answerWith(givenSupports);
