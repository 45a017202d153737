import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { getOfficer, givePost } from "#contract/authority/post.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import type { OfficerShown } from "./officer-words.ts";
import { PostFields } from "./PostFields.tsx";
import { countryOf, emptyPost, usePostCheck } from "./use-post-draft.ts";

export function GivePostPage({ officerId }: { readonly officerId: Id<"officer"> }) {
  const session = useSession();
  const found = useEndpoint(getOfficer, { params: { officerId } });
  if (session.data === undefined) return <PageSkeleton />;
  const { data } = session;
  return <Loaded asked={found}>{(officer) => <GivePostForm officer={officer} session={data} />}</Loaded>;
}

function GivePostForm({ officer, session }: { readonly officer: OfficerShown; readonly session: Session }) {
  const { t } = useTranslation("authority/post");
  const router = useRouter();
  const [postId] = useState(() => v7() as Id<"post">);
  const [draft, setDraft] = useState(emptyPost(session));
  const { needed, found, post } = usePostCheck(draft, session);
  const check = useChecked(needed, found);
  const give = useAct(givePost);
  const back = paths.officer(officer.officerId);
  const send = () => {
    if (!check.passes() || post === undefined) return;
    give.mutate(
      { params: { officerId: officer.officerId }, body: { postId, ...post } },
      { onSuccess: () => router.history.push(back) },
    );
  };
  return (
    <FormPage
      title={t("give.title", { name: officer.fullName })}
      errors={check.errors}
      problem={give.error}
      next={t("give.next")}
      verb={t("give.verb")}
      onSubmit={send}
      pending={give.isPending}
      back={{ label: t("give.back"), onBack: () => router.history.push(back) }}
    >
      <PostFields
        draft={draft}
        isForCountry={countryOf(session) !== undefined}
        today={session.today}
        onChange={setDraft}
        errorOf={check.errorOf}
      />
    </FormPage>
  );
}
