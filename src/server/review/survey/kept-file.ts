import { readFile } from "node:fs/promises";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkFile, mostBytes } from "#programme/review/survey/review-evidence.ts";
import type { EvidenceKind } from "#programme/review/survey/review-evidence.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { FileAnswer, ReceivedFile } from "#server/platform/act/route.ts";
import { cleanFile } from "#server/platform/pictures/clean-file.ts";
import type { KeptFile } from "./evidence-store.ts";

/** What came, when it is of a kind that is taken, as it is kept: a place that the camera wrote into a photo is not. */
export async function readReceived(
  { now, actor }: ActContext,
  kind: EvidenceKind | "minutes",
  file: ReceivedFile | undefined,
): Promise<Result<KeptFile, Refusal>> {
  if (file === undefined) return failure(refuse("request.file_empty"));
  const content = await readFile(file.path);
  const mediaType = checkFile(kind, { first: content.subarray(0, 16), size: file.size });
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
