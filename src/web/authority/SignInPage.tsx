import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepDeviceFor } from "#web/device-memory.ts";
import { paths } from "#web/paths.ts";
import { KeptForAnother } from "./KeptForAnother.tsx";
import { keepTabFor } from "#web/tab-memory.ts";

/** Local accounts: name and password. Afterwards the reader goes on to where he wanted to go. */
export function SignInPage({ to }: { readonly to?: string | undefined }) {
  const { t } = useTranslation("stages");
  const router = useRouter();
  const client = useQueryClient();
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const [state, setState] = useState<"idle" | "asking" | "wrong">("idle");
  async function signIn(): Promise<void> {
    setState("asking");
    const answer = await fetch("/api/sign-in/sign-in/username", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: userName, password }),
    });
    if (!answer.ok) return setState("wrong");
    keepTabFor(userName);
    await keepDeviceFor(userName);
    // What was read before was another's or nobody's. A reset, since the shell around this page waits for the session and must hear of it.
    await client.resetQueries();
    // Only addresses of this place: "//elsewhere" is another host.
    router.history.push(to !== undefined && /^\/(?!\/)/.test(to) ? to : paths.home());
  }
  return (
    <Stack maw={420} mx="auto" mt="xl">
      <Title order={1}>{t("signIn.title")}</Title>
      <KeptForAnother />
      {state === "wrong" && (
        <Alert color="red" role="alert">
          {t("signIn.wrong")}
        </Alert>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <Stack>
          <TextInput
            label={t("signIn.userName")}
            autoComplete="username"
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
          <Button type="submit" loading={state === "asking"}>
            {t("signIn.title")}
          </Button>
        </Stack>
      </form>
      <Text c="dimmed">{t("signIn.demo")}</Text>
    </Stack>
  );
}
