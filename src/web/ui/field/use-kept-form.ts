import { useState } from "react";
import { keptValues } from "#web/ui/form/kept-values.ts";
import type { Asking } from "#web/ui/form/schema-at.ts";

/** Keeps a form as it is filled in, in this tab only: the computer may be shared. Without a name nothing is kept. */
export function useKeptForm(endpoint: Asking, keepAs: string | undefined) {
  const key = `vuon.draft.${keepAs ?? ""}`;
  const [found] = useState(() =>
    keepAs === undefined ? undefined : keptValues(endpoint, sessionStorage.getItem(key)),
  );
  const [savedAt, setSavedAt] = useState<string>();
  const keep = (values: object) => {
    if (keepAs !== undefined) setSavedAt(write(key, values) ? timeNow() : undefined);
  };
  return { found, savedAt, keep, forget: () => sessionStorage.removeItem(key) };
}

/** A device that is full or forbids it keeps nothing, and then nothing is said to be kept. */
function write(key: string, values: object): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
}

function timeNow(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
}
