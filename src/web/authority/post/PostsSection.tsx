import { useTranslation } from "react-i18next";
import { useSession } from "#web/session.ts";
import { ActMenu } from "#web/ui/act/ActMenu.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { usePostWords, useWhyNotText } from "./officer-words.ts";
import type { PostShown } from "./officer-words.ts";
import { DelegateDialog, EndPostDialog } from "./post-acts.tsx";

const tones = { held: "good", coming: "progress", ended: "neutral", revoked: "stopped" } as const;

/** All posts of an officer, the latest first, each with what can be done with it. */
export function PostsSection({ posts }: { readonly posts: readonly PostShown[] }) {
  const { t } = useTranslation("authority/post");
  const { title, days } = usePostWords();
  const whyNotText = useWhyNotText();
  const today = useSession().data?.today ?? "";
  const delegated = (post: PostShown) =>
    post.delegations.map(({ fullName, ...when }) => `${fullName}, ${days(when)}`).join("; ");
  return (
    <RowsSection
      title={t("officer.posts")}
      rows={posts}
      rowKey={(post) => post.postId}
      empty={{ why: t("officer.noPostEver") }}
      exportName="posts"
      columns={[
        { key: "post", head: t("post.title"), text: title, isSentence: true, onPhone: true },
        { key: "days", head: t("post.days"), text: days, onPhone: true },
        {
          key: "state",
          head: t("officer.state"),
          text: (post) => t(`post.states.${post.state}`),
          cell: (post) => <StateBadge tone={tones[post.state]} label={t(`post.states.${post.state}`)} />,
          onPhone: true,
        },
        { key: "delegated", head: t("post.delegatedTo"), text: delegated, isSentence: true },
        {
          key: "acts",
          head: t("post.acts"),
          text: () => "",
          isAct: true,
          cell: (post) =>
            post.state === "held" || post.state === "coming" ? (
              <ActMenu
                of={title(post)}
                acts={[
                  {
                    key: "delegate",
                    label: t("delegate.verb"),
                    whyNot: whyNotText(post.whyNotDelegate),
                    dialog: (close) => <DelegateDialog post={post} today={today} onClose={close} />,
                  },
                  {
                    key: "end",
                    label: t("end.verb"),
                    whyNot: whyNotText(post.whyNotEnd),
                    dialog: (close) => <EndPostDialog post={post} by="manager" onClose={close} />,
                  },
                ]}
              />
            ) : null,
        },
      ]}
    />
  );
}
