/** A photo that proves a delivery, over HTTP: kept as a picture and nothing else. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-02-01");
  const { fundLineId } = await scenario.fund(3, 2026);
  scenario.on("2026-03-05");
  await scenario.deliver(await scenario.activity(fundLineId, 2026), "2026-05-20");
});
after(() => scenario.opened.close());

test("a photo of a delivery is kept as what its bytes are, without the place that the camera wrote into it", async () => {
  const photos = await scenario.opened.ownersServer.database
    .selectFrom("delivery.evidence")
    .select(["media_type", "content"])
    .where("kind", "=", "photo")
    .execute();
  assert.ok(photos.length > 0);
  for (const { media_type, content } of photos) {
    assert.equal(media_type, "image/jpeg");
    const { exif, orientation } = await sharp(content ?? undefined).metadata();
    assert.deepEqual([exif, orientation], [undefined, undefined]);
  }
});
