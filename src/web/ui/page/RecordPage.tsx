import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { Facts } from "./Facts.tsx";
import type { Fact } from "./Facts.tsx";
import { PageHead } from "./PageHead.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { Story } from "./Story.tsx";
import type { StoryEvent } from "./Story.tsx";
import type { Tone } from "#web/ui/tones.ts";

export type RecordPageProps = {
  /** The list or record that it lies in. */
  readonly above?: { readonly label: string; readonly href: string };
  /** Who or what it is, in one line. */
  readonly title: string;
  readonly line?: ReactNode;
  readonly state?: { readonly tone: Tone; readonly label: string; readonly since?: LocalDate | undefined };
  readonly notice?: ReactNode;
  readonly acts?: readonly RecordAct[];
  /** What is done less often, in a menu beside the acts. */
  readonly otherActs?: readonly RecordAct[];
  /** Keys of the acts that the record waits for: the first that is possible is the one button. */
  readonly next?: readonly string[] | undefined;
  readonly facts: readonly Fact[];
  /** Sections of its own: people, lines of a plan, payments. Each with an h2. */
  readonly children?: ReactNode;
  readonly story?: readonly StoryEvent[];
  readonly papers?: readonly {
    readonly label: string;
    readonly href: string;
    readonly note?: string;
    readonly download?: boolean;
  }[];
};

/** A record: what it is, its state, what can be done now and why the rest cannot, the facts, the story, the papers. */
export function RecordPage(props: RecordPageProps) {
  const { t } = useTranslation("ui");
  const { above, state, acts = [], otherActs = [], story = [], papers = [] } = props;
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        {above !== undefined && <Anchor href={above.href}>{above.label}</Anchor>}
        <PageHead title={props.title} />
        {props.line !== undefined && <Text component="div">{props.line}</Text>}
        {state !== undefined && <StateBadge {...state} />}
      </Stack>
      {props.notice}
      <RecordActs acts={acts} otherActs={otherActs} {...(props.next === undefined ? {} : { next: props.next })} />
      <section aria-label={t("record.facts")}>
        <Facts facts={props.facts} />
      </section>
      {props.children}
      {story.length > 0 && (
        <section>
          <Title order={2} mb="xs">
            {t("record.story")}
          </Title>
          <Story events={story} />
        </section>
      )}
      {papers.length > 0 && (
        <section>
          <Title order={2} mb="xs">
            {t("record.papers")}
          </Title>
          <Stack gap={6} component="ul" m={0} pl="md">
            {papers.map((paper) => (
              <li key={paper.href}>
                <Anchor href={paper.href} {...(paper.download === true ? { download: "" } : {})}>
                  {paper.label}
                </Anchor>
                {paper.note !== undefined && <Text span c="dimmed">{` · ${paper.note}`}</Text>}
              </li>
            ))}
          </Stack>
        </section>
      )}
    </Stack>
  );
}
