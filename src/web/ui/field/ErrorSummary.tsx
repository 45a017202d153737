import { Alert, Anchor } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

/** `fieldId` is the id of the input that the words are about. */
export type FieldError = { readonly fieldId: string; readonly message: string };

/** The errors of a form above it, each leading to its field; read out when they appear. */
export function ErrorSummary(props: {
  readonly errors: readonly FieldError[];
  /** Not where the form itself leads to the first faulty field. */
  readonly takesFocus?: boolean;
}) {
  const { t } = useTranslation("ui");
  const box = useRef<HTMLDivElement>(null);
  const { errors, takesFocus = true } = props;
  const count = errors.length;
  useEffect(() => {
    if (takesFocus && count > 0) box.current?.focus();
  }, [count, takesFocus]);
  if (count === 0) return null;
  return (
    <Alert ref={box} tabIndex={-1} color="red" variant="outline" role="alert" title={t("form.errors", { count })}>
      <ul style={{ margin: 0, paddingLeft: "1.2em" }}>
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <Anchor
              href={`#${fieldId}`}
              c="inherit"
              onClick={(event) => {
                event.preventDefault();
                document.querySelector<HTMLElement>(`#${CSS.escape(fieldId)}`)?.focus();
              }}
            >
              {message}
            </Anchor>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
