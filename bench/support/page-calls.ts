/** Every endpoint that a page of the console reads, from what the console's sources import: a new call is measured with no line here. */
import { glob, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AnyEndpoint } from "#contract/endpoint.ts";

export type PageCall = {
  /** Rooms of the console that ask it: "evaluation/movement". */
  readonly pages: readonly string[];
  readonly endpoint: AnyEndpoint;
};

const web = fileURLToPath(new URL("../../src/web/", import.meta.url));
const contract = new URL("../../src/contract/", import.meta.url);

/** Reads, and searches that are sent as a body; not what is read to be saved as a file. */
const isRead = (endpoint: AnyEndpoint) =>
  (endpoint.method === "get" || endpoint.readsByBody === true) && endpoint.file === undefined;

export async function callsOfPages(): Promise<readonly PageCall[]> {
  const found = new Map<string, { readonly endpoint: AnyEndpoint; readonly pages: Set<string> }>();
  for await (const file of glob("**/*.{ts,tsx}", { cwd: web })) {
    const source = await readFile(`${web}${file}`, "utf8");
    for (const endpoint of await endpointsIn(source)) {
      const call = found.get(endpoint.id) ?? { endpoint, pages: new Set<string>() };
      call.pages.add(file.split("/").slice(0, -1).slice(0, 2).join("/"));
      found.set(endpoint.id, call);
    }
  }
  return [...found.values()].map(({ endpoint, pages }) => ({ endpoint, pages: [...pages].toSorted() }));
}

async function endpointsIn(source: string): Promise<readonly AnyEndpoint[]> {
  const endpoints: AnyEndpoint[] = [];
  for (const [, names = "", from = ""] of source.matchAll(/import \{([^}]+)\} from "#contract\/([^"]+)"/g)) {
    const exported: Readonly<Record<string, unknown>> = await import(new URL(from, contract).href);
    for (const name of names.split(",")) {
      const found = exported[name.split(" as ")[0]?.trim() ?? ""];
      if (isEndpoint(found) && isRead(found)) endpoints.push(found);
    }
  }
  return endpoints;
}

function isEndpoint(found: unknown): found is AnyEndpoint {
  return typeof found === "object" && found !== null && "id" in found && "path" in found && "method" in found;
}
