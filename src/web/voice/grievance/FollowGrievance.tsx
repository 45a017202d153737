import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readPublicGrievance } from "#contract/voice/grievance.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Facts } from "#web/ui/page/Facts.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { grievanceTones } from "./use-grievance-columns.tsx";

/** As it is written on the receipt, with or without its dashes, in either case. */
const written = (code: string) => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");

/** For anyone who holds a receipt: how far the grievance is, and its answer. */
export function FollowGrievance(props: { readonly code: string | undefined; readonly onCode: (code: string) => void }) {
  const { t } = useTranslation("voice/grievance");
  const { day, language } = useFormat();
  const [typed, type] = useState(props.code ?? "");
  const code = written(props.code ?? "");
  const isCode = readPublicGrievance.params.safeParse({ code }).success;
  const asked = useEndpoint(readPublicGrievance, { params: { code } }, { enabled: isCode });
  const grievance = asked.data?.grievance ?? null;
  const isUnknown = props.code !== undefined && (!isCode || (asked.data !== undefined && grievance === null));
  return (
    <Stack gap="md" maw="44rem" mx="auto" p="md" component="main">
      <Title order={1}>{t("follow.title")}</Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onCode(written(typed));
        }}
      >
        <Group align="end">
          <TextInput label={t("code")} value={typed} onChange={(event) => type(event.currentTarget.value)} />
          <Button type="submit">{t("follow.verb")}</Button>
        </Group>
      </form>
      {asked.error !== null && <ErrorState error={asked.error} />}
      {isCode && asked.isPending && <PageSkeleton />}
      {isUnknown && <Text role="status">{t("follow.unknown")}</Text>}
      {grievance !== null && (
        <>
          <StateBadge
            tone={grievance.isLate ? "attention" : grievanceTones[grievance.state]}
            label={
              grievance.isLate
                ? t("lateState", { state: t(`state.${grievance.state}`) })
                : t(`state.${grievance.state}`)
            }
          />
          <Facts
            facts={[
              { label: t("kind"), value: grievance.kindName[language] },
              { label: t("place"), value: grievance.placeName },
              { label: t("levelLabel"), value: t(`level.${grievance.level}`) },
              { label: t("receivedOn"), value: day(grievance.receivedOn) },
              ...(grievance.state === "received" || grievance.state === "accepted"
                ? [
                    {
                      label: t(grievance.state === "received" ? "acceptBy" : "answerBy"),
                      value: day(grievance.dueOn),
                    },
                  ]
                : []),
              ...(grievance.answeredOn === null
                ? []
                : [
                    {
                      label: t(grievance.state === "declined" ? "whyDeclined" : "answerLabel"),
                      value: grievance.answer ?? t("follow.askOffice"),
                    },
                    { label: t("answeredOn"), value: day(grievance.answeredOn) },
                  ]),
            ]}
          />
        </>
      )}
    </Stack>
  );
}
