import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import type { RowOf } from "#web/client.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { issueCertificates, listDecisions } from "#contract/review/decision.ts";
import { SignedPapers } from "./SignedPapers.tsx";

type Decision = RowOf<typeof listDecisions>;
type Place = { readonly roundId: Id<"round">; readonly communeId: string };

/** Decisions of a commune in a round, each with its papers and certificates; and the list that the review begins with. */
export function CommunePapers(place: Place) {
  const { t, i18n } = useTranslation("review/paper");
  const found = useEndpoint(listDecisions, { params: place });
  const [message, setMessage] = useState("");
  const rows = found.data?.rows ?? [];
  const list = (format: "pdf" | "xlsx") =>
    paths.papers.list(place.roundId, place.communeId, { language: i18n.language, format });
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("title")}</Title>
      <div role="status">{message}</div>
      {rows.length === 0 && <Text>{t("none")}</Text>}
      {rows.map((row) => (
        <DecisionPapers key={row.decisionId} decision={row} onIssued={setMessage} />
      ))}
      <Group gap="lg">
        <Anchor href={list("pdf")} download>
          {t("list")}
        </Anchor>
        <Anchor href={list("xlsx")} download>
          {t("listXlsx")}
        </Anchor>
        <Anchor href={paths.certificates()}>{t("certificates.title")}</Anchor>
      </Group>
    </Stack>
  );
}

function DecisionPapers({
  decision,
  onIssued,
}: {
  readonly decision: Decision;
  readonly onIssued: (message: string) => void;
}) {
  const { t, i18n } = useTranslation("review/paper");
  const { day, number } = useFormat();
  const today = useSession().data?.today ?? "";
  const whyNot = useWhyNot();
  const { decisionId, recognised, escaped, refused, certificates } = decision;
  const counts = {
    recognised: number(recognised),
    escaped: escaped === null ? t("notApplicable") : number(escaped),
    refused: number(refused),
    certificates: number(certificates),
  };
  const paper = (which: "decision" | "refusals" | "certificates") =>
    paths.papers.ofDecision(decisionId, which, { language: i18n.language });
  return (
    <Stack gap={6}>
      <Text fw={600}>{t("decision", { number: decision.number, day: day(decision.decidedOn) })}</Text>
      <Text>{decision.kind === "list" ? t("counts", counts) : t("takesBack", { reason: decision.reason ?? "" })}</Text>
      <Group gap="lg">
        <Anchor href={paper("decision")} download>
          {t("printDecision")}
        </Anchor>
        <Anchor
          href={paths.papers.ofDecision(decisionId, "decision", { language: i18n.language, format: "xlsx" })}
          download
        >
          {t("decisionXlsx")}
        </Anchor>
        {certificates > 0 && (
          <Anchor href={paper("certificates")} download>
            {t("printCertificates")}
          </Anchor>
        )}
        {refused > 0 && (
          <Anchor href={paper("refusals")} download>
            {t("printRefusals")}
          </Anchor>
        )}
      </Group>
      {decision.kind === "list" && (
        <RecordActs
          isQuiet
          acts={[
            {
              key: "issue",
              label: t("issue"),
              whyNot: whyNot("review.issueCertificates", certificates >= recognised && t("allHave")),
              dialog: (onClose) => (
                <ActDialog
                  endpoint={issueCertificates}
                  initial={{ decisionId, issuedOn: today }}
                  verb={t("issue")}
                  next={t("issueNext")}
                  onDone={(done) => onIssued(t("issued", { issued: number(done.issued), hadOne: number(done.hadOne) }))}
                  onClose={onClose}
                  fields={[{ path: "issuedOn", label: t("issuedOn") }]}
                />
              ),
            },
          ]}
        />
      )}
      <SignedPapers decisionId={decisionId} />
    </Stack>
  );
}
