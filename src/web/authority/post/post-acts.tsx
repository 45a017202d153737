import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { delegatePost, endDelegation, endPost, listDelegates } from "#contract/authority/post.ts";
import { delegationReasons } from "#programme/authority/post/delegate-post.ts";
import { endReasons } from "#programme/authority/post/end-post.ts";
import { useEndpoint } from "#web/client.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { usePostWords } from "./officer-words.ts";
import type { PostShown } from "./officer-words.ts";

type Named = Pick<PostShown, "postId" | "kind" | "areaId" | "areaName" | "officeName" | "heldForName">;

/** Ends a post, or takes back a delegation of one's own: with a last day, or at once. */
export function EndPostDialog(props: {
  readonly post: Named;
  readonly by: "manager" | "holder";
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("authority/post");
  const { title } = usePostWords();
  return (
    <ActDialog
      endpoint={props.by === "manager" ? endPost : endDelegation}
      verb={t(props.by === "manager" ? "end.verb" : "end.verbDelegation")}
      notice={title(props.post)}
      next={t("end.next")}
      initial={{ postId: props.post.postId }}
      fields={[
        { path: "lastDay", label: t("post.lastDay"), help: t("end.lastDayHelp") },
        {
          path: "reason",
          label: t("end.reason"),
          choices: endReasons.map((value) => ({ value, label: t(`end.reasons.${value}`) })),
        },
      ]}
      onClose={props.onClose}
    />
  );
}

/** Another officer acts in the holder's place for a time. */
export function DelegateDialog(props: { readonly post: Named; readonly today: string; readonly onClose: () => void }) {
  const { t } = useTranslation("authority/post");
  const { t: tu } = useTranslation("ui");
  const { title } = usePostWords();
  const { post } = props;
  const found = useEndpoint(listDelegates, { params: { postId: post.postId } });
  if (found.data === undefined) return null;
  return (
    <ActDialog
      endpoint={delegatePost}
      verb={t("delegate.verb")}
      notice={found.data.rows.length === 0 ? t("delegate.nobody") : title(post)}
      next={t("delegate.next")}
      initial={{ postId: post.postId, newPostId: v7(), validFrom: props.today }}
      fields={[
        {
          path: "officerId",
          label: t("delegate.to"),
          help: t("delegate.toHelp"),
          choices: found.data.rows.map((row) => ({
            value: row.officerId,
            label: `${row.fullName} (${row.posts.map((kind) => tu(`post.${kind}`)).join(", ")})`,
          })),
        },
        { path: "validFrom", label: t("post.firstDay") },
        { path: "validTo", label: t("post.lastDay"), help: t("delegate.lastDayHelp") },
        {
          path: "reason",
          label: t("delegate.reason"),
          choices: delegationReasons.map((value) => ({ value, label: t(`delegate.reasons.${value}`) })),
        },
      ]}
      onClose={props.onClose}
    />
  );
}
