/** Departments and assigned units: those beside the communes who carry activities out. */
import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { areaId, day, id } from "#contract/values.ts";
import { officeKinds, officeStates } from "#programme/authority/office/office.ts";

export const office = z.object({
  officeId: id("office"),
  areaId,
  areaName: z.string(),
  kind: z.enum(officeKinds),
  name: z.string(),
  /** Of its registration or of the tax office. */
  registrationNumber: z.string().nullable(),
  contact: z.string().nullable(),
  validFrom: day,
  /** The last day on which it works here. */
  validTo: day.nullable(),
  closedReason: z.string().nullable(),
  state: z.enum(officeStates),
});

const said = {
  kind: z.enum(officeKinds),
  name: text(200),
  registrationNumber: text(40).optional(),
  contact: text(300).optional(),
  validFrom: dayInput,
};
const ofOffice = z.object({ officeId: id("office") });
/** Those of old may be recorded too: since when one works here is not since when it is recorded. */
const days = { validFrom: yearsAhead(1) };

export const listOffices = declare({
  id: "authority.listOffices",
  method: "get",
  path: "/offices",
  act: "authority.readOffices",
  summary: "Departments and assigned units of one's province by name, at most 500",
  query: z.object({ kind: z.enum(officeKinds).optional(), state: z.enum(officeStates).optional() }),
  output: z.object({ rows: z.array(office) }),
});

export const getOffice = declare({
  id: "authority.getOffice",
  method: "get",
  path: "/offices/{officeId}",
  act: "authority.readOffices",
  summary: "A department or an assigned unit",
  params: ofOffice,
  output: office,
});

export const addOffice = declare({
  id: "authority.addOffice",
  method: "post",
  path: "/offices",
  act: "authority.manageOffices",
  summary: "Record a department of the province, or a unit that activities are assigned to",
  body: z.object({ officeId: id("office"), areaId, ...said }),
  days,
  output: office,
});

export const correctOffice = declare({
  id: "authority.correctOffice",
  method: "post",
  path: "/offices/{officeId}/corrections",
  act: "authority.manageOffices",
  summary: "Correct what is recorded of an open office",
  params: ofOffice,
  body: z.object(said),
  days,
  output: office,
});

export const closeOffice = declare({
  id: "authority.closeOffice",
  method: "post",
  path: "/offices/{officeId}/close",
  act: "authority.manageOffices",
  summary: "Close an office after a last day, with the reason: its posts count no longer",
  params: ofOffice,
  body: z.object({ lastDay: dayInput, reason: text(2000) }),
  days: { lastDay: { notBefore: ["start"], ...yearsAhead(1) } },
  output: office,
});
