import { Anchor, Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { newId } from "#contract/new-id.ts";
import { attachSignedPaper, listSignedPapers } from "#contract/review/signed-paper.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";

/** A decision as it was signed: each copy with its hash, and the act that attaches one. */
export function SignedPapers({ decisionId }: { readonly decisionId: Id<"decision"> }) {
  const { t } = useTranslation("review/paper");
  const { instant } = useFormat();
  const may = useMay();
  const found = useEndpoint(listSignedPapers, { params: { decisionId } });
  const attach = useAct(attachSignedPaper);
  const rows = found.data?.rows ?? [];
  const keep = (file: File | null) => {
    if (file === null) return;
    attach.mutate({ params: { decisionId, signedPaperId: newId("signed paper") }, file });
  };
  return (
    <Stack gap={4}>
      {rows.length === 0 && found.data !== undefined && <Text size="sm">{t("signed.none")}</Text>}
      {rows.map((row) => (
        <Anchor
          key={row.signedPaperId}
          href={paths.papers.signedPaper(decisionId, row.signedPaperId)}
          download=""
          size="sm"
        >
          {t("signed.line", {
            kind: t(row.isSignedElectronically ? "signed.electronic" : "signed.scan"),
            day: instant(row.addedAt),
            hash: row.sha256.slice(0, 12),
          })}
        </Anchor>
      ))}
      {may("review.attachSignedPaper") && (
        <Group gap="xs">
          <FileButton accept="application/pdf,image/*" onChange={keep}>
            {(wiring) => (
              <Button {...wiring} variant="default" loading={attach.isPending}>
                {t("signed.attach")}
              </Button>
            )}
          </FileButton>
          <Text size="sm">{t("signed.help")}</Text>
        </Group>
      )}
      <div role="status">{attach.isSuccess ? t("signed.attached") : ""}</div>
      <ErrorState error={attach.error} />
    </Stack>
  );
}
