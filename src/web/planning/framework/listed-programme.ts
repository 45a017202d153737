import type { Output } from "#contract/endpoint.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

export type Programme = Output<typeof listProgrammes>["rows"][number];
