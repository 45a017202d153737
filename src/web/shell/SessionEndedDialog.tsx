import { Button, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { SignInForm } from "#web/authority/session/SignInForm.tsx";
import { onSessionEnded } from "#web/session-ended.ts";
import type { Session } from "#web/session.ts";

/** On top of the page, which stays as it is: signing in again goes on with what was sent. Another officer gets a page of their own. */
export function SessionEndedDialog({ session }: { readonly session: Session }) {
  const { t } = useTranslation("authority/session");
  const { t: ui } = useTranslation("ui");
  const [settle, setSettle] = useState<(isSignedIn: boolean) => void>();
  const [isSending, setSending] = useState(false);
  const [isNotYet, setNotYet] = useState(false);
  useEffect(
    () =>
      onSessionEnded(async (sends) => {
        const { promise, resolve } = Promise.withResolvers<boolean>();
        setNotYet(false);
        setSending(sends);
        setSettle(() => resolve);
        return promise;
      }),
    [],
  );
  if (settle === undefined) return null;
  const close = (isSignedIn: boolean) => {
    settle(isSignedIn);
    setSettle(undefined);
  };
  async function goOn(userName: string): Promise<void> {
    if (userName === session.userName) close(true);
    else globalThis.location.reload();
  }
  async function lookAgain(): Promise<void> {
    const answer = await fetch("/api/session");
    if (!answer.ok) return setNotYet(true);
    return goOn(z.object({ userName: z.string() }).parse(await answer.json()).userName);
  }
  return (
    <Modal
      opened
      onClose={() => close(false)}
      title={<Text fw={600}>{t("ended.title")}</Text>}
      closeButtonProps={{ "aria-label": ui("close") }}
      zIndex={1000}
    >
      <Stack>
        <Text>{t(isSending ? "ended.lead" : "ended.leadOfReading")}</Text>
        <SignInForm userName={session.userName} onSignedIn={goOn} />
        <Button variant="subtle" onClick={() => void lookAgain()}>
          {t("ended.elsewhere")}
        </Button>
        {isNotYet && <Text role="alert">{t("ended.notYet")}</Text>}
      </Stack>
    </Modal>
  );
}
