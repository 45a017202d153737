import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { unmaskIdentifier } from "#contract/registry.ts";
import type { maskedIdentifier } from "#contract/registry.ts";
import type { Id } from "#kernel/id.ts";
import { Problem } from "#web/parts/Problem.tsx";
import { useAct } from "#web/client.ts";

const shortestPurpose = 10;

/** A number of a person, masked; shown in full for a purpose that is kept, and hidden again when the page is left. */
export function Identifier(props: {
  readonly householdId: Id<"household">;
  readonly personId: Id<"person">;
  readonly identifier: z.output<typeof maskedIdentifier>;
  readonly mayUnmask: boolean;
}) {
  const { t } = useTranslation("registry");
  const { householdId, personId, identifier } = props;
  const [asking, ask] = useState(false);
  const [purpose, setPurpose] = useState("");
  const unmask = useAct(unmaskIdentifier);
  const shown = unmask.data?.value;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm">
          {t(`person.identifier.${identifier.kind}`)}: {shown ?? t("person.masked", { digits: identifier.lastDigits })}
        </Text>
        {props.mayUnmask && shown === undefined && !asking && (
          <Button variant="subtle" size="compact-sm" onClick={() => ask(true)}>
            {t("person.unmask")}
          </Button>
        )}
      </Group>
      {asking && shown === undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            unmask.mutate({ params: { householdId, personId, kind: identifier.kind }, body: { purpose } });
          }}
        >
          <Textarea
            label={t("person.unmaskPurpose")}
            description={t("person.unmaskHelp")}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
            autosize
            minRows={2}
          />
          <Problem error={unmask.error} />
          <Group mt="xs">
            <Button type="submit" disabled={purpose.trim().length < shortestPurpose} loading={unmask.isPending}>
              {t("person.unmaskSend")}
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              {t("person.close")}
            </Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}
