import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "#web/client.ts";
import { Notice } from "#web/ui/page/Notices.tsx";
import { getSession } from "#contract/authority/session.ts";

const askedAgainMs = 3000;

/** While the demo is being loaded: how far it is, and that figures still grow. What is on the page is read again once it is whole. */
export function DemoLoading() {
  const { t } = useTranslation("ui");
  const client = useQueryClient();
  const { data } = useEndpoint(
    getSession,
    {},
    { askAgain: (found) => (found === undefined || found.demoLoading === null ? false : askedAgainMs) },
  );
  const loading = data?.demoLoading ?? undefined;
  const wasLoading = useRef(false);
  useEffect(() => {
    if (wasLoading.current && loading === undefined) void client.invalidateQueries();
    wasLoading.current = loading !== undefined;
  }, [client, loading]);
  if (loading === undefined) return null;
  return <Notice>{t("notice.demoLoading", { percent: Math.floor((loading.done * 100) / loading.of) })}</Notice>;
}
