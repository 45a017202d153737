import { Button, Fieldset, Group, SimpleGrid, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AllocationForm } from "./allocation-draft.ts";
import { noRule, ownSums } from "./own-rules.ts";

/** Communes with a floor or a ceiling of their own, and what is given to them before the criteria share the rest. */
export function OwnRulesFields(props: {
  readonly form: AllocationForm;
  readonly communes: readonly { readonly areaId: string; readonly name: string }[];
}) {
  const { t } = useTranslation("planning/allocation");
  const { form, communes } = props;
  const rules = form.values.own ?? [];
  return (
    <Stack>
      {rules.map((rule, at) => {
        const name = communes.find(({ areaId }) => areaId === rule.areaId)?.name ?? String(at + 1);
        return (
          <Fieldset key={`own.${at}`} legend={t("own.rule", { name })}>
            <Stack>
              <form.Field
                path={`own.${at}.areaId`}
                label={t("own.commune")}
                choices={communes.map((area) => ({ value: area.areaId, label: area.name }))}
              />
              <SimpleGrid cols={{ base: 1, sm: 3 }} data-narrow>
                {ownSums.map((sum) => (
                  <form.Field key={sum} path={`own.${at}.${sum}`} label={t(`own.${sum}`)} />
                ))}
              </SimpleGrid>
              <form.Field
                path={`own.${at}.reason`}
                label={t("own.reason")}
                help={t("own.reasonHelp")}
                isNeeded={(rule.fixed ?? "").trim() !== ""}
              />
              <Group>
                <Button
                  variant="default"
                  onClick={() =>
                    form.set(
                      "own",
                      rules.filter((_, place) => place !== at),
                    )
                  }
                >
                  {t("own.remove", { name })}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      <Group>
        <Button variant="default" onClick={() => form.set("own", [...rules, noRule])}>
          {t("own.add")}
        </Button>
      </Group>
    </Stack>
  );
}
