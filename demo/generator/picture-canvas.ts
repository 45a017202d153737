type Point = readonly [number, number];

export type Canvas = {
  /** Indices of the palette, row by row. */
  readonly pixels: Uint8Array;
  /** A rectangle, its far corner left out; what lies outside is not drawn. */
  readonly fill: (from: Point, to: Point, colour: number) => void;
  /** @throws RangeError for a letter that it has not. */
  readonly write: (text: string, at: Point, size: number, colour: number) => void;
};

export function canvas(width: number, height: number): Canvas {
  const pixels = new Uint8Array(width * height);
  const fill: Canvas["fill"] = ([left, top], [right, bottom], colour) => {
    for (let y = Math.max(0, Math.round(top)); y < Math.min(height, Math.round(bottom)); y += 1)
      pixels.fill(colour, y * width + Math.max(0, Math.round(left)), y * width + Math.min(width, Math.round(right)));
  };
  return {
    pixels,
    fill,
    write: (text, [x, y], size, colour) => {
      for (const [place, letter] of [...text.normalize("NFC")].entries()) {
        const [base, marks] = letterOf(letter);
        const left = x + place * 6 * size;
        for (const [row, bits] of [...marks, ...base].entries())
          for (let column = 0; column < 5; column += 1)
            if (((bits >> (4 - column)) & 1) === 1) {
              const top = y + (row - marks.length) * size;
              fill([left + column * size, top], [left + (column + 1) * size, top + size], colour);
            }
      }
    },
  };
}

function letterOf(letter: string): readonly [readonly number[], readonly number[]] {
  const [plain, above] = marked[letter] ?? [letter, []];
  const rows = letters[plain];
  if (rows === undefined) throw new RangeError(`the made-up pictures have no letter ${letter}`);
  return [rows, above];
}

/** Marks stand above their letter. */
const marked: Readonly<Record<string, readonly [string, readonly number[]]>> = {
  Ả: ["A", [0b01100, 0b00100, 0b01000, 0]],
  Ẫ: ["A", [0b01101, 0b10010, 0b00100, 0b01010, 0]],
};
/** Five columns, seven rows. */
const letters: Readonly<Record<string, readonly number[]>> = {
  " ": [0, 0, 0, 0, 0, 0, 0],
  A: [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  C: [0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110],
  D: [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
  E: [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
  H: [0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  M: [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001],
  N: [0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001, 0b10001],
  O: [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
  P: [0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000, 0b10000],
  T: [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
  U: [0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
};
