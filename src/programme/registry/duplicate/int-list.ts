/** A list of whole numbers that grows in one typed array, and is read by its place. */
export type IntList = {
  readonly push: (value: number) => void;
  readonly length: () => number;
  readonly at: (place: number) => number;
  /** The list as it is now, in an array of its own. */
  readonly toArray: () => Int32Array;
};

export function makeIntList(): IntList {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Int32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    length: () => length,
    at: (place) => values[place] ?? 0,
    toArray: () => values.slice(0, length),
  };
}
