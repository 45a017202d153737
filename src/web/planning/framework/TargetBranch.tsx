import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readFramework } from "#contract/planning/framework.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Money } from "#web/ui/Money.tsx";
import { useNames } from "#web/names.ts";

type Target = Output<typeof readFramework>["goals"][number]["targets"][number];
type TargetOutput = Target["outputs"][number];

/** A target with what was reached of it, and below it its outputs, their lines and money. */
export function TargetBranch({ target }: { readonly target: Target }) {
  const { t } = useTranslation("planning/framework");
  const { language, number } = useFormat();
  const name = target.indicatorName[language];
  const facts = {
    baseline: target.baseline === null ? "–" : number(target.baseline),
    value: target.value === null ? "–" : number(target.value),
    unit: target.unit[language],
    count: target.targets,
  };
  return (
    <li>
      <div>
        <Text span fw={600}>
          {t("target")}:{" "}
        </Text>
        {target.targetId === null ? name : <Anchor href={paths.target(target.targetId)}>{name}</Anchor>}
        <Text c="dimmed" size="sm">
          {t(target.targets === 1 ? "fromTo" : "fromToOfSeveral", facts)}
          {target.areaClass !== null && ` · ${t(`areaClasses.${target.areaClass}`)}`}
          {" · "}
          {target.actual === null ? t("noActual") : t("actual", { actual: number(target.actual), unit: facts.unit })}
          {target.reached !== null && ` (${t("reached", { percent: number(target.reached) })})`}
        </Text>
      </div>
      <ul>
        {target.outputs.length === 0 && <li>{t("noOutput")}</li>}
        {target.outputs.map((output) => (
          <OutputBranch key={output.activityKind} output={output} />
        ))}
      </ul>
    </li>
  );
}

function OutputBranch({ output }: { readonly output: TargetOutput }) {
  const { t } = useTranslation("planning/framework");
  const nameOf = useNames();
  const { language, number } = useFormat();
  const counts = {
    quantity: number(output.quantity),
    unit: nameOf("units", output.unit),
    delivered: number(output.delivered),
  };
  return (
    <li>
      <div>
        <Text span fw={600}>
          {t("output")}:{" "}
        </Text>
        {output.kindName[language]}
        <Text c="dimmed" size="sm">
          {t("quantity", counts)}
        </Text>
      </div>
      <ul>
        {output.lines.length === 0 && <li>{t("noLine")}</li>}
        {output.lines.map((line) => (
          <li key={line.title}>
            <div>
              <Text span fw={600}>
                {t("line")}:{" "}
              </Text>
              {line.title}
            </div>
            <ul>
              {line.funds.length === 0 && <li>{t("noMoney")}</li>}
              {line.funds.map((fund) => (
                <li key={`${fund.fundSource} ${fund.component}`}>
                  <div>
                    <Text span fw={600}>
                      {t("money")}:{" "}
                    </Text>
                    {`${nameOf("sources", fund.fundSource)} · ${fund.component} · `}
                    {fund.fundLineIds.length === 1 ? (
                      <Anchor href={paths.fundLine(fund.fundLineIds[0] ?? "")}>
                        <Money amount={fund.planned} />
                      </Anchor>
                    ) : (
                      <Money amount={fund.planned} />
                    )}
                    <Text c="dimmed" size="sm">
                      {t("committed")} <Money amount={fund.committed} /> · {t("disbursed")}{" "}
                      <Money amount={fund.disbursed} />
                    </Text>
                  </div>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </li>
  );
}
