import { useCallback, useState } from "react";
import type { z } from "zod";
import { keptName } from "#web/device-memory.ts";
import { writeDraft } from "./write-draft.ts";

/**
 * A form that is kept as it is filled in. In this tab only: the draft is gone when the tab is closed or the reader signs out, because
 * the computer may be shared. `onDevice`, where one works without a line, it outlives the tab too. What was kept is parsed again, since
 * the form may have changed.
 */
export function useDraft<S extends z.ZodType<object>>(
  name: string,
  schema: S,
  empty: z.output<S>,
  options: { readonly onDevice?: boolean } = {},
) {
  const isOnDevice = options.onDevice === true;
  const key = isOnDevice ? keptName(name) : `vuon.draft.${name}`;
  const [found] = useState(() => readDraft(storageOf(isOnDevice), key, schema));
  const [draft, setDraft] = useState(found ?? empty);
  const [savedAt, setSavedAt] = useState<string>();
  const keep = useCallback(
    (next: z.output<S>) => {
      setDraft(next);
      setSavedAt(writeDraft(storageOf(isOnDevice), key, next));
    },
    [isOnDevice, key],
  );
  const forget = useCallback(() => storageOf(isOnDevice).removeItem(key), [isOnDevice, key]);
  return { draft, keep, forget, savedAt, /** What was there when the form was opened. */ found };
}

const storageOf = (isOnDevice: boolean): Storage => (isOnDevice ? localStorage : sessionStorage);

function readDraft<S extends z.ZodType<object>>(storage: Storage, key: string, schema: S): z.output<S> | undefined {
  const text = storage.getItem(key);
  if (text === null) return undefined;
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}
