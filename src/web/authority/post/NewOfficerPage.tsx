import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { createOfficer } from "#contract/authority/post.ts";
import type { Id } from "#kernel/id.ts";
import { useAct } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { OneTimePassword } from "./OneTimePassword.tsx";
import { PostFields } from "./PostFields.tsx";
import { countryOf, emptyPost, usePostCheck } from "./use-post-draft.ts";

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
        <Button variant="default" component="a" href={paths.officer(made.officerId)}>
          {t("create.toOfficer")}
        </Button>
      </Group>
    </Stack>
  );
}

type Made = {
  readonly officerId: Id<"officer">;
  readonly userName: string;
  readonly fullName: string;
  readonly shown: ComponentProps<typeof OneTimePassword>["shown"];
};

function NewOfficerForm({ session, onMade }: { readonly session: Session; readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation("authority/post");
  const [officerId] = useState(() => v7() as Id<"officer">);
  const [names, setNames] = useState({ fullName: "", userName: "" });
  const [draft, setDraft] = useState(emptyPost(session));
  const { needed, found, post } = usePostCheck(draft, session);
  const create = useAct(createOfficer);
  const isUserName = names.userName === "" || /^[a-z0-9._-]{3,60}$/.test(names.userName);
  const check = useChecked(
    {
      fullName: { label: t("officer.fullName"), value: names.fullName },
      userName: { label: t("officer.userName"), value: names.userName },
      ...needed,
    },
    [...(isUserName ? [] : [{ fieldId: "userName", message: t("create.notAUserName") }]), ...found],
  );
  const send = () => {
    if (!check.passes() || post === undefined) return;
    create.mutate(
      { body: { officerId, ...names, posts: [post] } },
      { onSuccess: (shown) => onMade({ officerId, ...names, shown }) },
    );
  };
  return (
    <FormPage
      title={t("create.title")}
      errors={check.errors}
      problem={create.error}
      next={t("create.next")}
      verb={t("create.verb")}
      onSubmit={send}
      pending={create.isPending}
    >
      <TextField
        id="fullName"
        label={t("officer.fullName")}
        value={names.fullName}
        error={check.errorOf("fullName")}
        onChange={(fullName) => setNames({ ...names, fullName })}
      />
      <TextField
        id="userName"
        label={t("officer.userName")}
        help={t("create.userNameHelp")}
        value={names.userName}
        error={check.errorOf("userName")}
        onChange={(userName) => setNames({ ...names, userName: userName.trim().toLowerCase() })}
      />
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
