/** Requests for one endpoint: of its shape, or a right one of the permission test; then spoiled, in its values or as it is written. */
import fc from "fast-check";
import { v7 } from "uuid";
import { z } from "zod";
import type { Ask } from "#contract/client.ts";
import { bodyType } from "#contract/endpoint.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import type { IdPool } from "./id-pool.ts";
import { inputOf } from "./input-of.ts";
import { nastyInAddress, rawMark } from "./nasty-values.ts";
import { spoiled, spoiling } from "./spoil.ts";
import type { Spoiling } from "./spoil.ts";

type Parts = { readonly params: unknown; readonly query: unknown; readonly body: unknown };
export type FuzzRequest = {
  readonly method: string;
  readonly address: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
};
export type Drawn = { readonly parts: Parts; readonly spoils: Spoiling; readonly choice: number; readonly odd: number };

/** What chance decides about a request. */
export function drawn(endpoint: AnyEndpoint, pool: IdPool): fc.Arbitrary<Drawn> {
  return fc.record({
    parts: fc.record({
      params: inputOf(endpoint.params, pool),
      query: inputOf(endpoint.query, pool),
      body: inputOf(endpoint.body, pool),
    }),
    spoils: spoiling,
    choice: fc.nat(10_000),
    odd: fc.nat(10_000),
  });
}

/** `right` gives a request that is right in shape, where one is known. */
export function requestOf(
  endpoint: AnyEndpoint,
  { parts, spoils, choice, odd }: Drawn,
  right: () => Ask<AnyEndpoint> | undefined,
): FuzzRequest {
  const asked = choice % 2 === 0 ? right() : undefined;
  const { params, query, body } = spoiled(asked === undefined ? parts : onTheWire(endpoint, asked), spoils);
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (odd % 50 === 1) return nastyInAddress[odd % nastyInAddress.length] ?? "";
    const value = fieldOf(params, name);
    return value === "" ? "%20" : encoded(value);
  });
  const asks = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encoded(name)}=${encoded(value)}`],
  );
  if (odd % 50 === 2 && asks[0] !== undefined) asks.push(asks[0]);
  if (odd % 50 === 3) asks.push(`cursor=${nastyInAddress[odd % nastyInAddress.length]}`);
  const address = `/api${path}${asks.length > 0 ? `?${asks.join("&")}` : ""}`;
  if (endpoint.method === "get") return { method: "GET", address, headers: {} };
  const headers: Record<string, string> = {
    "content-type": bodyType(endpoint.takesFile === true),
    "idempotency-key": oddKeys[odd % 40] ?? v7(),
  };
  if (odd % 30 === 5) headers["if-match"] = oddTags[odd % oddTags.length] ?? "*";
  return { method: endpoint.method.toUpperCase(), address, headers, body: bodyOf(endpoint, body, odd) };
}

const oddKeys = ["", "short", "12345678", "é".repeat(20), "x".repeat(101), "' or 1=1 --"];
const oddTags = ["*", '"x"', 'W/"x"', "\u00ff", "x".repeat(5000)];
const files = ["year\n", "a,b\n1,2\n", "\ufeffa;b\n;;;\n", '"', "PK\u0003\u0004", "\0", "ế".repeat(500)];

function bodyOf(endpoint: AnyEndpoint, body: unknown, odd: number): string {
  if (endpoint.takesFile === true) return files[odd % files.length] ?? "";
  const written = JSON.stringify(body ?? {}).replaceAll(new RegExp(`"${rawMark}([^"]*)"`, "g"), "$1");
  if (odd % 60 === 7) return written.slice(0, odd % Math.max(written.length, 1));
  if (odd % 60 === 8) return `[${written}]`;
  if (odd % 120 === 9) return "[".repeat(50_000) + "]".repeat(50_000);
  return written;
}

function onTheWire(endpoint: AnyEndpoint, asked: Ask<AnyEndpoint>): Parts {
  return {
    params: z.encode(endpoint.params, asked.params ?? {}),
    query: { ...(asked.query as object | undefined) },
    body: endpoint.takesFile === true ? {} : z.encode(endpoint.body, asked.body ?? {}),
  };
}

function fieldOf(record: unknown, name: string): unknown {
  return typeof record === "object" && record !== null
    ? Object.entries(record).find(([key]) => key === name)?.[1]
    : undefined;
}

function encoded(value: unknown): string {
  const written = typeof value === "object" ? JSON.stringify(value) : String(value);
  return encodeURIComponent(written.toWellFormed());
}
