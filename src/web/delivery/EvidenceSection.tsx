import { Anchor, Button, Checkbox, FileButton, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { listActivityEvidence } from "#contract/delivery/evidence.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Id } from "#kernel/id.ts";
import { useFormat } from "#web/format/use-format.ts";
import { shrinkPicture } from "#web/review/survey/shrink-picture.ts";
import { useSession } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";

type Row = Output<typeof listActivityEvidence>["rows"][number];
export type SaidOfFile = {
  readonly kind: "photo" | "document";
  readonly takenOn: LocalDate;
  readonly fileName: string;
  readonly lon?: number;
  readonly lat?: number;
};

/** What proves a support or an activity: files to look at, the withdrawn ones with their reason, and how one more is added. */
export function EvidenceSection(props: {
  readonly rows: readonly Row[];
  readonly hrefOf: (evidenceId: Id<"evidence">) => string;
  /** Undefined for who may not. */
  readonly add?: ((said: SaidOfFile, file: Blob) => void) | undefined;
  readonly isSending: boolean;
  readonly isAdded: boolean;
  readonly error: Error | null;
  readonly withdrawal: (evidenceId: Id<"evidence">, onClose: () => void) => ReactNode;
}) {
  const { t } = useTranslation("delivery/evidence");
  const [withdrawn, withdraw] = useState<Id<"evidence">>();
  const { rows, add } = props;
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("title")}</Title>
      {rows.length === 0 && <Text>{t("none")}</Text>}
      {rows.length > 0 && (
        <Stack component="ul" gap={6} m={0} pl="md">
          {rows.map((row) => (
            <li key={row.evidenceId}>
              <EvidenceLine row={row} href={props.hrefOf(row.evidenceId)} />
              {add !== undefined && row.withdrawnReason === null && (
                <Button variant="subtle" size="compact-md" onClick={() => withdraw(row.evidenceId)}>
                  {t("withdraw.act")}
                </Button>
              )}
            </li>
          ))}
        </Stack>
      )}
      {add !== undefined && <AddFile add={add} isSending={props.isSending} />}
      <div role="status">{props.isAdded ? t("added") : ""}</div>
      <ErrorState error={props.error} />
      {withdrawn !== undefined && props.withdrawal(withdrawn, () => withdraw(undefined))}
    </Stack>
  );
}

function EvidenceLine({ row, href }: { readonly row: Row; readonly href: string }) {
  const { t } = useTranslation("delivery/evidence");
  const { day, number } = useFormat();
  const kind = t(`kind.${row.kind}`);
  const said = [
    row.fileName ?? "",
    row.note ?? "",
    t("takenOn", { day: day(row.takenOn) }),
    row.size === null ? "" : t("size", { kilobytes: number(Math.max(1, Math.round(row.size / 1000))) }),
    row.hasPlace ? t("withPlace") : "",
    row.addedByName ?? "",
    row.sha256 === null ? "" : t("hash", { hash: row.sha256.slice(0, 12) }),
  ].filter((one) => one !== "");
  return (
    <>
      {row.mediaType === null ? (
        <Text span>{kind}</Text>
      ) : (
        <Anchor href={href} download="">
          {kind}
        </Anchor>
      )}
      {` · ${said.join(" · ")} `}
      {row.withdrawnReason !== null && (
        <Text span c="dimmed">
          {t("withdrawn", { reason: row.withdrawnReason })}
        </Text>
      )}
    </>
  );
}

/** The day on which it was taken first, then the file: it is sent as soon as it is chosen. */
function AddFile(props: { readonly add: (said: SaidOfFile, file: Blob) => void; readonly isSending: boolean }) {
  const { t } = useTranslation("delivery/evidence");
  const today = useSession().data?.today ?? "";
  const [typed, type] = useState<string>();
  const [withPlace, keepPlace] = useState(false);
  const takenOn = parseLocalDate(typed ?? today);
  const choose = (kind: SaidOfFile["kind"]) => async (file: File | null) => {
    if (file === null || takenOn === undefined) return;
    const place = withPlace ? await placeNow() : {};
    const sent = kind === "photo" ? await shrinkPicture(file) : file;
    props.add({ kind, takenOn, fileName: file.name.slice(0, 200), ...place }, sent);
  };
  return (
    <Stack gap="xs">
      <TextField
        id="evidence-taken-on"
        label={t("takenOnLabel")}
        kind="day"
        value={typed ?? today}
        onChange={type}
        error={takenOn === undefined ? t("dayNeeded") : undefined}
      />
      <Checkbox
        label={t("keepPlace")}
        description={t("keepPlaceHelp")}
        checked={withPlace}
        onChange={(event) => keepPlace(event.currentTarget.checked)}
      />
      <Group gap="xs">
        <FileButton
          accept="image/*"
          capture="environment"
          disabled={takenOn === undefined}
          onChange={(file) => void choose("photo")(file)}
        >
          {(wiring) => (
            <Button {...wiring} variant="default" loading={props.isSending}>
              {t("add.photo")}
            </Button>
          )}
        </FileButton>
        <FileButton
          accept="image/*,application/pdf"
          disabled={takenOn === undefined}
          onChange={(file) => void choose("document")(file)}
        >
          {(wiring) => (
            <Button {...wiring} variant="default" loading={props.isSending}>
              {t("add.document")}
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  );
}

/** Where the device is now; nothing where it does not say. */
async function placeNow(): Promise<{ readonly lon: number; readonly lat: number } | object> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
      () => resolve({}),
      { timeout: 10_000 },
    );
  });
}
