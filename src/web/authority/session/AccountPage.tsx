import { Alert, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getOwnAccess } from "#contract/authority/session.ts";
import { useEndpoint } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { passkeysHere, whyNoPasskeyHere } from "./passkeys-here.ts";
import { PasskeysSection } from "./PasskeysSection.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { SecondFactorSection } from "./SecondFactorSection.tsx";
import { SessionsSection } from "./SessionsSection.tsx";

/** One's own access: sessions, password, second factor, passkeys. */
export function AccountPage() {
  const { t } = useTranslation("authority/session");
  const { data: session } = useSession();
  const { data: access, error, refetch } = useEndpoint(getOwnAccess);
  if (session === undefined || access === undefined)
    return error === null ? <PageSkeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap="xl" maw={820}>
      <PageHead title={t("account.title")} lead={`${session.fullName} · ${session.userName}`} />
      {access.isLimited && (
        <Alert color="yellow" role="note">
          {t("account.limited")}
        </Alert>
      )}
      <SessionsSection sessions={access.sessions} />
      {access.hasPassword && <SecondFactorSection factor={access.secondFactor} userName={session.userName} />}
      <PasskeysSection
        passkeys={access.passkeys}
        hasPassword={access.hasPassword}
        whyNone={whyNoPasskeyHere(access, passkeysHere())}
      />
      {access.hasPassword && <PasswordSection />}
    </Stack>
  );
}
