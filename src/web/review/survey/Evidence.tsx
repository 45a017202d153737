import { Anchor, Button, FileButton, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { listEvidence, removeEvidence } from "#contract/review/evidence.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { shrinkPicture } from "./shrink-picture.ts";
import { SignaturePad } from "./SignaturePad.tsx";
import { useKeptPictures } from "./use-kept-pictures.ts";
import { WaitingPictures } from "./WaitingPictures.tsx";

type Kind = Output<typeof listEvidence>["rows"][number]["kind"];

/** What proves a survey: photos, the signature of the person who answered, the form as it was filled in by hand. */
export function Evidence(props: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly headName?: string | null;
  readonly mayAdd: boolean;
}) {
  const { t } = useTranslation("review/evidence");
  const { householdId, roundId, mayAdd } = props;
  const found = useEndpoint(listEvidence, { params: { householdId, roundId } });
  const pictures = useKeptPictures({ householdId, roundId, headName: props.headName ?? null });
  const [isSigning, sign] = useState(false);
  const rows = found.data?.rows ?? [];
  if (!mayAdd && rows.length === 0) return null;
  const choose = (kind: Kind) => async (file: File | null) => {
    if (file !== null) await pictures.take(kind, await shrinkPicture(file));
  };
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("title")}</Title>
      {rows.length === 0 ? (
        pictures.waiting.length === 0 && <Text>{t("none")}</Text>
      ) : (
        <EvidenceList householdId={householdId} rows={rows} mayRemove={mayAdd} />
      )}
      {mayAdd && <WaitingPictures {...pictures} />}
      {mayAdd && (
        <Group gap="xs">
          <FileButton accept="image/*" capture="environment" onChange={(file) => void choose("photo")(file)}>
            {(wiring) => (
              <Button {...wiring} variant="default" loading={pictures.isSending}>
                {t("add.photo")}
              </Button>
            )}
          </FileButton>
          <FileButton accept="image/*,application/pdf" onChange={(file) => void choose("paper_form")(file)}>
            {(wiring) => (
              <Button {...wiring} variant="default" loading={pictures.isSending}>
                {t("add.paper_form")}
              </Button>
            )}
          </FileButton>
          <Button variant="default" onClick={() => sign(true)}>
            {t("add.signature")}
          </Button>
        </Group>
      )}
      {isSigning && (
        <SignaturePad
          onSigned={(picture) => {
            sign(false);
            void pictures.take("signature", picture);
          }}
          onClose={() => sign(false)}
        />
      )}
      <ErrorState error={pictures.error} />
    </Stack>
  );
}

function EvidenceList(props: {
  readonly householdId: Id<"household">;
  readonly rows: Output<typeof listEvidence>["rows"];
  readonly mayRemove: boolean;
}) {
  const { t } = useTranslation("review/evidence");
  const { instant, number } = useFormat();
  const [removed, remove] = useState<Id<"evidence">>();
  const { householdId } = props;
  return (
    <Stack component="ul" gap={4} m={0} pl="md">
      {props.rows.map((row) => (
        <li key={row.evidenceId}>
          {row.removedReason === null ? (
            <>
              <Anchor href={paths.papers.evidence(householdId, row.evidenceId)} download="">
                {t(`kind.${row.kind}`)}
              </Anchor>
              {` · ${[
                t("size", { kilobytes: number(Math.max(1, Math.round(row.size / 1000))) }),
                t("added", { at: instant(row.takenAt ?? row.addedAt), name: row.addedByName ?? "–" }),
              ].join(" · ")} `}
              {props.mayRemove && (
                <Button variant="subtle" size="compact-md" onClick={() => remove(row.evidenceId)}>
                  {t("remove.act")}
                </Button>
              )}
            </>
          ) : (
            <Text span c="dimmed">
              {t("removed", { kind: t(`kind.${row.kind}`), reason: row.removedReason })}
            </Text>
          )}
        </li>
      ))}
      {removed !== undefined && (
        <ActDialog
          endpoint={removeEvidence}
          initial={{ householdId, evidenceId: removed }}
          verb={t("remove.act")}
          next={t("remove.next")}
          onClose={() => remove(undefined)}
          fields={[{ path: "reason", label: t("remove.reason") }]}
        />
      )}
    </Stack>
  );
}
