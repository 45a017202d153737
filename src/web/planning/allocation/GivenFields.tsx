import { Button, Fieldset, Group, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { noGiven } from "./given-numbers.ts";
import type { GivenNumber } from "./given-numbers.ts";

/** Numbers of single communes that a person gives in place of those that are counted, each with where it comes from. */
export function GivenFields(props: {
  readonly numbers: readonly GivenNumber[];
  readonly communes: readonly { readonly areaId: string; readonly name: string }[];
  /** Criteria that have a weight: the number of another would change nothing. */
  readonly criteria: readonly { readonly code: string; readonly name: string }[];
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (numbers: GivenNumber[]) => void;
}) {
  const { t } = useTranslation("planning/allocation");
  const { numbers, communes, criteria, errorOf, onChange } = props;
  const set = (at: number, change: Partial<GivenNumber>) =>
    onChange(numbers.map((one, place) => (place === at ? { ...one, ...change } : one)));
  return (
    <Stack>
      {numbers.map((one, at) => {
        const id = (field: keyof GivenNumber) => `given-${at}-${field}`;
        const name = communes.find(({ areaId }) => areaId === one.areaId)?.name ?? String(at + 1);
        return (
          <Fieldset key={id("areaId")} legend={t("given.one", { name })}>
            <Stack>
              <ChoiceField
                id={id("areaId")}
                label={t("own.commune")}
                value={one.areaId}
                error={errorOf(id("areaId"))}
                choices={communes.map((area) => ({ value: area.areaId, label: area.name }))}
                onChange={(areaId) => set(at, { areaId })}
              />
              <SimpleGrid cols={{ base: 1, sm: 2 }} data-narrow>
                <ChoiceField
                  id={id("criterion")}
                  label={t("given.criterion")}
                  value={one.criterion}
                  error={errorOf(id("criterion"))}
                  choices={criteria.map((criterion) => ({ value: criterion.code, label: criterion.name }))}
                  onChange={(criterion) => set(at, { criterion })}
                />
                <TextField
                  id={id("number")}
                  kind="figure"
                  label={t("given.number")}
                  value={one.number}
                  error={errorOf(id("number"))}
                  onChange={(number) => set(at, { number })}
                />
              </SimpleGrid>
              <TextField
                id={id("source")}
                label={t("given.source")}
                help={t("own.reasonHelp")}
                value={one.source}
                error={errorOf(id("source"))}
                onChange={(source) => set(at, { source })}
              />
              <Group>
                <Button variant="default" onClick={() => onChange(numbers.filter((_, place) => place !== at))}>
                  {t("given.remove", { name })}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button variant="default" onClick={() => onChange([...numbers, noGiven])}>
          {t("given.add")}
        </Button>
      </Group>
    </Stack>
  );
}
