import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { verifyPaper } from "#contract/review/paper.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Facts } from "#web/ui/page/Facts.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";

/** For anyone who holds a paper and has scanned its code: whether it is genuine, and nothing of whom it is. */
export function VerifyPage({ code }: { readonly code: string }) {
  const { t } = useTranslation("review/paper");
  const { t: tt } = useTranslation("terms");
  const { day } = useFormat();
  const isCode = verifyPaper.params.safeParse({ code }).success;
  const found = useEndpoint(verifyPaper, { params: { code } }, { enabled: isCode });
  const paper = found.data?.paper ?? null;
  return (
    <Stack gap="md" maw="44rem" mx="auto" p="md" component="main">
      <Title order={1}>{t("verify.title")}</Title>
      {found.error !== null && <ErrorState error={found.error} />}
      {isCode && found.isPending && <PageSkeleton />}
      {(!isCode || (found.data !== undefined && paper === null)) && <Text role="status">{t("verify.unknown")}</Text>}
      {paper !== null && (
        <>
          <StateBadge
            tone={paper.withdrawnOn === null ? "good" : "stopped"}
            label={
              paper.withdrawnOn === null ? t("verify.genuine") : t("verify.withdrawn", { day: day(paper.withdrawnOn) })
            }
          />
          {paper.standardEndedOn !== null && (
            <StateBadge tone="attention" label={tt("standardEnded", { until: day(paper.standardEndedOn) })} />
          )}
          <Text fw={600}>{t(`verify.kind.${paper.kind}`)}</Text>
          <Facts
            facts={[
              { label: t("verify.office"), value: paper.office },
              ...(paper.number === null ? [] : [{ label: t("verify.number"), value: paper.number }]),
              { label: t("verify.issuedOn"), value: day(paper.issuedOn) },
              ...(paper.validYear === null ? [] : [{ label: t("verify.validYear"), value: String(paper.validYear) }]),
            ]}
          />
          <Text>{t("verify.nothingElse")}</Text>
        </>
      )}
    </Stack>
  );
}
