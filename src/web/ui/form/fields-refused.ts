import type { ProblemBody } from "#contract/client.ts";

/** The fields that a refusal of the server is about: those it lists, or the one that its facts name. */
export function fieldsRefused(problem: ProblemBody, paths: readonly string[]): readonly string[] {
  const { field } = problem.facts;
  const named = [...(problem.errors ?? []).map(({ path }) => path), ...(typeof field === "string" ? [field] : [])];
  const own = named.map((path) => path.replace(/^(body|params)\./, ""));
  return paths.filter((path) => own.includes(path));
}
