import { Button, Fieldset, Group, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AllocationForm } from "./allocation-draft.ts";
import { noGiven } from "./given-numbers.ts";

/** Numbers of single communes that a person gives in place of those that are counted, each with where it comes from. */
export function GivenFields(props: {
  readonly form: AllocationForm;
  readonly communes: readonly { readonly areaId: string; readonly name: string }[];
  /** Criteria that have a weight: the number of another would change nothing. */
  readonly criteria: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation("planning/allocation");
  const { form, communes, criteria } = props;
  const numbers = form.values.given ?? [];
  return (
    <Stack>
      {numbers.map((one, at) => {
        const name = communes.find(({ areaId }) => areaId === one.areaId)?.name ?? String(at + 1);
        return (
          <Fieldset key={`given.${at}`} legend={t("given.one", { name })}>
            <Stack>
              <form.Field
                path={`given.${at}.areaId`}
                label={t("own.commune")}
                choices={communes.map((area) => ({ value: area.areaId, label: area.name }))}
              />
              <SimpleGrid cols={{ base: 1, sm: 2 }} data-narrow>
                <form.Field
                  path={`given.${at}.criterion`}
                  label={t("given.criterion")}
                  choices={criteria.map((criterion) => ({ value: criterion.code, label: criterion.name }))}
                />
                <form.Field path={`given.${at}.number`} label={t("given.number")} />
              </SimpleGrid>
              <form.Field path={`given.${at}.source`} label={t("given.source")} help={t("own.reasonHelp")} />
              <Group>
                <Button
                  variant="default"
                  onClick={() =>
                    form.set(
                      "given",
                      numbers.filter((_, place) => place !== at),
                    )
                  }
                >
                  {t("given.remove", { name })}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button variant="default" onClick={() => form.set("given", [...numbers, noGiven])}>
          {t("given.add")}
        </Button>
      </Group>
    </Stack>
  );
}
