import { useCallback, useState } from "react";
import type { z } from "zod";

/**
 * A form that is kept as it is filled in, in this tab only: the draft is gone when the tab is closed or the reader signs out, because
 * the computer may be shared. What was kept is parsed again, since the form may have changed.
 */
export function useDraft<S extends z.ZodType<object>>(name: string, schema: S, empty: z.output<S>) {
  const key = `vuon.draft.${name}`;
  const [draft, setDraft] = useState(() => readDraft(key, schema) ?? empty);
  const [savedAt, setSavedAt] = useState<string>();
  const keep = useCallback(
    (next: z.output<S>) => {
      setDraft(next);
      sessionStorage.setItem(key, JSON.stringify(next));
      const now = new Date();
      setSavedAt(`${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`);
    },
    [key],
  );
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { draft, keep, forget, savedAt };
}

function readDraft<S extends z.ZodType<object>>(key: string, schema: S): z.output<S> | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}
