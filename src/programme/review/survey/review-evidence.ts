/** What proves a survey or a meeting, as a file: which kinds there are, and what is taken. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** Of a household's survey: the house or a document, the person who answered, the form as it was filled in by hand. */
export const evidenceKinds = ["photo", "signature", "paper_form"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
/** Everything that is proved by a file: `document` is a paper of any other kind. */
export type ProofKind = EvidenceKind | "minutes" | "document";
/** Signed minutes: one copy stays in the village, the other is the committee's (docs/law.md L3.2-1). */
export const minutesHolders = ["village", "committee"] as const;
/** How answers came in: asked with the form, typed from paper, read from a file, taken over from another round. */
export const answerWays = ["asked", "paper", "file", "carried"] as const;

export type MediaType = "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
export const mostBytes = 10_000_000;
/** So many papers of one household and round; more is a mistake. */
export const mostPapers = 30;

const starts: readonly (readonly [MediaType, number, readonly number[]])[] = [
  ["image/jpeg", 0, [0xff, 0xd8, 0xff]],
  ["image/png", 0, [0x89, 0x50, 0x4e, 0x47]],
  ["image/webp", 8, [0x57, 0x45, 0x42, 0x50]],
  ["application/pdf", 0, [0x25, 0x50, 0x44, 0x46]],
];

/** What a file is by its first bytes; its name may say anything. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  return starts.find(([, at, start]) => start.every((byte, place) => bytes[at + place] === byte))?.[0];
}

/** What phones write beside JPEG (ISO 23008-12): a box "ftyp" with one of these brands. */
const heicBrands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"];

function isHeic(bytes: Uint8Array): boolean {
  const text = String.fromCodePoint(...bytes.subarray(4, 12));
  return text.startsWith("ftyp") && heicBrands.includes(text.slice(4));
}

/** A picture or a PDF of at most ten megabytes; a signature is a picture. */
export function checkFile(
  kind: ProofKind,
  file: { readonly first: Uint8Array; readonly size: number },
): Result<MediaType, Refusal> {
  const mediaType = mediaTypeOf(file.first);
  if (isHeic(file.first)) return failure(refuse("review.picture_heic"));
  if (mediaType === undefined) return failure(refuse("review.file_of_another_kind"));
  if (kind === "signature" && mediaType === "application/pdf") return failure(refuse("review.signature_is_a_picture"));
  if (file.size > mostBytes) return failure(refuse("review.file_too_large", { megabytes: mostBytes / 1_000_000 }));
  return success(mediaType);
}
