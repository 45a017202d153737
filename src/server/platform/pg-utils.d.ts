declare module "pg/lib/utils.js" {
  /** The text of a value as the protocol takes it: arrays as literals of arrays, objects as JSON, bytes as they are. */
  export function prepareValue(value: unknown): Buffer | string | null;
}
