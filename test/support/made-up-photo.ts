import sharp from "sharp";

/** A photo as a phone takes it: lying on its side (red at the left), with the place, the owner and the device written into it. */
export async function madeUpPhoto(width = 400, height = 300): Promise<Buffer> {
  const left = sharp({ create: { width: width / 2, height, channels: 3, background: "red" } });
  const exif = {
    IFD0: { Artist: "Pham Van De", Model: "A phone" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "14/1 46/1 30/1", GPSLongitudeRef: "E", GPSLongitude: "108/1 44/1 0/1" },
  };
  return sharp({ create: { width, height, channels: 3, background: "blue" } })
    .composite([{ input: await left.png().toBuffer(), left: 0, top: 0 }])
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}
