import { Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { FormSkeleton, ListSkeleton, PictureSkeleton, RecordSkeleton } from "#web/ui/page/Skeletons.tsx";

const refused = new ApiProblem({
  type: "/problems/registry.one_head",
  title: "registry one head",
  status: 409,
  code: "registry.one_head",
  facts: { heads: 2 },
  requestId: "0c2f6a1e-5f0a-4c53-9d53-0a1d4f6f7f11",
});

/** What a page shows when there is nothing, when it waits and when something went wrong. */
export function DesignAbsent() {
  const { t } = useTranslation("design");
  return (
    <Stack gap="xl">
      <PageHead title={t("shape.absent")} />
      <section>
        <Title order={2}>{t("absent.empty")}</Title>
        <EmptyState why={t("list.empty")} act={{ label: t("absent.fill"), onAct: () => undefined }} />
      </section>
      <section>
        <Title order={2}>{t("absent.refused")}</Title>
        <ErrorState error={refused} />
      </section>
      <section>
        <Title order={2}>{t("absent.failed")}</Title>
        <ErrorState error={new TypeError("no line")} onRetry={() => undefined} />
      </section>
      <section>
        <Title order={2} mb="sm">
          {t("absent.waiting")}
        </Title>
        <Stack gap="xl">
          <ListSkeleton rows={4} />
          <RecordSkeleton />
          <FormSkeleton />
          <PictureSkeleton />
        </Stack>
      </section>
    </Stack>
  );
}
