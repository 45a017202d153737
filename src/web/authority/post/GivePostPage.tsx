import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { getOfficer, givePost } from "#contract/authority/post.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import type { OfficerShown } from "./officer-words.ts";
import { areaOfDraft, besidesPost } from "./post-draft.ts";
import { PostFields } from "./PostFields.tsx";
import { countryOf, usePostCheck } from "./use-post-check.ts";

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
  const { officerId, fullName } = officer;
  const countryId = countryOf(session);
  const back = () => router.history.push(paths.officer(officerId));
  const form = useContractForm(givePost, {
    initial: { officerId, postId: newId("post"), provinceId: session.provinceId, validFrom: session.today },
    besides: besidesPost,
    also: (path) => (path === "provinceId" ? { areaId: "" } : undefined),
    complete: ({ provinceId = "", ...post }) => ({ ...post, areaId: areaOfDraft(post, provinceId, countryId ?? "") }),
    check: usePostCheck(session.today),
    onDone: back,
  });
  return (
    <FormPage
      title={t("give.title", { name: fullName })}
      next={t("give.next")}
      verb={t("give.verb")}
      form={form}
      back={{ label: t("give.back"), onBack: back }}
    >
      <PostFields at="" isForCountry={countryId !== undefined} />
    </FormPage>
  );
}
