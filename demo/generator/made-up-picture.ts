/** Small drawings in place of photos and scans of the demo: each says in three languages that it is made up. */
import { canvas } from "./picture-canvas.ts";
import type { Canvas } from "./picture-canvas.ts";
import { encodePng } from "./encode-png.ts";
import { randomFrom } from "./random.ts";
import type { Random } from "./random.ts";

export const madeUpPictures = ["house", "water", "signature", "minutes"] as const;
export type MadeUpPicture = (typeof madeUpPictures)[number];

/** Red, green, blue by index. */
const palette = [
  [250, 249, 245],
  [176, 205, 226],
  [132, 160, 98],
  [156, 112, 72],
  [196, 168, 128],
  [120, 68, 48],
  [44, 48, 56],
  [92, 140, 176],
  [186, 186, 182],
] as const;
const [paper, sky, grass, wood, wall, roof, ink, water, grey] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const [width, height] = [480, 360];

/** A PNG; the same seed gives the same bytes. */
export function drawMadeUp(what: MadeUpPicture, seed: string): Uint8Array<ArrayBuffer> {
  const random = randomFrom(seed);
  const drawing = canvas(width, height);
  drawings[what](drawing, random);
  drawing.fill([0, height - 62], [width, height], paper);
  drawing.write("ẢNH MẪU", [16, height - 46], 3, ink);
  drawing.write("MADE UP", [172, height - 46], 3, ink);
  drawing.write("CONTOH", [340, height - 46], 3, ink);
  return encodePng({ width, height, palette, pixels: drawing.pixels });
}

const drawings: Readonly<Record<MadeUpPicture, (drawing: Canvas, random: Random) => void>> = {
  house: (drawing, random) => {
    scene(drawing);
    const [left, top] = [random.between(90, 130), random.between(128, 148)];
    const [wide, tall] = [random.between(220, 260), 120];
    drawing.fill([left, top], [left + wide, top + tall], wall);
    for (let row = 0; row < 56; row += 1)
      drawing.fill([left - 24 + row * 2, top - row], [left + wide + 24 - row * 2, top - row + 1], roof);
    drawing.fill([left + 40, top + 44], [left + 80, top + tall], wood);
    drawing.fill([left + wide - 90, top + 36], [left + wide - 40, top + 72], ink);
    // Cracks, and a hole in the roof: it is surveyed because it may lack.
    let at = left + random.between(100, 120);
    for (let down = top; down < top + 90; down += 1)
      drawing.fill([(at += random.between(-1, 1)), down], [at + 3, down + 1], ink);
    drawing.fill([left + wide - 110, top - 34], [left + wide - 74, top - 20], ink);
  },
  water: (drawing, random) => {
    scene(drawing);
    for (let down = 150; down < 298; down += 1) {
      const bend = Math.round(Math.sin(down / 26 + random.between(0, 1) / 9) * 22);
      drawing.fill([170 + bend, down], [250 + bend + (down - 150) / 3, down + 1], water);
    }
    drawing.fill([310, 196], [352, 248], grey);
    drawing.fill([318, 188], [344, 196], ink);
  },
  signature: (drawing, random) => scribble(drawing, random, [110, 150], 260),
  minutes: (drawing, random) => {
    drawing.write("MẪU", [206, 24], 3, ink);
    for (let line = 0; line < 9; line += 1)
      drawing.fill([48, 70 + line * 15], [48 + random.between(250, 380), 73 + line * 15], grey);
    scribble(drawing, random, [60, 250], 110);
    scribble(drawing, random, [290, 250], 110);
  },
};

function scene(drawing: Canvas): void {
  drawing.fill([0, 0], [width, 150], sky);
  drawing.fill([0, 150], [width, height], grass);
}

function scribble(drawing: Canvas, random: Random, [x, y]: readonly [number, number], wide: number): void {
  let at = y;
  for (let along = 0; along < wide; along += 1) {
    const wave = Math.sin(along / (5 + random.between(0, 1))) * 18 * Math.sin(along / 31);
    const next = Math.round(y + wave);
    drawing.fill([x + along, Math.min(at, next)], [x + along + 3, Math.max(at, next) + 3], ink);
    at = next;
  }
}
