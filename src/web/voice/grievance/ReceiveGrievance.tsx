import { useTranslation } from "react-i18next";
import { newId } from "#contract/new-id.ts";
import { listGrievanceKinds, receiveGrievance } from "#contract/voice/grievance.ts";
import { Text } from "@mantine/core";
import type { Id } from "#kernel/id.ts";
import { grievanceChannels, grievanceTopics } from "#programme/voice/grievance/grievance-state.ts";
import type { ContestedKind } from "#programme/voice/grievance/grievance-state.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useLawWords } from "#web/law-words.ts";
import { useSession } from "#web/session.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

export type GrievanceFrom = {
  readonly communeId?: string | undefined;
  readonly contested?: ContestedKind | undefined;
  readonly recordId?: string | undefined;
  readonly householdId?: Id<"household"> | undefined;
};

type Props = { readonly from: GrievanceFrom; readonly onDone: (grievanceId: string) => void };

/** Records what somebody handed in, for a commune of one's own. */
export function ReceiveGrievance(props: Props) {
  const communes = useOwnCommunes();
  return communes.length === 0 ? null : <GrievanceForm {...props} communes={communes} />;
}

/** What is confidential is not opened again by who recorded it: the code is shown here. */
function GrievanceForm(props: Props & { readonly communes: ReturnType<typeof useOwnCommunes> }) {
  const { from, onDone, communes } = props;
  const { t } = useTranslation(["voice/grievance", "terms"]);
  const { language, day } = useFormat();
  const lawOf = useLawWords();
  const today = useSession().data?.today ?? "";
  const kinds = useEndpoint(listGrievanceKinds, { query: {} }).data?.rows ?? [];
  const { contested, recordId, householdId } = from;
  const form = useContractForm(receiveGrievance, {
    initial: {
      grievanceId: newId("grievance"),
      communeId: from.communeId ?? (communes.length === 1 ? communes[0]?.areaId : undefined),
      channel: "in_person",
      receivedOn: today,
      ...(contested === undefined || recordId === undefined
        ? {}
        : {
            topic: contested === "household" ? "review" : contested === "activity" ? "support" : contested,
            contested: { kind: contested, recordId, ...(householdId === undefined ? {} : { householdId }) },
          }),
    },
    onDone: ({ grievanceId, isConfidential }) => {
      if (!isConfidential) onDone(grievanceId);
    },
  });
  const kind = kinds.find((one) => one.kind === form.values.kind);
  const { answer } = form;
  if (answer?.isConfidential === true)
    return (
      <Text role="status" maw="44rem">
        {t("receive.doneConfidential", { code: answer.code, day: day(answer.dueOn) })}
      </Text>
    );
  return (
    <FormPage
      title={t("receive.title")}
      intro={<Text>{t("receive.intro")}</Text>}
      next={t("receive.next")}
      verb={t("receive.verb")}
      form={form}
    >
      {from.communeId === undefined && communes.length !== 1 && (
        <form.Field
          path="communeId"
          label={t("terms:commune")}
          choices={communes.map(({ areaId, areaName }) => ({ value: areaId, label: areaName }))}
        />
      )}
      <form.Field
        path="kind"
        label={t("kind")}
        choices={kinds.map((one) => ({ value: one.kind, label: one.name[language] }))}
      />
      {kind !== undefined && (
        <Text>
          {t("receive.terms", {
            basis: lawOf(kind.basis) ?? kind.basis,
            accept: t(`days.${kind.accept.counted}`, { count: kind.accept.days }),
            answer: t(`days.${kind.answer.counted}`, { count: kind.answer.days }),
          })}
          {kind.isConfidential && ` ${t("confidential")}`}
        </Text>
      )}
      <form.Field
        path="topic"
        label={t("topicLabel")}
        choices={grievanceTopics.map((value) => ({ value, label: t(`topic.${value}`) }))}
      />
      <form.Field path="story" label={t("story")} help={t("receive.storyHelp")} />
      {contested !== undefined && <Text>{t("receive.about", { what: t(`contestedKind.${contested}`) })}</Text>}
      <form.Field
        path="senderName"
        label={t("sender")}
        isNeeded={kind?.sender === "named"}
        {...(kind?.sender === "named" ? { help: t("receive.nameNeeded") } : {})}
      />
      <form.Field path="senderContact" label={t("contact")} />
      <form.Field
        path="channel"
        label={t("channelLabel")}
        choices={grievanceChannels.map((value) => ({ value, label: t(`channel.${value}`) }))}
      />
      <form.Field path="receivedOn" label={t("receivedOn")} />
    </FormPage>
  );
}
