import { useEffect } from "react";
import type { ReactNode } from "react";
import { useFormState } from "./form-state.ts";
import { askedAt, mayBeEmpty } from "#web/ui/form/schema-at.ts";
import type { Asked } from "#web/ui/form/schema-at.ts";

/** A field as it is shown, what is typed into it, and what is asked there. */
export type FieldAt = {
  readonly shown: {
    readonly id: string;
    readonly label: string;
    readonly help: ReactNode;
    readonly error: string | undefined;
    readonly optional: boolean;
  };
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly asked: Asked | undefined;
};

/** The field at a path of the form around it, for an input that is drawn in a way of its own. */
export function useField(field: {
  readonly path: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly isNeeded?: boolean;
}): FieldAt {
  const { endpoint, values, valueAt, set, introduce, idAt, errorAt } = useFormState();
  const { path, label, help, isNeeded = false } = field;
  useEffect(() => introduce(path, label, isNeeded), [introduce, path, label, isNeeded]);
  const asked = askedAt(endpoint, path, values);
  return {
    shown: {
      id: idAt(path),
      label,
      help,
      error: errorAt(path),
      optional: !isNeeded && asked !== undefined && mayBeEmpty(asked),
    },
    value: valueAt(path),
    set: (value) => set(path, value),
    asked,
  };
}
