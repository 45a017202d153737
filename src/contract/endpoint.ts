import type { z } from "zod";
import type { DayWindows } from "./day-window.ts";
import type { Act } from "#programme/authority/post/permissions.ts";

/** Path, query and body come as text and JSON; a schema may be a codec, so that what is inside is typed by the domain. */
export type Parts = { readonly params: z.ZodType; readonly query: z.ZodType; readonly body: z.ZodType };

/**
 * One thing that can be asked of Vuon, declared once: the server routes and validates by it, OpenAPI is made from it, and the
 * web's client is typed by it. `act` is what the permission table and the database are asked about; undefined means that
 * nobody need be signed in.
 */
export type Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> = {
  /** STAGE.verbNoun, the operationId. */
  readonly id: string;
  readonly method: "get" | "post" | "put" | "delete";
  /** Under /api, with {names} of `params`. */
  readonly path: `/${string}`;
  readonly act: Act | undefined;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly output: O;
  /** A file instead of JSON: its media type. The handler answers a `FileAnswer`. */
  readonly file?: string;
  /** A read that leaves an entry in the audit: what is taken out of the installation in bulk. Nothing else is written. */
  readonly isAudited?: true;
  /**
   * A write of nothing but a mark of one's own, such as what one has read: nobody else sees it, so it leaves neither an audit entry nor a row in the
   * outbox.
   */
  readonly isOwnMark?: true;
  /** A write whose request or answer holds a password: neither it nor a hash of it is kept, and sent again it is refused as done. */
  readonly isSecret?: true;
  /**
   * The answer holds a number in full. No copy of it is kept for its idempotency key: sent again, it is answered again, with an audit
   * entry of its own. So such an endpoint changes nothing but the audit.
   */
  readonly answersSecret?: true;
  /** A read that is asked by POST, because what is asked for may not be in an address. It takes no idempotency key. */
  readonly readsByBody?: true;
  /** A read of a household's personal data: the handler leaves a trace (`ActContext.trace`), or it is a fault. */
  readonly leavesTrace?: true;
  /** A read that an open page asks again and again by itself: it does not count as a use of the session, which ends when nobody works. */
  readonly isPolled?: true;
  /** The most bytes that the body may have, where it carries more than `usualBody`: tables, lists and files within JSON. */
  readonly largestBody?: number;
  /** The body is a file, sent as its bytes; the handler gets a `ReceivedFile` in its place. */
  readonly takesFile?: true;
  /** Where days are sent: the window of each, by its path in the body of an act, or in the query or body of a read. */
  readonly days?: DayWindows;
  /** Of a write: the read whose ETag an If-Match is compared with. Its params are among the write's own. */
  readonly recordReadBy?: AnyEndpoint;
};

/** Whether it changes what is kept; a read may be asked by POST. */
export function isWrite({ method, readsByBody }: Pick<AnyEndpoint, "method" | "readsByBody">): boolean {
  return method !== "get" && readsByBody !== true;
}

export const megabytes = (count: number): number => count * 1_000_000;

/** The most bytes of a body, unless an endpoint declares another limit: enough for every form of the console. */
export const usualBody = 256_000;

export const largestBodyOf = ({ largestBody }: Pick<AnyEndpoint, "largestBody">): number => largestBody ?? usualBody;

/** What a request with a body says about its type. */
export function bodyType(takesFile: boolean): string {
  return takesFile ? "application/octet-stream" : "application/json";
}

export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

export type Decoded<E extends AnyEndpoint> = {
  readonly params: z.output<E["params"]>;
  readonly query: z.output<E["query"]>;
  readonly body: z.output<E["body"]>;
};
export type Output<E extends AnyEndpoint> = z.output<E["output"]>;
