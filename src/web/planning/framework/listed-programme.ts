import type { Output } from "#contract/endpoint.ts";
import type { listProgrammes } from "#contract/planning/programme.ts";

export type Programme = Output<typeof listProgrammes>["rows"][number];
