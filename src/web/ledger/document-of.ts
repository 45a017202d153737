import { paths } from "#web/paths.ts";

/** Where the document of a posting is opened; a paper that stands outside has none. */
export function documentOf(kind: string, id: string): string | undefined {
  switch (kind) {
    case "formula_run":
      return paths.allocation(id);
    case "plan":
      return paths.plan(id);
    case "activity":
      return paths.activity(id);
    case "batch":
      return paths.batch(id);
    case "contribution":
      return paths.contributions();
    case "reallocation":
      return paths.reallocation(id);
    case "carry_over":
      return paths.carryOver(id);
    case "past_years":
      return paths.pastYears();
    default:
      return undefined;
  }
}
