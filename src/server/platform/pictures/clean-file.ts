import { createHash } from "node:crypto";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { cleanPicture } from "./clean-picture.ts";
import type { PictureType } from "./clean-picture.ts";

export type CleanFile<MediaType> = {
  readonly mediaType: MediaType;
  readonly content: Buffer;
  readonly size: number;
  readonly sha256: string;
};

/** A file that proves something, as it is kept: a picture cleaned, a PDF as it is. Size and fingerprint are of what is kept. */
export async function cleanFile<MediaType extends PictureType | "application/pdf">(
  mediaType: MediaType,
  sent: Buffer,
): Promise<Result<CleanFile<MediaType>, Refusal>> {
  const cleaned = isPicture(mediaType) ? await cleanPicture(sent, mediaType) : success(sent);
  if (!cleaned.ok) return cleaned;
  const content = cleaned.value;
  const sha256 = createHash("sha256").update(content).digest("hex");
  return success({ mediaType, content, size: content.length, sha256 });
}

const isPicture = (mediaType: PictureType | "application/pdf"): mediaType is PictureType =>
  mediaType !== "application/pdf";
