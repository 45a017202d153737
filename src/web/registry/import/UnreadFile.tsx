import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { EncodingChoice } from "./EncodingChoice.tsx";
import type { ImportDraft } from "./import-draft.ts";

/** A file that could not be read as a table: which one, why, and the ways on. */
export function UnreadFile(props: {
  readonly error: Error;
  readonly draft: Pick<ImportDraft, "fileName" | "encoding">;
  readonly steps: ReactNode;
  readonly onRetry: () => void;
  readonly onOtherFile: () => void;
  readonly onEncoding: (encoding: ImportDraft["encoding"]) => void;
}) {
  const { t } = useTranslation("registry/import");
  const { draft } = props;
  return (
    <Stack gap="lg">
      <PageHead title={t("title")} />
      {props.steps}
      <section aria-label={t("unread.title", { file: draft.fileName ?? t("left.aFile") })}>
        <p>{t("unread.title", { file: draft.fileName ?? t("left.aFile") })}</p>
        <ErrorState error={props.error} onRetry={props.onRetry} onOtherFile={props.onOtherFile} />
      </section>
      <EncodingChoice encoding={draft.encoding} onChoose={props.onEncoding} />
    </Stack>
  );
}
