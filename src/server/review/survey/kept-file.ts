import { readFile } from "node:fs/promises";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkFile, mostBytes } from "#programme/review/survey/review-evidence.ts";
import type { ProofKind } from "#programme/review/survey/review-evidence.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { FileAnswer, ReceivedFile } from "#server/platform/act/route.ts";
import { cleanFile } from "#server/platform/pictures/clean-file.ts";
import type { KeptFile } from "./evidence-store.ts";

/** What came, when it is of a kind that is taken, as it is kept: a place that the camera wrote into a photo is not. */
export async function readReceived(
  context: ActContext,
  kind: ProofKind,
  file: ReceivedFile | undefined,
): Promise<Result<KeptFile, Refusal>> {
  return file === undefined
    ? failure(refuse("request.file_empty"))
    : keepBytes(context, kind, await readFile(file.path));
}

/** The same of bytes that came within the body of a request. */
export async function keepBytes(
  { now, actor }: ActContext,
  kind: ProofKind,
  content: Buffer,
): Promise<Result<KeptFile, Refusal>> {
  const mediaType = checkFile(kind, { first: content.subarray(0, 16), size: content.length });
  if (!mediaType.ok) return mediaType;
  const cleaned = await cleanFile(mediaType.value, content);
  if (!cleaned.ok) return cleaned;
  if (cleaned.value.size > mostBytes)
    return failure(refuse("review.file_too_large", { megabytes: mostBytes / 1_000_000 }));
  return success({ ...cleaned.value, addedAt: now, addedBy: actor.officerId });
}

const endings: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

export function keptFileAnswer(
  name: string,
  { mediaType, content }: { readonly mediaType: string; readonly content: Buffer },
): FileAnswer {
  return { fileName: `${name}.${endings[mediaType] ?? "bin"}`, mediaType, content };
}
