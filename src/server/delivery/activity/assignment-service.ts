import * as contract from "#contract/delivery/assignment.ts";
import { checkAssignment } from "#programme/delivery/activity/assign-activity.ts";
import { findOfficeFor } from "#server/authority/published.ts";
import { done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { findShown } from "./activities-service.ts";
import { addActivityAct } from "./activity-acts-store.ts";
import { activityAct } from "./activity-record.ts";
import { setOffice } from "./assignment-store.ts";

/** From now on the office carries it out, and who had it in hand does not: both are informed by the outbox. */
export const assignActivity = activityAct(contract.assignActivity, "assign", async (context, { body }) => {
  const { tx, record, today } = context;
  const { activityId, communeId, officeId: before } = record;
  const { officeId, reason } = body;
  const office = officeId === null ? undefined : await findOfficeFor(tx, { officeId, areaId: communeId }, today);
  const checked = checkAssignment(record, { officeId, office, reason });
  if (!checked.ok) return checked;
  await setOffice(tx, activityId, officeId);
  await addActivityAct(context, record, { act: "assign", reason, officeId });
  const shown = stillThere(await findShown(context, activityId), `activity ${activityId}`);
  return done({ office: officeId, before, reason: reason ?? "" }, shown);
});
