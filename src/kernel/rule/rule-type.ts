/** What a rule may read: scalars (each may be null at run time) and lists of records of scalars. */
export type ScalarType = "bool" | "int" | "double" | "string";
export type FieldType = ScalarType | { readonly list: Readonly<Record<string, ScalarType>> };
export type RuleFields = { readonly [name: string]: FieldType };

/** Facts for a rule. Ints are JavaScript numbers, safe whole numbers; a field that is not there counts as null. */
export type Scalar = boolean | number | string | null | undefined;
export type RuleInput = { readonly [name: string]: Scalar | readonly { readonly [name: string]: Scalar }[] };
