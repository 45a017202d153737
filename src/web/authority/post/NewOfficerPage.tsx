import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createOfficer } from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { OneTimePassword } from "./OneTimePassword.tsx";
import { areaOfDraft, besidesPost } from "./post-draft.ts";
import { PostFields } from "./PostFields.tsx";
import { countryOf, usePostCheck } from "./use-post-check.ts";

export function NewOfficerPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewOfficer session={session.data} />;
}

/** An officer after the other: once one is made, the password stands there and the next form is one click away. */
function NewOfficer({ session }: { readonly session: Session }) {
  const { t } = useTranslation("authority/post");
  const [made, setMade] = useState<Made>();
  if (made === undefined) return <NewOfficerForm session={session} onMade={setMade} />;
  return (
    <Stack gap="lg">
      <PageHead title={t("create.done", { name: made.fullName })} />
      <OneTimePassword userName={made.userName} shown={made.shown} />
      <Group>
        <Button onClick={() => setMade(undefined)}>{t("create.another")}</Button>
        <Button variant="default" component="a" href={paths.officer(made.shown.officerId)}>
          {t("create.toOfficer")}
        </Button>
      </Group>
    </Stack>
  );
}

type Made = {
  readonly userName: string;
  readonly fullName: string;
  readonly shown: Output<typeof createOfficer>;
};

function NewOfficerForm({ session, onMade }: { readonly session: Session; readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation("authority/post");
  const countryId = countryOf(session);
  const checkPost = usePostCheck(session.today);
  const form = useContractForm(createOfficer, {
    initial: {
      officerId: newId("officer"),
      provinceId: session.provinceId,
      posts: [{ validFrom: session.today }],
    },
    besides: besidesPost,
    also: (path) => (path === "provinceId" ? { "posts.0.areaId": "" } : undefined),
    complete: ({ provinceId = "", userName, posts = [], ...values }) => ({
      ...values,
      userName: asUserName(userName),
      posts: posts.map((post) => ({ ...post, areaId: areaOfDraft(post, provinceId, countryId ?? "") })),
    }),
    check: ({ userName, posts = [] }) => {
      const { validFrom, validTo } = checkPost(posts[0] ?? {});
      return {
        userName: /^([a-z0-9._-]{3,60})?$/.test(asUserName(userName)) ? undefined : t("create.notAUserName"),
        "posts.0.validFrom": validFrom,
        "posts.0.validTo": validTo,
      };
    },
    onDone: (shown, { fullName = "", userName }) => onMade({ fullName, userName: asUserName(userName), shown }),
  });
  return (
    <FormPage title={t("create.title")} next={t("create.next")} verb={t("create.verb")} form={form}>
      <form.Field path="fullName" label={t("officer.fullName")} />
      <form.Field path="userName" label={t("officer.userName")} help={t("create.userNameHelp")} />
      <PostFields at="posts.0." isForCountry={countryId !== undefined} />
    </FormPage>
  );
}

const asUserName = (typed = "") => typed.trim().toLowerCase();
