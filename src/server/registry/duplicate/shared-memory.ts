/** The same value with its typed arrays in memory that threads share: given to another thread it is not copied. */
export function inSharedMemory<Value>(value: Value): Value {
  return moved(value) as Value;
}

function moved(value: unknown): unknown {
  if (value instanceof Int32Array) return new Int32Array(copyOf(value));
  if (value instanceof Float64Array) return new Float64Array(copyOf(value));
  if (value instanceof Uint8Array) return new Uint8Array(copyOf(value));
  if (Array.isArray(value)) return typeof value[0] === "object" ? value.map(moved) : value;
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moved(part)]));
  return value;
}

function copyOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(byteLength);
  new Uint8Array(shared).set(new Uint8Array(buffer, byteOffset, byteLength));
  return shared;
}
