import * as contract from "#contract/authority/office.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseClosedOffice } from "#programme/authority/office/office.ts";
import { findLevel } from "#server/authority/post/posts-store.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { activitiesOfOffice } from "./activities-of-office.ts";
import * as store from "./offices-store.ts";

export const listOffices = readOwnAreas(contract.listOffices, async ({ tx, today }, { query }) =>
  success({ rows: [...(await store.listOfficeRows(tx, query, today))] }),
);

export const getOffice = readOwnAreas(contract.getOffice, async ({ tx, today }, { params: { officeId } }) => {
  const office = (await store.seesOffice(tx, officeId)) ? await store.findOffice(tx, officeId, today) : undefined;
  return office === undefined ? failure(refuse("record.not_found")) : success(office);
});

type Said = Parameters<typeof store.findTaken>[1];

async function refuseTaken({ tx }: ActContext, said: Said): Promise<Refusal | undefined> {
  const taken = await store.findTaken(tx, said);
  if (taken === undefined) return undefined;
  const { name } = taken;
  return taken.by === "name"
    ? refuse("authority.office_name_taken", { name })
    : refuse("authority.office_number_taken", { name });
}

async function shownOffice({ tx, today }: ActContext, officeId: Id<"office">) {
  return stillThere(await store.findOffice(tx, officeId, today), `office ${officeId}`);
}

export const addOffice = addRecord(
  contract.addOffice,
  { name: "office", areaOf: areaOfBody, idOf: ({ body }) => body.officeId },
  async (context, { body }) => {
    const { tx, today } = context;
    if ((await findLevel(tx, body.areaId, today)) !== "province")
      return failure(refuse("authority.office_area_not_province", { areaId: body.areaId }));
    const refused = await refuseTaken(context, body);
    if (refused !== undefined) return failure(refused);
    await store.addOfficeRow(tx, body);
    return done({ event: "office_added", kind: body.kind }, await shownOffice(context, body.officeId));
  },
);

type OfOffice = { readonly officeId: Id<"office"> };

const { act: officeAct } = actsOnKey<OfOffice, store.OfficeRow>({
  nameOf: ({ officeId }) => ({ recordKind: "office", recordId: officeId }),
  areaOf: async (tx, { officeId }) => store.lockOffice(tx, officeId),
  days: { start: async ({ tx }, { officeId }) => store.startOfOffice(tx, officeId) },
  find: async ({ tx, today }, { officeId }) => {
    const office = await store.findOffice(tx, officeId, today);
    if (office === undefined) return failure(refuse("record.not_found"));
    const closed = refuseClosedOffice({ validTo: office.validTo ?? undefined });
    return closed === undefined ? success(office) : failure(closed);
  },
});

export const correctOffice = officeAct(contract.correctOffice, async (context, { params: { officeId }, body }) => {
  const { tx, record: office } = context;
  const refused = await refuseTaken(context, { ...body, officeId, areaId: office.areaId });
  if (refused !== undefined) return failure(refused);
  await store.changeOffice(tx, officeId, body);
  const { registrationNumber = null, contact = null, kind, name, validFrom } = body;
  const after = { kind, name, registrationNumber, contact, validFrom };
  const changed = (["kind", "name", "registrationNumber", "contact", "validFrom"] as const).filter(
    (part) => office[part] !== after[part],
  );
  return done({ event: "office_corrected", changed: changed.join(", ") }, await shownOffice(context, officeId));
});

export const closeOffice = officeAct(contract.closeOffice, async (context, { params: { officeId }, body }) => {
  const activities = await activitiesOfOffice.answer().countOpen(context.tx, officeId);
  if (activities > 0) return failure(refuse("authority.office_has_activities", { activities }));
  const referrals = await activitiesOfOffice.answer().countReferrals(context.tx, officeId);
  if (referrals > 0) return failure(refuse("authority.office_has_referrals", { referrals }));
  await store.setOfficeEnd(context.tx, officeId, body);
  const facts = { event: "office_closed", lastDay: body.lastDay, reason: body.reason };
  return done(facts, await shownOffice(context, officeId));
});
