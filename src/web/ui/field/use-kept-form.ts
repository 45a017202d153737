import { useState } from "react";
import { keptValues } from "#web/ui/form/kept-values.ts";
import type { Asking } from "#web/ui/form/schema-at.ts";
import { writeDraft } from "./write-draft.ts";

/** Keeps a form as it is filled in, in this tab only: the computer may be shared. Without a name nothing is kept. */
export function useKeptForm(endpoint: Asking, keepAs: string | undefined) {
  const key = `vuon.draft.${keepAs ?? ""}`;
  const [found] = useState(() =>
    keepAs === undefined ? undefined : keptValues(endpoint, sessionStorage.getItem(key)),
  );
  const [savedAt, setSavedAt] = useState<string>();
  const keep = (values: object) => {
    if (keepAs !== undefined) setSavedAt(writeDraft(sessionStorage, key, values));
  };
  return { found, savedAt, keep, forget: () => sessionStorage.removeItem(key) };
}
