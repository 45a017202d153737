import { partOf } from "./schema-at.ts";

/** The values with a part of them replaced; what lies around it is made where it is not there yet. */
export function withPart(values: unknown, path: readonly string[], part: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return part;
  const next = withPart(partOf(values, name), rest, part);
  if (!/^\d+$/.test(name) || (values !== undefined && !Array.isArray(values)))
    return { ...Object(values), [name]: next };
  const items: unknown[] = Array.isArray(values) ? [...values] : [];
  items[Number(name)] = next;
  return items;
}
