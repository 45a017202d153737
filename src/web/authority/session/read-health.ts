import { useQuery } from "@tanstack/react-query";
import { z } from "zod";

export const healthParts = ["database", "migrations", "jobs", "disk", "keys"] as const;
export type HealthPart = (typeof healthParts)[number];

const part = z.looseObject({ state: z.enum(["ok", "failing"]), since: z.string() });
const plain = z.enum(["ok", "failing"]).transform((state) => ({ state, since: undefined }));
const either = z.union([part, plain]);

/** What the load balancer asks too; an operator is given the facts. While the database is away nobody is known as one. */
export const health = z.object({
  ok: z.boolean(),
  version: z.string(),
  checks: z.object({ database: either, migrations: either, jobs: either, disk: either, keys: either }),
});

/** Asked again every ten seconds. 503 is an answer: a part fails. */
export function useHealth() {
  return useQuery({
    queryKey: ["health"],
    queryFn: async () => health.parse(await (await fetch("/api/health", { credentials: "same-origin" })).json()),
    refetchInterval: 10_000,
  });
}
