import { createHash } from "node:crypto";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanPicture } from "./clean-picture.ts";
import type { PictureType } from "./clean-picture.ts";
import { isWholePdf } from "./whole-pdf.ts";

export type CleanFile<MediaType> = {
  readonly mediaType: MediaType;
  readonly content: Buffer;
  readonly size: number;
  readonly sha256: string;
};

/** A file that proves something, as it is kept: a picture cleaned, a PDF as it is when it is whole. Size and fingerprint are of what is kept. */
export async function cleanFile<MediaType extends PictureType | "application/pdf">(
  mediaType: MediaType,
  sent: Buffer,
): Promise<Result<CleanFile<MediaType>, Refusal>> {
  const cleaned = isPicture(mediaType) ? await cleanPicture(sent, mediaType) : wholePdf(sent);
  if (!cleaned.ok) return cleaned;
  const content = cleaned.value;
  const sha256 = createHash("sha256").update(content).digest("hex");
  return success({ mediaType, content, size: content.length, sha256 });
}

const isPicture = (mediaType: PictureType | "application/pdf"): mediaType is PictureType =>
  mediaType !== "application/pdf";

function wholePdf(sent: Buffer): Result<Buffer, Refusal> {
  return isWholePdf(sent) ? success(sent) : failure(refuse("review.pdf_unreadable"));
}
