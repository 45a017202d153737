import { useState } from "react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { getOfficer } from "#contract/authority/post.ts";
import type { Id } from "#kernel/id.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useOfficerActs } from "./officer-acts.tsx";
import { officerTones, usePostWords } from "./officer-words.ts";
import type { OfficerShown } from "./officer-words.ts";
import { OneTimePassword } from "./OneTimePassword.tsx";
import { PostsSection } from "./PostsSection.tsx";
import { useOfficerName } from "./use-officer-name.ts";
import { useOfficerStory } from "./use-officer-story.ts";

/** An officer: what they are today, what can be done, the posts, the story. */
export function OfficerPage({ officerId }: { readonly officerId: Id<"officer"> }) {
  const found = useEndpoint(getOfficer, { params: { officerId } });
  return <Loaded asked={found}>{(officer) => <OfficerRecord key={officerId} officer={officer} />}</Loaded>;
}

function OfficerRecord({ officer }: { readonly officer: OfficerShown }) {
  const { t } = useTranslation("authority/post");
  const { instant, number, day } = useFormat();
  const { title } = usePostWords();
  const nameOf = useOfficerName();
  const [shown, setShown] = useState<ComponentProps<typeof OneTimePassword>["shown"]>();
  const { acts, otherActs } = useOfficerActs(officer, setShown);
  const story = useOfficerStory(officer.officerId);
  const held = officer.posts
    .filter(({ state }) => state === "held")
    .map(title)
    .join("; ");
  const disabledOn = officer.disabledAt === null ? undefined : dayOfInstant(officer.disabledAt);
  const verdict = {
    active: t("verdict.active", { posts: held }),
    without_post: t("verdict.without_post"),
    disabled: t("verdict.disabled", { day: disabledOn === undefined ? "" : day(disabledOn) }),
  }[officer.state];
  return (
    <RecordPage
      above={{ label: t("list.title"), href: paths.officers() }}
      title={nameOf(officer.fullName)}
      line={verdict}
      state={{ tone: officerTones[officer.state], label: t(`state.${officer.state}`) }}
      notice={
        shown === undefined ? (
          officer.mustChangePassword &&
          officer.state !== "disabled" && <Notice>{t("officer.mustChangePassword")}</Notice>
        ) : (
          <OneTimePassword userName={officer.userName} shown={shown} />
        )
      }
      acts={acts}
      otherActs={otherActs}
      facts={[
        { label: t("officer.userName"), value: officer.userName },
        {
          label: t("officer.lastSignIn"),
          value: officer.lastSignedInAt === null ? t("officer.never") : instant(officer.lastSignedInAt),
        },
        { label: t("officer.sessions"), value: number(officer.sessions) },
        { label: t("officer.registeredAt"), value: instant(officer.registeredAt) },
      ]}
      story={story}
    >
      <PostsSection posts={officer.posts} />
    </RecordPage>
  );
}
