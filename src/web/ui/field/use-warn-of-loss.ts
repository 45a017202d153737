import { useEffect } from "react";

/** The browser asks before the page is left, while something typed would be lost by it. */
export function useWarnOfLoss(wouldLose: boolean): void {
  useEffect(() => {
    if (!wouldLose) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [wouldLose]);
}
