import { Card, List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { approvePlan, getPlan, submitPlan } from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { BarList } from "#web/parts/BarList.tsx";
import { FactList } from "#web/parts/FactList.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { useLanguage } from "#web/parts/use-language.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

type Plan = Output<typeof getPlan>;

/** A plan as its framework, with the needs that it answers beside it. */
export function PlanPage({ planId }: { readonly planId: Id<"plan"> }) {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  const may = useMay();
  const session = useSession();
  const found = useAsk(getPlan, { params: { planId } });
  if (found.data === undefined) return <Waiting error={found.error} />;
  const plan = found.data;
  return (
    <Stack>
      <TitleBar
        title={t("planning.planOf", { area: plan.areaName, year: plan.year })}
        acts={
          <>
            <ActButton
              endpoint={submitPlan}
              label={t("planning.submit")}
              next={t("planning.submitNext")}
              hindrance={
                may("planning.submitPlan")
                  ? plan.state === "draft"
                    ? undefined
                    : t("planning.notDraft")
                  : t("mayNot.planning_submitPlan")
              }
              build={() => ({ params: { planId } })}
            />
            <ActButton
              endpoint={approvePlan}
              label={t("planning.approve")}
              next={t("planning.approveNext")}
              isMain
              hindrance={
                may("planning.approvePlan")
                  ? plan.state === "submitted" || plan.state === "appraised"
                    ? undefined
                    : t("planning.notSubmitted")
                  : t("mayNot.planning_approvePlan")
              }
              fields={[
                { name: "decisionNumber", label: t("decisionNumber"), kind: "text" },
                { name: "decidedOn", label: t("decidedOn"), kind: "date", initial: session.data?.today ?? "" },
              ]}
              build={(values) => ({
                params: { planId },
                body: {
                  decisionNumber: values["decisionNumber"] ?? "",
                  decidedOn: localDate(values["decidedOn"] ?? ""),
                },
              })}
            />
          </>
        }
      />
      <FactList
        facts={[
          [
            t("state"),
            <StateBadge
              key="state"
              tone={plan.state === "approved" ? "good" : "neutral"}
              label={t(`planning.state.${plan.state}`)}
            />,
          ],
          [t("planning.planned"), <Money key="planned" amount={plan.planned} />],
          [
            t("decision"),
            plan.decisionNumber === null
              ? "–"
              : `${plan.decisionNumber}, ${plan.decidedOn === null ? "" : day(plan.decidedOn)}`,
          ],
        ]}
      />
      <Goals plan={plan} />
      <Needs plan={plan} />
    </Stack>
  );
}

function Goals({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation("stages");
  const { number } = useFormat();
  return (
    <section>
      <Title order={2}>{t("planning.goals")}</Title>
      {plan.goals.length === 0 && <Text>{t("planning.noGoals")}</Text>}
      <Stack>
        {plan.goals.map((goal) => (
          <Card key={goal.goalId} withBorder>
            <Text fw={600}>{goal.title}</Text>
            {goal.targets.map((target) => (
              <List key={target.targetId} mt="xs">
                <List.Item>
                  {t("planning.target", {
                    indicator: t(`indicators.${target.indicatorCode}`),
                    baseline: number(target.baseline),
                    value: number(target.value),
                  })}
                </List.Item>
                {target.outputs.map((output) => (
                  <List.Item key={output.outputId}>
                    {t("planning.output", {
                      quantity: number(output.quantity),
                      unit: output.unit,
                      kind: t(`kinds.${output.activityKind}`),
                    })}{" "}
                    × <Money amount={output.unitCost} />
                    <List withPadding>
                      {output.lines.flatMap((line) =>
                        line.fundLines.map((fund) => (
                          <List.Item key={fund.fundLineId}>
                            {line.title}:{" "}
                            <Link
                              to={paths.fundLine(fund.fundLineId)}
                            >{`${t(`sources.${fund.fundSource}`)} · ${fund.component}`}</Link>{" "}
                            <Money amount={fund.amount} />
                          </List.Item>
                        )),
                      )}
                    </List>
                  </List.Item>
                ))}
              </List>
            ))}
          </Card>
        ))}
      </Stack>
    </section>
  );
}

function Needs({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation("stages");
  const language = useLanguage();
  const { day, number } = useFormat();
  const needs = plan.needs.byIndicator
    .filter((need) => need.households > 0)
    .toSorted((a, b) => b.households - a.households);
  return (
    <section>
      <Title order={2}>{t("planning.needs", { day: day(plan.needs.asOf) })}</Title>
      <Text c="dimmed">
        {plan.needs.byClass.map((one) => `${t(`classes.${one.class}`)}: ${number(one.households)}`).join(" · ")}
      </Text>
      <BarList
        rows={needs.map((need) => ({
          name: need.name[language],
          value: need.households,
          text: t("householdsCount", { count: need.households }),
        }))}
      />
    </section>
  );
}
