import { Anchor, Box, Button, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readHouseholdEligibility } from "#contract/delivery/eligibility.ts";
import type { Id } from "#kernel/id.ts";
import { eligibilityAnswers } from "#programme/delivery/eligibility/explain-kind.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { AsOfField } from "#web/registry/household/AsOf.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { EligibleKind } from "./EligibleKind.tsx";

type Found = Output<typeof readHouseholdEligibility>;

/** "Why me, why not me?": every kind of support for one household, those that it may have first. */
export function HouseholdEligibilityPage(props: {
  readonly householdId: Id<"household">;
  readonly on?: string | undefined;
  readonly onOn: (on: string | undefined) => void;
}) {
  const { householdId, on } = props;
  const asked = useEndpoint(readHouseholdEligibility, {
    params: { householdId },
    query: on === undefined ? {} : { on },
  });
  return (
    <Loaded asked={asked}>
      {(found) => (
        <Stack gap="lg">
          <Head found={found} householdId={householdId} />
          <Box maw="14rem" className="no-print">
            <AsOfField on={on} onOn={props.onOn} />
          </Box>
          <Answers found={found} />
        </Stack>
      )}
    </Loaded>
  );
}

function Head({ found, householdId }: { readonly found: Found; readonly householdId: Id<"household"> }) {
  const { t } = useTranslation(["delivery/eligibility", "terms"]);
  const { day } = useFormat();
  const nameOf = useNames();
  const name = found.headName ?? t("terms:unnamed");
  return (
    <Stack gap={6}>
      <Anchor href={paths.household(householdId)} className="no-print">
        {`${t("terms:household")}: ${name}`}
      </Anchor>
      <PageHead
        title={t("title", { name })}
        lead={t("intro", { day: day(found.on) })}
        acts={
          <Button variant="default" onClick={() => window.print()}>
            {t("print")}
          </Button>
        }
      />
      <Text fw={600}>
        {found.class === null ? t("undecided", { day: day(found.on) }) : nameOf("classes", found.class)}
      </Text>
    </Stack>
  );
}

function Answers({ found }: { readonly found: Found }) {
  const { t } = useTranslation("delivery/eligibility");
  if (found.kinds.length === 0) return <Text>{t("noKinds")}</Text>;
  // Of a household of which nothing was decided the line above has said all there is to say.
  if (found.class === null) return null;
  return eligibilityAnswers.map((answer) => {
    const kinds = found.kinds.filter((kind) => kind.answer === answer);
    if (kinds.length === 0) return null;
    return (
      <section key={answer}>
        <Title order={2} mb="xs">
          {`${t(`answer.${answer}`)} · ${t("count", { count: kinds.length })}`}
        </Title>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
          {kinds.map((kind) => (
            <EligibleKind key={`${kind.programmeId} ${kind.kind}`} kind={kind} />
          ))}
        </SimpleGrid>
      </section>
    );
  });
}
