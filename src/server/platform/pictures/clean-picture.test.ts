import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { madeUpPhoto } from "#test/support/made-up-photo.ts";
import { cleanPicture } from "./clean-picture.ts";
import type { PictureType } from "./clean-picture.ts";

const crcTable = Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xed_b8_83_20 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  let crc = 0xff_ff_ff_ff;
  for (const byte of named) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE((crc ^ 0xff_ff_ff_ff) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
/** A PNG whose head claims so many pixels; what follows is small. */
function claiming(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

async function refusalOf(sent: Uint8Array, type: PictureType) {
  const cleaned = await cleanPicture(sent, type);
  return cleaned.ok ? "taken" : cleaned.failure;
}

describe("a picture", () => {
  test("is kept upright, without place, owner and device", async () => {
    const sent = await madeUpPhoto();
    const reported = await sharp(sent).metadata();
    assert.ok(reported.exif?.includes("Pham Van De") && reported.orientation === 6);
    const cleaned = await cleanPicture(sent, "image/jpeg");
    assert.ok(cleaned.ok);
    const kept = await sharp(cleaned.value).metadata();
    assert.deepEqual([kept.format, kept.width, kept.height], ["jpeg", 300, 400]);
    for (const part of [kept.exif, kept.xmp, kept.iptc, kept.orientation]) assert.equal(part, undefined);
    assert.ok(!cleaned.value.includes("Pham Van De") && !cleaned.value.includes("Exif"));
    // Turned by a quarter to the right, what was at the left is at the top.
    const [red = 0, , blue = 0] = await sharp(cleaned.value)
      .extract({ left: 150, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer();
    assert.ok(red > 200 && blue < 50);
  });
  test("is kept in its own kind, at most 4096 pixels long, and without what was put behind it", async () => {
    for (const [type, format] of [
      ["image/png", "png"],
      ["image/webp", "webp"],
    ] as const) {
      const wide = sharp({ create: { width: 6000, height: 60, channels: 3, background: "green" } });
      const sent = Buffer.concat([await wide.toFormat(format).toBuffer(), Buffer.from("<script>hidden</script>")]);
      const cleaned = await cleanPicture(sent, type);
      assert.ok(cleaned.ok, type);
      const kept = await sharp(cleaned.value).metadata();
      assert.deepEqual([kept.format, kept.width, kept.height], [format, 4096, 41]);
      assert.ok(!cleaned.value.includes("script"));
    }
  });
  test("that claims 60,000 x 60,000 pixels is refused by its head, with its size and the limit", async () => {
    const huge = { width: 60_000, height: 60_000, megapixels: 50 };
    assert.deepEqual(await refusalOf(claiming(60_000, 60_000), "image/png"), {
      code: "review.picture_too_many_pixels",
      facts: huge,
    });
    // The frame of a JPEG tells the size after its marker: FF C0, length, precision, height, width.
    const jpeg = await madeUpPhoto();
    jpeg.writeUInt16BE(60_000, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5);
    jpeg.writeUInt16BE(60_000, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 7);
    assert.deepEqual(await refusalOf(jpeg, "image/jpeg"), { code: "review.picture_too_many_pixels", facts: huge });
  });
  test("that is broken, cut off or of another kind than it pretends is refused", async () => {
    const jpeg = await madeUpPhoto();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
    const gif = await sharp(jpeg).gif().toBuffer();
    const broken = [
      jpeg.subarray(0, jpeg.length / 2),
      Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2]),
      claiming(1000, 1000),
      svg,
      gif,
    ];
    for (const sent of broken) {
      const refusal = await refusalOf(sent, "image/jpeg");
      assert.deepEqual(refusal, { code: "review.picture_unreadable", facts: {} });
    }
  });
});
