import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getPlanLines } from "#contract/planning/plan-acts.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import { useEndpoint } from "#web/client.ts";
import { useRefusalText } from "#web/refusal-text.ts";

type Finding = Output<typeof getPlanLines>["warnings"][number];

/** A finding about a plan in words. */
export function useFindingText(): (finding: Finding) => string {
  return useRefusalText();
}

/** What keeps the plan from being submitted, and what the one who decides should know. */
export function PlanFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const textOf = useFindingText();
  return findings.map((one) => <Text key={`${one.code} ${JSON.stringify(one.facts)}`}>{textOf(one)}</Text>);
}

/** On the page of a plan that is not decided yet, and before it is submitted. */
export function PlanWarnings(props: { readonly plan: Output<typeof getPlan>; readonly isWithin?: boolean }) {
  const { t } = useTranslation(["planning/plan", "planning/plan-editor"]);
  const { planId, state } = props.plan;
  const isOpen = state === "draft" || state === "submitted" || state === "appraised";
  const asked = useEndpoint(getPlanLines, { params: { planId } }, { enabled: isOpen });
  if (!isOpen || asked.data === undefined) return null;
  const { problem, warnings } = asked.data;
  const findings = [...(problem === null ? [] : [problem]), ...warnings];
  if (findings.length === 0) return null;
  return (
    <Stack component="section" gap="xs" aria-label={t("planning/plan-editor:editor.check")}>
      {props.isWithin === true ? <Text fw={600}>{t("warnings")}</Text> : <Title order={2}>{t("warnings")}</Title>}
      <PlanFindings findings={findings} />
    </Stack>
  );
}
