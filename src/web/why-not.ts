import { useTranslation } from "react-i18next";
import type { Act } from "#programme/authority/post/permissions.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { useMay } from "./session.ts";

/**
 * Why the officer cannot do the act now: the reason that the record gives, which holds for everybody, or else that no post of
 * theirs permits it. Undefined when it can be done.
 */
export function useWhyNot(): (act: Act, reason?: string | false) => string | undefined {
  const { t } = useTranslation("ui");
  const may = useMay();
  return (act, reason = false) => {
    if (reason !== false) return reason;
    if (may(act)) return undefined;
    const posts = Object.keys(permissionOf(act)).map((post) => t(`post.${post}`));
    return t("act.forOthers", { posts: posts.join(", ") });
  };
}
