import { useEffect, useId } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Field.module.css";

/** What an input is given, so that its name, help and error are read with it. */
export type FieldWiring = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly error: boolean;
};

/**
 * A field of a form: the label above, help beside (below on a phone), the error in words under the label.
 * The input is given by `children`: `<Field label=…>{(wiring) => <TextInput {...wiring} … />}</Field>`.
 */
export function Field(props: {
  /** Given where an `ErrorSummary` leads to it. */
  readonly id?: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  /** Something unusual about what stands there, to be looked at again; it hinders nothing. */
  readonly doubt?: string | undefined;
  readonly children: (wiring: FieldWiring) => ReactNode;
}) {
  const { t } = useTranslation("ui");
  const own = useId();
  const id = props.id ?? own;
  const { help, error, doubt } = props;
  const described = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(help === undefined ? [] : [`${id}-help`]),
    ...(doubt === undefined ? [] : [`${id}-doubt`]),
  ].join(" ");
  // The inputs of Mantine write this attribute from their own wrapper, which stands empty here, over what they are given.
  useEffect(() => {
    const input = document.querySelector(`#${CSS.escape(id)}`);
    if (described === "") input?.removeAttribute("aria-describedby");
    else input?.setAttribute("aria-describedby", described);
  });
  return (
    <div className={classes.field}>
      <div className={classes.input}>
        <label htmlFor={id} className={classes.label}>
          {props.label}
          {props.optional === true && <span className={classes.optional}> ({t("form.optional")})</span>}
        </label>
        {error !== undefined && (
          <span id={`${id}-error`} className={classes.error}>
            {error}
          </span>
        )}
        {props.children({
          id,
          "aria-describedby": described === "" ? undefined : described,
          error: error !== undefined,
        })}
        {doubt !== undefined && (
          <span id={`${id}-doubt`} className={classes.doubt}>
            {doubt}
          </span>
        )}
      </div>
      {help !== undefined && (
        <div id={`${id}-help`} className={classes.help}>
          {help}
        </div>
      )}
    </div>
  );
}
