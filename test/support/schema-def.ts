/** What a schema of Zod is made of: the core of the library shows it under one name (zod.dev/library-authors). */
export function defOf<Def>(schema: { readonly _zod: { readonly def: Def } }): Def {
  const { _zod: internals } = schema;
  return internals.def;
}
