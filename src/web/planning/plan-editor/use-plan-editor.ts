import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import { editPlan, getPlanLines } from "#contract/planning/plan-acts.ts";
import type { Id } from "#kernel/id.ts";
import { applyChanges, undoOf } from "#programme/planning/plan/plan-line.ts";
import type { PlanChange } from "#programme/planning/plan/plan-line.ts";
import { askServer } from "#web/client.ts";
import type { Line } from "./editor-cells.ts";

type Saved = Output<typeof getPlanLines>;
export type Change = PlanChange<Line>;
export type SaveState = "saved" | "waiting" | "saving" | "conflict" | "failed";

/**
 * The lines of a draft as the officer sees them, ahead of what is saved. Changes are shown at once and saved together a moment later;
 * of a draft that somebody else changed meanwhile nothing is overwritten: the changes wait until the officer puts them on what is there now.
 */
export function usePlanEditor(planId: Id<"plan">, first: Saved) {
  const client = useQueryClient();
  const [saved, setSaved] = useState(first);
  const [pending, setPending] = useState<readonly Change[]>([]);
  const [undos, setUndos] = useState<readonly (readonly Change[])[]>([]);
  const [state, setState] = useState<SaveState>("saved");
  const [error, setError] = useState<Error | null>(null);
  const isSending = useRef(false);
  const applied = applyChanges(saved.lines, pending);
  const lines: readonly Line[] = applied.ok ? applied.value : saved.lines;

  const send = useCallback(
    async (changes: readonly Change[]) => {
      isSending.current = true;
      setState("saving");
      try {
        const answer = await askServer(editPlan, { params: { planId }, body: { changes: [...changes] }, seen: saved });
        setSaved(answer);
        setPending((now) => now.slice(changes.length));
        setError(null);
        setState("saved");
        // Not waited for: the next change is saved while pages beside this one are read again.
        void client.invalidateQueries();
      } catch (caught) {
        const isConflict = caught instanceof ApiProblem && caught.problem.code === "request.precondition_failed";
        setError(caught instanceof Error ? caught : new Error(String(caught)));
        setState(isConflict ? "conflict" : "failed");
      } finally {
        isSending.current = false;
      }
    },
    [client, planId, saved],
  );

  useEffect(() => {
    if (pending.length === 0 || state === "conflict" || state === "failed") return undefined;
    const timer = setTimeout(() => {
      if (!isSending.current) void send(pending);
    }, 700);
    return () => clearTimeout(timer);
  }, [pending, send, state]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (pending.length === 0) return undefined;
    globalThis.addEventListener("beforeunload", warn);
    return () => globalThis.removeEventListener("beforeunload", warn);
  }, [pending.length]);

  /** Puts changes down; false where they have no place. */
  const change = (changes: readonly Change[]): boolean => {
    if (changes.length === 0 || !applyChanges(lines, changes).ok) return false;
    setUndos([...undos.slice(-49), undoOf(lines, changes)]);
    setPending([...pending, ...changes]);
    if (state === "saved") setState("waiting");
    return true;
  };
  /** What an act of the server made of the draft; it can be undone as a change can. */
  const takeSaved = (answer: Saved): void => {
    const before = new Set(lines.map(({ id }) => id));
    const added = answer.lines.filter(({ id }) => !before.has(id)).map((put): Change => ({ put }));
    setUndos([...undos.slice(-49), undoOf(lines, added)]);
    setSaved(answer);
  };
  const undo = (): boolean => {
    const last = undos.at(-1);
    if (last === undefined || !applyChanges(lines, last).ok) return false;
    setUndos(undos.slice(0, -1));
    setPending([...pending, ...last]);
    if (state === "saved") setState("waiting");
    return true;
  };
  /** Takes what is on the server now and puts the waiting changes on it; those that have no place any more are dropped last. */
  const putOnLatest = async (): Promise<void> => {
    try {
      const latest = await askServer(getPlanLines, { params: { planId } });
      const fitting: Change[] = [];
      let there: readonly Line[] = latest.lines;
      for (const one of pending) {
        const next = applyChanges(there, [one]);
        if (!next.ok) continue;
        there = next.value;
        fitting.push(one);
      }
      setSaved(latest);
      setPending(fitting);
      setUndos([]);
      setError(null);
      setState(fitting.length === 0 ? "saved" : "waiting");
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
  };
  return { lines, saved, state, error, change, takeSaved, undo, mayUndo: undos.length > 0, putOnLatest };
}
export type PlanEditor = ReturnType<typeof usePlanEditor>;
