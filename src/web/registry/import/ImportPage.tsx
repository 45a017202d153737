import { Alert, Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { cancelImport, continueImport } from "#contract/registry/import-file.ts";
import { getImport, listQuarantine } from "#contract/registry/import.ts";
import type { Id } from "#kernel/id.ts";
import { whyNotTakenBack } from "#programme/registry/take-back/take-back.ts";
import { useAct, useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { ProgressWithCancel } from "#web/ui/page/ProgressWithCancel.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { HeldHouseholds } from "./HeldHouseholds.tsx";
import { HeldRows } from "./HeldRows.tsx";
import { ImportCounts } from "./ImportCounts.tsx";
import { LeftOutRows } from "./LeftOutRows.tsx";
import { importTones } from "./import-tones.ts";
import { TakeBack } from "#web/registry/take-back/TakeBack.tsx";
import { TakeBackDialog } from "#web/registry/take-back/TakeBackDialog.tsx";

type Found = Output<typeof getImport>;
const isUnderWay = ({ state }: { readonly state: string }) => state === "queued" || state === "running";
const isAtWork = (found: Found) => isUnderWay(found) || (found.takeBack !== null && isUnderWay(found.takeBack));

/** An import: how far it is, what it did, and what it held back, to be corrected here. */
export function ImportPage({ importId }: { readonly importId: Id<"import"> }) {
  const asked = useEndpoint(
    getImport,
    { params: { importId } },
    { askAgain: (found) => (found !== undefined && isAtWork(found) ? 1000 : false) },
  );
  return <Loaded asked={asked}>{(found) => <ImportRecord found={found} />}</Loaded>;
}

function ImportRecord({ found }: { readonly found: Found }) {
  const { t } = useTranslation("registry/import");
  const { t: tu } = useTranslation("ui");
  const { t: ti } = useTranslation(["registry/import", "registry/take-back"]);
  const { instant, number } = useFormat();
  const whyNot = useWhyNot();
  const refusalText = useRefusalText();
  const goOn = useAct(continueImport);
  const params = { importId: found.importId };
  const isBeingTakenBack = found.takeBack !== null && isUnderWay(found.takeBack);
  const against = whyNotTakenBack({ ...found, isBeingTakenBack });
  const isOver = !isUnderWay(found) && found.state !== "taken_back";
  const held = found.held.held;
  // What is held back waits for the officer; after that the households are looked at.
  const nextActs = [
    ...(isOver && held > 0
      ? [
          {
            key: "held",
            label: t("page.openHeld", { count: held, shown: number(held) }),
            whyNot: whyNot("registry.importHouseholds"),
            href: "#held-households",
          },
        ]
      : []),
    ...(isOver && found.counts.householdsAdded + found.counts.householdsKnown > 0
      ? [{ key: "households", label: t("page.openHouseholds"), href: paths.households() }]
      : []),
  ];
  return (
    <RecordPage
      above={{ label: t("import.list"), href: paths.imports() }}
      title={`${found.sourceSystem}: ${found.areaName}`}
      state={{ tone: importTones[found.state], label: ti(`state.${found.state}`) }}
      facts={[
        { label: t("import.when"), value: instant(found.startedAt) },
        { label: t("import.who"), value: found.officerName ?? "–" },
      ]}
      notice={
        found.failure !== null && (
          <Alert color="red">
            {refusalText(found.failure)} <Anchor href={paths.newImport()}>{tu("error.otherFile")}</Anchor>
          </Alert>
        )
      }
      acts={[
        ...(found.canContinue
          ? [
              {
                key: "continue",
                label: ti("page.continue"),
                whyNot: whyNot("registry.importHouseholds"),
                pending: goOn.isPending,
                onAct: () => goOn.mutate({ params }),
              },
            ]
          : []),
        ...nextActs,
      ]}
      otherActs={[
        {
          key: "takeBack",
          group: ti("page.undo"),
          label: ti("registry/take-back:takeBack.act"),
          whyNot: whyNot("registry.takeBackImport", against !== undefined && refusalText(against)),
          dialog: (close: () => void) => <TakeBackDialog importId={found.importId} onClose={close} />,
        },
      ]}
    >
      <ErrorState error={goOn.error} />
      {found.takeBack !== null && <TakeBack importId={found.importId} takeBack={found.takeBack} />}
      {isUnderWay(found) && <ImportProgress found={found} />}
      <ImportCounts counts={found.counts} formatNumber={number} />
      {isOver && found.held.held + found.held.taken + found.held.left_out > 0 && (
        <HeldHouseholds importId={found.importId} counts={found.held} columns={found.columns} />
      )}
      {isOver && <Quarantine importId={found.importId} />}
      <LeftOutRows rows={found.leftOut} />
    </RecordPage>
  );
}

function ImportProgress({ found }: { readonly found: Found }) {
  const { t } = useTranslation("registry/import");
  const cancel = useAct(cancelImport);
  const isEnding = found.cancelAskedAt !== null;
  const isWaiting = found.state === "queued";
  const label = isEnding ? t("page.ending") : t(isWaiting ? "page.queued" : "page.running");
  return (
    <div role="status">
      <ProgressWithCancel
        label={label}
        done={found.rowsDone}
        total={found.rowsInAll ?? (found.rowsDone > 0 ? found.rowsDone : undefined)}
        unit={t("page.rows")}
        {...(!isEnding ? { onCancel: () => cancel.mutate({ params: { importId: found.importId } }) } : {})}
      />
      <ErrorState error={cancel.error} />
    </div>
  );
}

/** Row by row, for anyone who corrects the file itself. */
function Quarantine({ importId }: { readonly importId: Id<"import"> }) {
  const { t } = useTranslation("registry/import");
  const rows = usePages(listQuarantine, { params: { importId }, query: { limit: "100" } });
  return <HeldRows {...rows} title={t("import.quarantine")} />;
}
