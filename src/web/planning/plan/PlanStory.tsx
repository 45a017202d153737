import { Anchor, Button, Group, List, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import * as plans from "#contract/planning/plan-acts.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import { useCodeWords } from "#web/code-words.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Decision } from "#web/ui/field/Decision.tsx";
import { useNames } from "#web/names.ts";

type Plan = Output<typeof getPlan>;
type Story = Output<typeof plans.getPlanStory>;

/** Remarks of the appraisal with what was done about them, adjustments, and the versions that are compared. */
export function PlanStory({ plan, story }: { readonly plan: Plan; readonly story: Story }) {
  return (
    <>
      <Remarks plan={plan} story={story} />
      <Adjustments plan={plan} story={story} />
      <Versions plan={plan} story={story} />
      <Shares story={story} />
    </>
  );
}

function Remarks({ plan, story }: { readonly plan: Plan; readonly story: Story }) {
  const { t } = useTranslation("planning/plan");
  // Outputs, targets and money are known by their codes.
  const wordsOf = useCodeWords();
  const { instant } = useFormat();
  const may = useMay();
  const [answering, answer] = useState<Story["remarks"][number]["remarkId"]>();
  const isOpen = plan.state === "draft" || plan.state === "submitted" || plan.state === "appraised";
  if (story.remarks.length === 0) return null;
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>
        {t("remarks.title", { count: story.remarks.filter((one) => one.answer === null).length })}
      </Title>
      <List>
        {story.remarks.map((remark) => (
          <List.Item key={remark.remarkId}>
            <Text>
              {remark.line !== null && <b>{`${t(`kind.${remark.line.kind}`)}: ${wordsOf(remark.line.label)} – `}</b>}
              {remark.text}
            </Text>
            <Text size="sm" c="dimmed">{`${remark.madeBy ?? ""} ${instant(remark.madeAt)}`}</Text>
            {remark.answer !== null && (
              <Text>{t("remarks.answered", { text: remark.answer.text, by: remark.answer.by ?? "" })}</Text>
            )}
            {remark.answer === null && isOpen && may("planning.answerRemark") && (
              <Button variant="default" onClick={() => answer(remark.remarkId)}>
                {t("remarks.answer")}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
      {answering !== undefined && (
        <ActDialog
          endpoint={plans.answerRemark}
          initial={{ planId: plan.planId, remarkId: answering }}
          verb={t("remarks.answer")}
          next={t("remarks.answerNext")}
          onClose={() => answer(undefined)}
          fields={[{ path: "text", label: t("remarks.answerText") }]}
        />
      )}
    </Stack>
  );
}

function Adjustments({ plan, story }: { readonly plan: Plan; readonly story: Story }) {
  const { t } = useTranslation("planning/plan");
  const { instant } = useFormat();
  const may = useMay();
  const [deciding, decide] = useState<"approved" | "refused">();
  const open = story.adjustments.find(({ outcome }) => outcome === null);
  if (story.adjustments.length === 0) return null;
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("adjustments.title")}</Title>
      <List>
        {story.adjustments.map((one) => (
          <List.Item key={one.adjustmentId}>
            <Text>{t("adjustments.asked", { reason: one.reason, count: one.changes.length })}</Text>
            <Text size="sm" c="dimmed">{`${one.proposedBy ?? ""} ${instant(one.proposedAt)}`}</Text>
            <Text>
              {t(`adjustments.outcome.${one.outcome ?? "open"}`)} {one.note}
            </Text>
          </List.Item>
        ))}
      </List>
      {open !== undefined && may("planning.decideAdjustment") && (
        <Group>
          <Button onClick={() => decide("approved")}>{t("adjustments.approve")}</Button>
          <Button variant="default" onClick={() => decide("refused")}>
            {t("adjustments.refuse")}
          </Button>
        </Group>
      )}
      {open !== undefined && deciding !== undefined && (
        <ActDialog
          endpoint={plans.decideAdjustment}
          verb={t(deciding === "approved" ? "adjustments.approve" : "adjustments.refuse")}
          next={deciding === "approved" ? t("adjustments.approveNext") : t("adjustments.refuseNext")}
          initial={{ planId: plan.planId, adjustmentId: open.adjustmentId, outcome: deciding }}
          fields={deciding === "approved" ? [] : [{ path: "note", label: t("acts.reason") }]}
          onClose={() => decide(undefined)}
        >
          {deciding === "approved" && <Decision />}
        </ActDialog>
      )}
    </Stack>
  );
}

function Versions({ plan, story }: { readonly plan: Plan; readonly story: Story }) {
  const { t } = useTranslation("planning/plan");
  const { instant } = useFormat();
  const versions = story.acts.filter(({ version }) => version !== null);
  if (versions.length === 0) return null;
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("versions.title")}</Title>
      <List>
        {versions.map((act, at) => {
          const before = versions[at - 1];
          return (
            <List.Item key={act.planActId}>
              {t("versions.one", {
                version: act.version,
                act: t(`story.${act.act}`),
                at: instant(act.at),
                hash: act.contentHash?.slice(0, 8) ?? "",
              })}
              {before !== undefined && (
                <>
                  {" "}
                  <Anchor
                    href={paths.comparePlans({
                      left: `${plan.planId}@${before.version ?? 0}`,
                      right: `${plan.planId}@${act.version ?? 0}`,
                    })}
                  >
                    {t("versions.compare", { version: before.version })}
                  </Anchor>
                </>
              )}
            </List.Item>
          );
        })}
      </List>
    </Stack>
  );
}

/** What the plan of several years is to give, what this plan gives of it, and all years together. */
function Shares({ story }: { readonly story: Story }) {
  const { t } = useTranslation("planning/plan");
  const nameOf = useNames();
  const { number, money } = useFormat();
  if (story.shares.length === 0) return null;
  const say = (of: "kind" | "source", amount: bigint) => (of === "kind" ? number(Number(amount)) : money(amount));
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("shares.title")}</Title>
      <List>
        {story.shares.map(({ of, code, whole, here, years }) => (
          <List.Item key={`${of} ${code}`}>
            {t("shares.one", {
              name: nameOf(of === "kind" ? "kinds" : "sources", code),
              whole: say(of, whole),
              here: say(of, here),
              years: say(of, years),
            })}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
