import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { delegatePost, endDelegation, endPost, listDelegates } from "#contract/authority/post.ts";
import type { Id } from "#kernel/id.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { delegationReasons } from "#programme/authority/post/delegate-post.ts";
import { endReasons } from "#programme/authority/post/end-post.ts";
import { useEndpoint } from "#web/client.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { usePostWords } from "./officer-words.ts";
import type { PostShown } from "./officer-words.ts";

type Named = Pick<PostShown, "postId" | "kind" | "areaId" | "areaName" | "heldForName">;

const known = <Choice extends string>(choices: readonly Choice[], text: string | undefined) =>
  choices.find((choice) => choice === text) ?? choices[0];

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
      fields={[
        { name: "lastDay", kind: "day", optional: true, label: t("post.lastDay"), help: t("end.lastDayHelp") },
        {
          name: "reason",
          kind: "choice",
          label: t("end.reason"),
          choices: endReasons.map((value) => ({ value, label: t(`end.reasons.${value}`) })),
        },
      ]}
      build={({ lastDay, reason }) => ({
        params: { postId: props.post.postId },
        body: { lastDay: parseLocalDate(lastDay ?? "") ?? null, reason: known(endReasons, reason) ?? "term_over" },
      })}
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
      fields={[
        {
          name: "officer",
          kind: "choice",
          label: t("delegate.to"),
          help: t("delegate.toHelp"),
          choices: found.data.rows.map((row) => ({
            value: row.officerId,
            label: `${row.fullName} (${row.posts.map((kind) => tu(`post.${kind}`)).join(", ")})`,
          })),
        },
        { name: "from", kind: "day", label: t("post.firstDay"), initial: props.today },
        { name: "to", kind: "day", label: t("post.lastDay"), help: t("delegate.lastDayHelp") },
        {
          name: "reason",
          kind: "choice",
          label: t("delegate.reason"),
          choices: delegationReasons.map((value) => ({ value, label: t(`delegate.reasons.${value}`) })),
        },
      ]}
      build={({ officer = "", from = "", to = "", reason }) => ({
        params: { postId: post.postId },
        body: {
          newPostId: v7() as Id<"post">,
          officerId: officer as Id<"officer">,
          validFrom: parseLocalDate(from) ?? (from as NonNullable<ReturnType<typeof parseLocalDate>>),
          validTo: parseLocalDate(to) ?? (to as NonNullable<ReturnType<typeof parseLocalDate>>),
          reason: known(delegationReasons, reason) ?? "leave",
        },
      })}
      onClose={props.onClose}
    />
  );
}
