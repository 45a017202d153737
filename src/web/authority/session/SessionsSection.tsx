import { Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { endOtherSessions, endOwnSession } from "#contract/authority/session.ts";
import type { getOwnAccess } from "#contract/authority/session.ts";
import type { Output } from "#contract/endpoint.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { deviceOf } from "./device-name.ts";

type OwnSession = Output<typeof getOwnAccess>["sessions"][number];

/** Where one is signed in; each can be ended, and all but this one at once. */
export function SessionsSection({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const { t } = useTranslation("authority/session");
  const { instant } = useFormat();
  const endOne = useAct(endOwnSession);
  const endOthers = useAct(endOtherSessions);
  const deviceText = ({ userAgent, address }: OwnSession) => {
    const device = deviceOf(userAgent);
    return `${device === undefined ? t("sessions.unknown") : t("sessions.on", device)}${address === null ? "" : ` · ${address}`}`;
  };
  return (
    <Stack gap="sm" align="stretch">
      <RowsSection
        title={t("sessions.title")}
        rows={sessions}
        error={null}
        exportName="sessions"
        rowKey={(row) => row.sessionId}
        empty={{ why: "" }}
        columns={[
          { key: "device", head: t("sessions.device"), text: deviceText, onPhone: true },
          { key: "method", head: t("sessions.method"), text: (row) => t(`sessions.by.${row.method}`) },
          { key: "began", head: t("sessions.began"), text: (row) => instant(row.beganAt) },
          { key: "used", head: t("sessions.used"), text: (row) => instant(row.usedAt), onPhone: true },
          {
            key: "end",
            head: t("sessions.act"),
            text: (row) => (row.isThis ? t("sessions.this") : ""),
            cell: (row) =>
              row.isThis ? (
                t("sessions.this")
              ) : (
                <Button
                  variant="default"
                  aria-label={t("sessions.endNamed", { device: deviceText(row), used: instant(row.usedAt) })}
                  loading={endOne.isPending && endOne.variables.params?.sessionId === row.sessionId}
                  onClick={() => endOne.mutate({ params: { sessionId: row.sessionId } })}
                >
                  {t("sessions.end")}
                </Button>
              ),
            onPhone: true,
          },
        ]}
      />
      <ErrorState error={endOne.error ?? endOthers.error} />
      {sessions.length > 1 && (
        <Button
          variant="default"
          style={{ alignSelf: "flex-start" }}
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate({})}
        >
          {t("sessions.endOthers")}
        </Button>
      )}
    </Stack>
  );
}
