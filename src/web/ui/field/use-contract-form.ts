import { useForm } from "@mantine/form";
import { useId, useRef, useState } from "react";
import type { ComponentType } from "react";
import { z } from "zod";
import { ApiProblem } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { useAct } from "#web/client.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { beginValues } from "#web/ui/form/begin-values.ts";
import { faultsOf } from "#web/ui/form/faults-of.ts";
import { fieldsRefused } from "#web/ui/form/fields-refused.ts";
import type { FormState } from "./form-state.ts";
import { FormField } from "./FormField.tsx";
import type { FormFieldProps } from "./FormField.tsx";
import { readFiles } from "#web/ui/form/read-files.ts";
import { askOfWritten } from "#web/ui/form/read-written.ts";
import { partOf, valueAt } from "#web/ui/form/schema-at.ts";
import type { Asking } from "#web/ui/form/schema-at.ts";
import { useFaultText } from "./use-fault-text.ts";
import { useFirstFault } from "./use-first-fault.ts";
import { useKeptForm } from "./use-kept-form.ts";
import { useLabels } from "./use-labels.ts";
import { withPart } from "#web/ui/form/with-part.ts";
import type { PathOf, WrittenAsk } from "#web/ui/form/written.ts";

type Values = Readonly<Record<string, unknown>>;

const nothing = z.object({});

export type FormOptions<E extends AnyEndpoint, Own extends z.ZodType = z.ZodNever> = {
  /** What the form starts with, and what it sends without asking: ids, the place. Read once, when it opens. */
  readonly initial?: WrittenAsk<E, Own>;
  /** What the page asks and the endpoint does not: a password a second time, rows that become another part of the body. */
  readonly besides?: Own;
  /** The record as it was read: the act is done only while it still reads so. */
  readonly seen?: object | undefined;
  /** The draft is kept under this name while the tab is open. */
  readonly keepAs?: string;
  /** What follows from what was typed. */
  readonly complete?: (values: WrittenAsk<E, Own>) => WrittenAsk<E>;
  /** What the contract cannot say: what this form needs besides, fields that do not go together. */
  readonly check?: (values: WrittenAsk<E, Own>) => { readonly [P in PathOf<E, Own>]?: string | undefined };
  /** What changes with a field: the village with the commune. */
  readonly also?: (
    path: string,
    value: unknown,
    before: WrittenAsk<E, Own>,
  ) => { readonly [P in PathOf<E, Own>]?: unknown } | undefined;
  /** The id at this path is also the key of the act: a draft that is taken up again and sent twice is done once. */
  readonly keyAt?: PathOf<E>;
  /** What comes before it is sent, such as a trial: true holds it back. */
  readonly holdBack?: (ask: Sent<E>) => boolean;
  readonly onDone?: ((output: Output<E>, typed: WrittenAsk<E, Own>) => void) | undefined;
};

type Sent<E extends AnyEndpoint> = { readonly params: z.output<E["params"]>; readonly body: z.output<E["body"]> };

export type ContractForm<E extends AnyEndpoint, Own extends z.ZodType = z.ZodNever> = {
  readonly values: WrittenAsk<E, Own>;
  readonly set: (path: PathOf<E, Own>, value: unknown) => void;
  readonly Field: ComponentType<FormFieldProps<PathOf<E, Own>>>;
  readonly state: FormState;
  /** What the server answered last; a change takes it away. */
  readonly answer: Output<E> | undefined;
};

