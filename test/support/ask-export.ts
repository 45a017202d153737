import type { TestOfficer } from "./installation.ts";

/** The file of an export: what is searched for travels in a body, everything else in the address. */
export async function askExport(by: TestOfficer, query: string, path = "export"): Promise<Response> {
  const asked = Object.fromEntries(new URLSearchParams(query));
  if (asked["search"] === undefined) return by.fetch(`/api/households/${path}?${query}`);
  const headers = { "content-type": "application/json" };
  return by.fetch(`/api/households/${path}`, { method: "POST", headers, body: JSON.stringify(asked) });
}
