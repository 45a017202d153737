import { Anchor, List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { Money } from "#web/ui/Money.tsx";
import { useNames } from "#web/names.ts";

type Plan = Output<typeof getPlan>;
type Target = Plan["goals"][number]["targets"][number];

/** Goal, target, output, line, fund: each hangs on the one above; a fund line of an approved plan opens an activity. */
export function PlanGoals({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation("planning/plan");
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("goals")}</Title>
      {plan.goals.length === 0 && <Text>{t("noGoals")}</Text>}
      {plan.goals.map((goal) => (
        <div key={goal.goalId}>
          <Text fw={600}>{goal.title}</Text>
          {goal.targets.map((target) => (
            <TargetLines
              key={target.targetId}
              target={target}
              isApproved={plan.state === "approved" || plan.state === "adjusted"}
            />
          ))}
        </div>
      ))}
    </Stack>
  );
}

function TargetLines({ target, isApproved }: { readonly target: Target; readonly isApproved: boolean }) {
  const { t } = useTranslation(["codes", "delivery/activity", "planning/plan"]);
  const nameOf = useNames();
  const { number } = useFormat();
  const mayOpen = useMay()("delivery.draftActivity") && isApproved;
  return (
    <List>
      <List.Item>
        {t("planning/plan:target", {
          indicator: nameOf("indicators", target.indicatorCode),
          baseline: number(target.baseline),
          value: number(target.value),
        })}
      </List.Item>
      {target.outputs.map((output) => (
        <List.Item key={output.outputId}>
          {t("planning/plan:output", {
            quantity: number(output.quantity),
            unit: nameOf("units", output.unit),
            kind: nameOf("kinds", output.activityKind),
          })}{" "}
          × <Money amount={output.unitCost} />
          <List withPadding>
            {output.lines.flatMap((line) =>
              line.fundLines.map((fund) => (
                <List.Item key={fund.fundLineId}>
                  {line.title}:{" "}
                  <Anchor
                    href={paths.fundLine(fund.fundLineId)}
                  >{`${nameOf("sources", fund.fundSource)} · ${fund.component}`}</Anchor>{" "}
                  <Money amount={fund.amount} />
                  {mayOpen && (
                    <>
                      {" · "}
                      <Anchor href={paths.draftActivity(fund.fundLineId)}>{t("delivery/activity:open")}</Anchor>
                    </>
                  )}
                </List.Item>
              )),
            )}
          </List>
        </List.Item>
      ))}
    </List>
  );
}
