import { newId } from "#contract/new-id.ts";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";

const day = localDate("2026-10-01");

/** One request an endpoint of programmes, the results framework and needs. */
export function frameworkRequests(records: {
  readonly householdId: Id<"household">;
  readonly commune: string;
}): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const { householdId, commune } = records;
  const params = { targetId: newId("target") };
  const framework = { query: { areaId: commune, programmeId: "vn-2026-2035", year: 2026 } };
  const baseline = { query: { areaId: commune, programmeId: "vn-2026-2035", indicatorCode: "poor_households" } };
  const programme = { programmeId: "vn-2026-2035" };
  return {
    "planning.readFramework": framework,
    "planning.exportResultsXml": framework,
    "planning.exportResultsJson": framework,
    "planning.exportResultsCsv": framework,
    "planning.getTarget": { params },
    "planning.setTargetTerms": {
      params,
      body: {
        indicatorVersion: 1,
        areaClass: null,
        periodFrom: null,
        periodTo: null,
        baselineOn: null,
        disaggregation: {},
      },
    },
    "planning.recordActual": {
      params,
      body: { actualId: newId("actual"), year: 2026, value: 1, asOf: day, evidence: "x" },
    },
    "planning.readNeeds": { query: { areaId: commune } },
    "planning.readNeedsInFull": { query: { areaId: commune } },
    "planning.listNeedy": { query: { areaId: commune, by: "class", key: "poor" } },
    "planning.readBaseline": baseline,
    "planning.readBaselineInFull": baseline,
    "planning.getCauses": { params: { householdId } },
    "planning.recordCauses": { params: { householdId }, body: { recordId: v7(), causes: ["land"], recordedOn: day } },
    "planning.listProgrammeCodes": { params: programme, query: { areaId: "51" } },
    "planning.setProgrammeCode": {
      params: programme,
      body: { programmeCodeId: newId("programme code"), areaId: "51", segment: "fund", subject: "", code: "01" },
    },
  };
}
