import { Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";
import { keepDeviceFor } from "#web/device-memory.ts";
import { paths, withSearch } from "#web/paths.ts";
import { keepTabFor } from "#web/tab-memory.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { SignInForm } from "./SignInForm.tsx";
import { KeptForAnother } from "./KeptForAnother.tsx";

/** Afterwards the reader goes on to where they wanted to go. `refusal` is why the shared sign-in sent them back. */
export function SignInPage({
  to,
  refusal,
}: {
  readonly to?: string | undefined;
  readonly refusal?: string | undefined;
}) {
  const { t } = useTranslation("authority/session");
  const router = useRouter();
  const client = useQueryClient();
  // Only addresses of this place: "//elsewhere" is another host.
  const next = to !== undefined && /^\/(?![/\\])/.test(to) ? to : paths.home();
  async function goOn(userName: string): Promise<void> {
    keepTabFor(userName);
    await keepDeviceFor(userName);
    // What was read before was another's or nobody's. A reset, since the shell around this page waits for the session and must hear of it.
    await client.resetQueries();
    router.history.push(next);
  }
  return (
    <Stack maw={420} mx="auto" mt="xl">
      <PageHead title={t("signIn.title")} />
      <KeptForAnother />
      {refusal !== undefined && <ErrorState error={problemOfSharedSignIn(refusal)} />}
      <SignInForm sharedHref={withSearch("/api/sign-in/oidc/start", { to: next })} onSignedIn={goOn} />
    </Stack>
  );
}

function problemOfSharedSignIn(code: string): ApiProblem {
  return new ApiProblem({ type: "", title: code, status: 401, code, facts: {}, requestId: "-" });
}
