import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ApiProblem } from "#contract/client.ts";
import { demoPassword } from "#programme/authority/session/password.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { askSignIn, methodsQuery } from "./ask-sign-in.ts";
import { passkeysHere, whyNoPasskeyHere } from "./passkeys-here.ts";

const started = z.object({ userName: z.string().optional() });

/** Name and password, the code where a second factor is set up, and the other ways that this installation has. */
export function SignInForm(props: {
  /** Of somebody whose session has ended. */
  readonly userName?: string;
  /** Where the shared sign-in begins; without one it is not offered: it leaves the page. */
  readonly sharedHref?: string;
  readonly onSignedIn: (userName: string) => Promise<void>;
}) {
  const { t } = useTranslation("authority/session");
  const refusalText = useRefusalText();
  const { data: methods } = useQuery(methodsQuery);
  const [userName, setUserName] = useState(props.userName ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const byPassword = useMutation({
    mutationFn: async () => {
      const body = { username: userName, password, ...(code === "" ? {} : { code }) };
      const answer = started.parse(await askSignIn("sign-in/username", body));
      await props.onSignedIn(answer.userName ?? userName.trim().toLowerCase());
    },
  });
  const byPasskey = useMutation({
    mutationFn: async () => {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const options = (await askSignIn("passkey/options", {})) as Parameters<
        typeof startAuthentication
      >[0]["optionsJSON"];
      const answer = started.parse(await askSignIn("passkey", await startAuthentication({ optionsJSON: options })));
      await props.onSignedIn(answer.userName ?? "");
    },
  });
  const { error } = byPassword;
  const refused = error instanceof ApiProblem ? error.problem.code : undefined;
  const needsCode = refused === "authority.code_needed" || refused === "authority.code_wrong" || code !== "";
  const noPasskey = methods === undefined ? undefined : whyNoPasskeyHere(methods, passkeysHere());
  const isPending = byPassword.isPending || byPasskey.isPending;
  return (
    <Stack>
      {refused !== "authority.code_needed" && <ErrorState error={error} />}
      {byPasskey.error !== null &&
        (byPasskey.error instanceof ApiProblem ? (
          <ErrorState error={byPasskey.error} />
        ) : (
          <Text role="alert">{t("signIn.passkeyStopped")}</Text>
        ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) byPassword.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t("signIn.userName")}
            autoComplete="username"
            autoCapitalize="none"
            required
            value={userName}
            onChange={(event) => setUserName(event.currentTarget.value)}
          />
          <PasswordInput
            label={t("signIn.password")}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ "aria-hidden": true }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {needsCode && (
            <TextInput
              label={t("signIn.code")}
              description={t("signIn.codeHelp")}
              autoComplete="one-time-code"
              required
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          <Button type="submit" loading={byPassword.isPending}>
            {t("signIn.title")}
          </Button>
        </Stack>
      </form>
      {methods !== undefined && noPasskey === undefined && (
        <Button variant="default" loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
          {t("signIn.passkey")}
        </Button>
      )}
      {/* At the right address passkeys may wait for the reader; where the installation has none there is nothing to say to somebody without one. */}
      {noPasskey?.code === "authority.passkey_elsewhere" && <Text c="dimmed">{refusalText(noPasskey)}</Text>}
      {props.sharedHref !== undefined && methods !== undefined && methods.shared !== null && (
        <Button variant="default" component="a" href={props.sharedHref}>
          {t("signIn.shared", { name: methods.shared })}
        </Button>
      )}
      {methods?.isDemoBeginning === true && <Text role="status">{t("signIn.demoBeginning")}</Text>}
      {methods?.isDemo === true && <Text c="dimmed">{t("signIn.demo", { password: demoPassword })}</Text>}
    </Stack>
  );
}
