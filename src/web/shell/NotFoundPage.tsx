import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";

export function NotFoundPage() {
  const { t } = useTranslation("shell");
  return (
    <EmptyState
      title={t("notFound.title")}
      why={t("notFound.why")}
      act={{ label: t("notFound.act"), href: paths.home() }}
    />
  );
}
