import type { AnyEndpoint } from "#contract/endpoint.ts";
import { largestBodyOf } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { bodyChunks, BrokenOff, declaredLength, TooLarge, TooSlow } from "./body-chunks.ts";
import type { Pace } from "./body-chunks.ts";
import type { Release } from "./capacity.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { receiveFile } from "./receive-file.ts";
import type { ReceivedFile } from "#server/platform/act/route.ts";

export type Body = {
  readonly text: string;
  readonly file: ReceivedFile | undefined;
  /** The memory of the body is free again: the request is over. */
  readonly release: Release;
};

const nothing: Body = { text: "", file: undefined, release: () => undefined };

/**
 * The body of a request whose caller is known: a file goes to the disk, everything else is text of at most what the endpoint
 * declares. All bodies that are held at once share one amount of memory, of which one caller gets a part.
 */
export async function readBody(
  request: Request,
  {
    endpoint,
    server,
    caller,
  }: { readonly endpoint: AnyEndpoint; readonly server: ServerContext; readonly caller: string },
): Promise<Result<Body, Refusal>> {
  if (endpoint.method === "get") return success(nothing);
  if (endpoint.takesFile === true) {
    const file = await receiveFile(request, server.config);
    return file.ok ? success({ ...nothing, file: file.value }) : file;
  }
  const largest = largestBodyOf(endpoint);
  const declared = declaredLength(request);
  if (declared > largest) return failure(tooLarge(largest));
  // A body of unknown length may become as large as it may be.
  const release = server.capacity.bodies.claim(caller, declared > 0 ? declared : request.body === null ? 0 : largest);
  if (typeof release === "string") return failure(refuse("server.busy"));
  let isHandedOn = false;
  try {
    const text = await readText(request, largest);
    isHandedOn = text.ok;
    return text.ok ? success({ text: text.value, file: undefined, release }) : text;
  } finally {
    if (!isHandedOn) release();
  }
}

/** A body as text, when it is no larger than `largest` and comes at the pace. */
export async function readText(request: Request, largest: number, pace?: Pace): Promise<Result<string, Refusal>> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of bodyChunks(request, largest, pace)) text += decoder.decode(chunk, { stream: true });
    return success(text + decoder.decode());
  } catch (error) {
    if (error instanceof TooLarge) return failure(tooLarge(largest));
    if (error instanceof TooSlow) return failure(refuse("request.body_too_slow"));
    if (error instanceof BrokenOff) return failure(refuse("request.broken_off"));
    throw error;
  }
}

function tooLarge(largest: number): Refusal {
  const limit = largest < 1_000_000 ? `${largest / 1000} kB` : `${largest / 1_000_000} MB`;
  return refuse("request.body_too_large", { limit });
}
