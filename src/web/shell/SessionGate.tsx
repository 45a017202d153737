import { useLocation, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";

/** Shows a page to anyone who is signed in and permitted; sends others to sign in, and says so where the post does not permit it. */
export function SessionGate({ act, children }: { readonly act: Act | undefined; readonly children: ReactNode }) {
  const { t } = useTranslation("shell");
  const { data: session, error, refetch } = useSession();
  const router = useRouter();
  const { href, pathname } = useLocation();
  const nobody = error instanceof ApiProblem && error.problem.status === 401;
  // This page is still shown while the code of the sign-in page comes: it must not send there a second time.
  const isSent = pathname === paths.signIn();
  // Where somebody was signed in, the dialog on top of the page asks (SessionEndedDialog), and what was typed stays.
  const mustGo = nobody && session === undefined && !isSent;
  const isLimited = session?.isLimited === true && pathname !== paths.account();
  useEffect(() => {
    if (isLimited) router.history.replace(paths.account());
  }, [isLimited, router]);
  useEffect(() => {
    if (mustGo) router.history.replace(paths.signIn(href));
  }, [mustGo, router, href]);
  const mustChange = session?.mustChangePassword === true && pathname !== paths.changePassword();
  useEffect(() => {
    if (mustChange) router.history.replace(paths.changePassword(href));
  }, [mustChange, router, href]);
  if (session === undefined)
    return error !== null && !nobody ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  if (isLimited || mustChange) return <PageSkeleton />;
  if (act !== undefined && !session.acts.includes(act)) {
    return (
      <EmptyState title={t("gate.title")} why={t("gate.why")} act={{ label: t("gate.act"), href: paths.home() }} />
    );
  }
  return children;
}
