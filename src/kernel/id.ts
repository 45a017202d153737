/** An identifier of one kind of record: a UUID (version 7, made by the client) that cannot be mistaken for another kind's. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
