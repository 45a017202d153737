import { useEffect, useRef } from "react";

/** After a try to send, the first field that has to be mended is where one writes on. */
export function useFirstFault(fieldIds: readonly string[], attempt: string): void {
  const done = useRef(attempt);
  useEffect(() => {
    if (done.current === attempt) return;
    done.current = attempt;
    const fields = fieldIds.flatMap((id) => document.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ?? []);
    const [first] = fields.toSorted((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    first?.focus();
  }, [attempt, fieldIds]);
}
