import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listOwnPosts } from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { usePostWords } from "./officer-words.ts";
import { DelegateDialog, EndPostDialog } from "./post-acts.tsx";

type OwnPost = Output<typeof listOwnPosts>["rows"][number];

/** One's own posts: who acts in one's place, and for whom one acts. */
export function OwnPostsPage() {
  const { t } = useTranslation("authority/post");
  const found = useEndpoint(listOwnPosts);
  return (
    <Stack gap="lg">
      <PageHead title={t("own.title")} lead={t("own.lead")} />
      <Loaded asked={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>{t("own.none")}</Text>
          ) : (
            rows.map((post) => <OwnPostSection key={post.postId} post={post} />)
          )
        }
      </Loaded>
    </Stack>
  );
}

function OwnPostSection({ post }: { readonly post: OwnPost }) {
  const { t } = useTranslation("authority/post");
  const { title, days } = usePostWords();
  const today = useSession().data?.today ?? "";
  const isOwn = post.delegatedFrom === null;
  return (
    <Stack gap="xs">
      <RowsSection
        title={title(post)}
        rows={post.delegations}
        rowKey={(delegation) => delegation.postId}
        empty={{ why: `${days(post)}. ${t(isOwn ? "own.notDelegated" : "own.received")}` }}
        exportName="delegations"
        columns={[
          { key: "delegate", head: t("own.delegate"), text: (one) => one.fullName, onPhone: true },
          { key: "days", head: t("post.days"), text: days, onPhone: true },
          {
            key: "end",
            head: t("post.acts"),
            text: () => "",
            isAct: true,
            cell: (one) => (
              <RecordActs
                acts={[
                  {
                    key: "end",
                    label: t("end.verbDelegation"),
                    dialog: (close) => (
                      <EndPostDialog post={{ ...post, postId: one.postId }} by="holder" onClose={close} />
                    ),
                  },
                ]}
              />
            ),
          },
        ]}
      />
      {isOwn && (
        <RecordActs
          acts={[
            {
              key: "delegate",
              label: t("delegate.verb"),
              dialog: (close) => <DelegateDialog post={post} today={today} onClose={close} />,
            },
          ]}
        />
      )}
    </Stack>
  );
}
