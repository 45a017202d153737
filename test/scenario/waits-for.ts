import { readWork } from "#contract/home/work.ts";
import type { Scenario } from "./scenario.ts";

/** What a record waits for on the first page of each of these people, and after a bar whom else they see it waiting for. */
export async function waitsFor(
  scenario: Scenario,
  recordId: string,
  people: readonly (keyof Scenario["people"])[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const who of people) {
    const { rows, others } = await scenario.people[who].get(readWork);
    const mine = rows.filter((row) => row.recordId === recordId).map(({ kind }) => kind);
    const theirs = others
      .filter((row) => row.recordId === recordId)
      .map(({ kind, posts }) => `${kind} ${posts.join()}`);
    found.push(`${who}: ${mine.join()} | ${theirs.join("; ")}`);
  }
  return found;
}
