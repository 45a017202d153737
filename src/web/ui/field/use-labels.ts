import { useCallback, useState } from "react";
import { valueAt } from "#web/ui/form/schema-at.ts";

/** The labels of the fields that the page shows, by their paths. */
export function useLabels() {
  const [labels] = useState(() => new Map<string, string>());
  const [neededPaths] = useState(() => new Set<string>());
  const introduce = useCallback(
    (path: string, label: string, isNeeded: boolean) => {
      labels.set(path, label);
      if (isNeeded) neededPaths.add(path);
      return () => {
        labels.delete(path);
        neededPaths.delete(path);
      };
    },
    [labels, neededPaths],
  );
  /** Those that this form needs and nobody has filled in. */
  const needed = (values: unknown) =>
    [...neededPaths].filter((path) => String(valueAt(values, path) ?? "").trim() === "");
  return { labels, needed, introduce };
}