/** A form of what an endpoint asks for. What is typed stays when the server refuses; a refusal that names a field stands at it. */
export function useContractForm<E extends AnyEndpoint, Own extends z.ZodType = z.ZodNever>(
  endpoint: E,
  options: FormOptions<E, Own> = {},
): ContractForm<E, Own> {
  const { initial, besides, seen, complete, check, also, keyAt, holdBack, onDone, keepAs } = options;
  const asking: Asking = besides === undefined ? endpoint : { params: endpoint.params, body: endpoint.body, besides };
  const kept = useKeptForm(asking, keepAs);
  const [initialValues] = useState(() => beginValues(asking, { ...initial, ...kept.found }));
  const form = useForm<Values>({ initialValues, onValuesChange: kept.keep });
  const act = useAct(endpoint);
  const { labels, needed, introduce } = useLabels();
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  const formId = useId();
  const idAt = (path: string) => (keepAs === undefined ? `${formId}-${path}` : path);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const [tries, setTries] = useState(0);
  const offered = useRef(new Map<string, unknown>());
  // The form library holds what is typed under its paths; the endpoint says what these are.
  const typed = form.values as Values & WrittenAsk<E, Own>;

  const submit = async (added?: object) => {
    const filled = { ...typed, ...(await readFiles(asking, typed)), ...added };
    const whole = complete?.(filled) ?? filled;
    const own = Object.entries<string | undefined>(check?.(filled) ?? {}).filter(
      ([, message]) => message !== undefined,
    );
    const empty = needed(typed).map((path) => ({ path, code: "missing" }));
    const ownFaults = besides === undefined ? [] : faultsOf({ params: nothing, body: besides }, filled);
    const faults = [...empty, ...ownFaults, ...faultsOf(endpoint, whole)];
    // What follows from a faulty field is faulty too, and is said where that is mended.
    const atFields = faults.filter(({ path }) => labels.has(path));
    const found = atFields.length + own.length > 0 ? atFields : faults;
    const wrong = Object.fromEntries([
      ...found.map((fault) => [fault.path, faultText(fault, labels)] as const),
      ...own,
    ]);
    form.setErrors(wrong);
    setMended(new Set());
    setTries(tries + 1);
    if (Object.keys(wrong).length > 0) return act.reset();
    const ask = askOfWritten(endpoint, whole);
    const sent = {
      params: z.parse<E["params"]>(endpoint.params, ask.params),
      body: z.parse<E["body"]>(endpoint.body, ask.body),
      seen,
      ...(keyAt === undefined ? {} : { key: String(valueAt(whole, keyAt)) }),
    };
    if (holdBack?.(sent) === true) return;
    act.mutate(sent, {
      onSuccess: (output) => {
        kept.forget();
        onDone?.(output, typed);
      },
    });
  };
  const refusal = act.error instanceof ApiProblem ? act.error.problem : undefined;
  const refused = refusal === undefined ? [] : fieldsRefused(refusal, [...labels.keys()]);
  const errorAt = (path: string): string | undefined => {
    const fault = form.errors[path];
    if (typeof fault === "string") return fault;
    return refusal !== undefined && refused.includes(path) && !mended.has(path) ? refusalText(refusal) : undefined;
  };
  const errors = Object.keys(form.errors).map((path) => ({ fieldId: idAt(path), message: errorAt(path) ?? path }));
  const faulty = [...errors.map(({ fieldId }) => fieldId), ...refused.map(idAt)];
  useFirstFault(faulty, `${tries} ${refusal?.requestId ?? ""}`);
  /** The form library writes only where there is a place for it already. */
  const put = (path: string, value: unknown) => {
    const [name = "", ...rest] = path.split(".");
    form.setFieldValue(name, withPart(partOf(form.getValues(), name), rest, value));
    form.clearFieldError(path);
  };
  const set = (path: string, value: unknown) => {
    const changed = Object.entries({ ...also?.(path, value, typed), [path]: value });
    setMended(new Set([...mended, ...changed.map(([at]) => at)]));
    if (act.isSuccess) act.reset();
    for (const [at, next] of changed) put(at, next);
  };
  const state: FormState = {
    endpoint: asking,
    values: typed,
    valueAt: (path) => valueAt(typed, path),
    set,
    offer: (path, value) => {
      const now = valueAt(form.getValues(), path);
      if (now === value || (now !== undefined && now !== offered.current.get(path))) return;
      const isTouched = form.isDirty();
      offered.current.set(path, value);
      put(path, value);
      if (!isTouched) form.resetDirty(form.getValues());
    },
    idAt,
    errorAt,
    introduce,
    errors,
    strays: errors.filter((_, at) => !labels.has(Object.keys(form.errors)[at] ?? "")),
    submit: (added) => void submit(added),
    problem: refused.some((path) => mended.has(path)) ? null : act.error,
    isPending: act.isPending,
    isDirty: form.isDirty() && !act.isSuccess,
    savedAt: kept.savedAt,
  };
  return { values: typed, set, Field: FormField, state, answer: act.data };
}
