import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { crc32, inflateSync } from "node:zlib";
import { drawMadeUp, madeUpPictures } from "./made-up-picture.ts";
import { canvas } from "./picture-canvas.ts";

/** The chunks of a PNG, each with its check sum proved. */
function chunksOf(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const png = Buffer.from(bytes);
  assert.equal(png.subarray(0, 8).toString("hex"), "89504e470d0a1a0a");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    assert.equal(png.readUInt32BE(at + 8 + length), crc32(named));
    chunks.set(named.subarray(0, 4).toString("latin1"), named.subarray(4));
    at += length + 12;
  }
  return chunks;
}

describe("the made-up pictures", () => {
  for (const what of madeUpPictures)
    test(`${what} is a small PNG, the same from the same seed, that says what it is`, () => {
      const bytes = drawMadeUp(what, "21484 1");
      assert.deepEqual(drawMadeUp(what, "21484 1"), bytes);
      assert.notDeepEqual(drawMadeUp(what, "21484 2"), bytes);
      assert.ok(bytes.length < 10_000, `${bytes.length} bytes`);
      const chunks = chunksOf(bytes);
      const rows = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
      assert.equal(rows.length, 481 * 360);
      const foot = rows.subarray(481 * 300);
      assert.ok(foot.filter((index) => index === 6).length > 2000, "the words stand below the picture");
    });

  test("a letter that is not drawn is a fault, not a gap", () => {
    assert.throws(() => canvas(10, 10).write("Q", [0, 0], 1, 1), RangeError);
  });
});
