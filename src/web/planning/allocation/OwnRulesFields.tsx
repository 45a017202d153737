import { Button, Fieldset, Group, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { noRule, ownSums } from "./own-rules.ts";
import type { OwnRule } from "./own-rules.ts";

/** Communes with a floor or a ceiling of their own, and what is given to them before the criteria share the rest. */
export function OwnRulesFields(props: {
  readonly rules: readonly OwnRule[];
  readonly communes: readonly { readonly areaId: string; readonly name: string }[];
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (rules: OwnRule[]) => void;
}) {
  const { t } = useTranslation("planning/allocation");
  const { rules, communes, errorOf, onChange } = props;
  const set = (at: number, change: Partial<OwnRule>) =>
    onChange(rules.map((rule, place) => (place === at ? { ...rule, ...change } : rule)));
  return (
    <Stack>
      {rules.map((rule, at) => {
        const id = (field: keyof OwnRule) => `own-${at}-${field}`;
        const name = communes.find(({ areaId }) => areaId === rule.areaId)?.name ?? String(at + 1);
        return (
          <Fieldset key={id("areaId")} legend={t("own.rule", { name })}>
            <Stack>
              <ChoiceField
                id={id("areaId")}
                label={t("own.commune")}
                value={rule.areaId}
                error={errorOf(id("areaId"))}
                choices={communes.map((area) => ({ value: area.areaId, label: area.name }))}
                onChange={(areaId) => set(at, { areaId })}
              />
              <SimpleGrid cols={{ base: 1, sm: 3 }} data-narrow>
                {ownSums.map((sum) => (
                  <TextField
                    key={sum}
                    id={id(sum)}
                    kind="figure"
                    label={t(`own.${sum}`)}
                    optional
                    value={rule[sum]}
                    error={errorOf(id(sum))}
                    onChange={(value) => set(at, { [sum]: value })}
                  />
                ))}
              </SimpleGrid>
              <TextField
                id={id("reason")}
                label={t("own.reason")}
                help={t("own.reasonHelp")}
                optional={rule.fixed.trim() === ""}
                value={rule.reason}
                error={errorOf(id("reason"))}
                onChange={(reason) => set(at, { reason })}
              />
              <Group>
                <Button variant="default" onClick={() => onChange(rules.filter((_, place) => place !== at))}>
                  {t("own.remove", { name })}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button variant="default" onClick={() => onChange([...rules, noRule])}>
          {t("own.add")}
        </Button>
      </Group>
    </Stack>
  );
}
