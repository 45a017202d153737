/** An identifier of one kind of record: a UUID (version 7, made by the client) that cannot be mistaken for another kind's. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

/** Makes the id of a new record, of the kind that is asked for. */
export type NewId = <Kind extends string = string>() => Id<Kind>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** RFC 9562, 4: written in lower case, read in either. */
const readPattern = new RegExp(uuidPattern, "i");

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** The id of a record of this kind. @throws RangeError when the text is no UUID: for ids that were checked at the edge or just made. */
export function idOf<Kind extends string>(kind: Kind, text: string): Id<Kind> {
  if (!readPattern.test(text)) throw new RangeError(`${text} is not the id of a ${kind}`);
  return text as Id<Kind>;
}
