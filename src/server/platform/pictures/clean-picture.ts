/** Pictures as they are kept: decoded and written again, so that nothing but the picture is left. */
import sharp from "sharp";
import type { Sharp } from "sharp";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export type PictureType = "image/jpeg" | "image/png" | "image/webp";

/** More than the cameras of phones make by default; 50 million pixels take 150 MB while they are turned upright. */
const mostPixels = 50_000_000;
/** So many pixels along the longer side let a paper be read and printed. */
const longest = 4096;

// Only the readers of the three kinds that are taken: those of all other formats are never reached, whatever a file pretends.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * The picture upright, at most 4096 pixels long, without what the camera wrote into it (place, device, owner) and without what
 * stood behind it in the file. The size that its head claims is judged before a pixel is decoded; of an animation the first
 * picture is taken.
 */
export async function cleanPicture(sent: Uint8Array, type: PictureType): Promise<Result<Buffer, Refusal>> {
  const options = { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true, pages: 1 } as const;
  try {
    const { width, height } = await sharp(sent, { ...options, limitInputPixels: false }).metadata();
    if (width * height > mostPixels)
      return failure(refuse("review.picture_too_many_pixels", { width, height, megapixels: mostPixels / 1_000_000 }));
    const upright = sharp(sent, options)
      .autoOrient()
      .resize({ width: longest, height: longest, fit: "inside", withoutEnlargement: true });
    return success(await written(upright, type).toBuffer());
  } catch {
    // What the library says names its own parts and helps nobody who sent the file.
    return failure(refuse("review.picture_unreadable"));
  }
}

function written(picture: Sharp, type: PictureType): Sharp {
  if (type === "image/jpeg") return picture.jpeg({ quality: 85 });
  return type === "image/png" ? picture.png({ compressionLevel: 9 }) : picture.webp({ quality: 85 });
}
