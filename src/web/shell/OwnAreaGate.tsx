import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { isCommune, useSession } from "#web/session.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";

/** A page of a commune in which the reader has no post is refused as a whole: a board of zeros would look like a commune without work. */
export function OwnAreaGate(props: { readonly areaIds: readonly string[]; readonly children: ReactNode }) {
  const { t } = useTranslation("shell");
  const refusalText = useRefusalText();
  const posts = useSession().data?.posts ?? [];
  const isElsewhere = (areaId: string) =>
    isCommune(areaId) && posts.length > 0 && posts.every((post) => isCommune(post.areaId) && post.areaId !== areaId);
  const elsewhere = props.areaIds.find(isElsewhere);
  if (elsewhere === undefined) return props.children;
  const why = refusalText({ code: "authority.not_permitted_here", facts: { areaId: elsewhere } });
  return <EmptyState title={t("gate.title")} why={why} act={{ label: t("gate.act"), href: paths.home() }} />;
}
