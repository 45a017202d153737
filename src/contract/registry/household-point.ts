import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { areaId, day, id } from "#contract/values.ts";

const ofHousehold = z.object({ householdId: id("household") });
/** Degrees east and north (WGS 84). */
const degrees = { lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) };
/** Metres, up to half around the earth; what is too inexact for a house is refused with the reason (`refuseAccuracy`). */
export const accuracyM = z.int().min(1).max(20_040_000).optional();
const how = z.enum(["device", "hand"]);

export const getHouseholdPoint = declare({
  id: "registry.getHouseholdPoint",
  method: "get",
  path: "/households/{householdId}/point",
  act: "registry.readHouseholds",
  summary:
    "Where the house of a household stands, as it was recorded last where it lives now; and the area around it, to be drawn",
  params: ofHousehold,
  output: z.object({
    point: z
      .object({
        ...degrees,
        /** Of the device, in metres. */
        accuracyM: z.number().int().nullable(),
        how,
        recordedOn: day,
        recordedBy: z.string().nullable(),
      })
      .nullable(),
    communeId: areaId,
    provinceId: areaId.nullable(),
  }),
});

export const recordHouseholdPoint = declare({
  id: "registry.recordHouseholdPoint",
  method: "post",
  path: "/households/{householdId}/point",
  act: "registry.changeHousehold",
  summary: "Record where the house of a household stands; what was recorded before stays in the record",
  params: ofHousehold,
  body: z.object({
    pointId: id("household point"),
    ...degrees,
    accuracyM,
    how,
  }),
  output: z.object({ householdId: id("household") }),
});
