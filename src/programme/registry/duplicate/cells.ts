/**
 * Where a column finds the number of a row: at one place of each row's own stretch of an array. What is compared of most pairs is
 * kept together row by row, so that a comparison reads one line of the processor's cache and not one for every field.
 */
export type Cells = { readonly cells: Int32Array; readonly stride: number; readonly at: number };

/** An array of one column. */
export function alone(codes: Int32Array): Cells {
  return { cells: codes, stride: 1, at: 0 };
}

/** Arrays of equal length as one, row by row. */
export function interleave(arrays: readonly Int32Array[]): Int32Array {
  const stride = arrays.length;
  const cells = new Int32Array(stride * (arrays[0]?.length ?? 0));
  for (const [at, array] of arrays.entries())
    for (let row = 0; row < array.length; row += 1) cells[row * stride + at] = array[row] ?? 0;
  return cells;
}
