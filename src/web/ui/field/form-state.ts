import { createContext, useContext } from "react";
import type { FieldError } from "./ErrorSummary.tsx";
import type { Asking } from "#web/ui/form/schema-at.ts";

/** A form as its fields and the page around it see it. */
export type FormState = {
  readonly endpoint: Asking;
  readonly values: object;
  readonly valueAt: (path: string) => unknown;
  readonly set: (path: string, value: unknown) => void;
  /** Fills in what nobody has typed yet; the form is not changed by it. */
  readonly offer: (path: string, value: unknown) => void;
  readonly idAt: (path: string) => string;
  readonly errorAt: (path: string) => string | undefined;
  /** A field says its label, so that what is wrong with it can be said in words. */
  readonly introduce: (path: string, label: string, isNeeded: boolean) => () => void;
  readonly errors: readonly FieldError[];
  /** What is wrong at no field that is shown. */
  readonly strays: readonly FieldError[];
  /** Sends it, with what a button adds to what was typed: that it is only tried. */
  readonly submit: (added?: object) => void;
  /** What the server refused. */
  readonly problem: Error | null;
  readonly isPending: boolean;
  readonly isDirty: boolean;
  readonly savedAt: string | undefined;
};

export const FormContext = createContext<FormState | undefined>(undefined);

export function useFormState(): FormState {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error("a field is in a form");
  return form;
}
