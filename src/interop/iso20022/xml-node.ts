/** Reads parts of a parsed message: each element may be missing, be there once or several times. */

/** The first element at the path. */
export function at(node: unknown, ...path: readonly string[]): unknown {
  let found = node;
  for (const name of path) {
    const one = Array.isArray(found) ? found[0] : found;
    if (typeof one !== "object" || one === null) return undefined;
    found = Object.hasOwn(one, name) ? Reflect.get(one, name) : undefined;
  }
  return found;
}

export function list(node: unknown): readonly unknown[] {
  if (node === undefined) return [];
  return Array.isArray(node) ? node : [node];
}

/** The text of an element, without the space around it; undefined where it is missing or empty. */
export function text(node: unknown): string | undefined {
  const one = Array.isArray(node) ? node[0] : node;
  const inner = typeof one === "string" ? one : at(one, "#text");
  const written = typeof inner === "string" ? inner.trim() : "";
  return written === "" ? undefined : written;
}

/** xs:boolean: "true" and "1" are the same, and so are "false" and "0"; what is missing is false. Undefined for anything else. */
export function truth(node: unknown): boolean | undefined {
  const written = text(node) ?? "false";
  if (written === "true" || written === "1") return true;
  return written === "false" || written === "0" ? false : undefined;
}
