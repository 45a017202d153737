import { useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Output } from "#contract/endpoint.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { useEndpoint } from "./client.ts";
import { forgetDevice } from "./device-memory.ts";
import { paths } from "./paths.ts";
import { stopAsking } from "./session-ended.ts";
import { forgetTab } from "./tab-memory.ts";
import { getSession } from "#contract/authority/session.ts";

export type Session = Output<typeof getSession>;

export function useSession(): UseQueryResult<Session> {
  return useEndpoint(getSession);
}

/** May the officer do the act somewhere? What no post permits is shown disabled, with the reason. */
export function useMay(): (act: Act) => boolean {
  const { data } = useSession();
  return (act) => data?.acts.includes(act) ?? false;
}

/** Ends the session on the server, forgets everything that was read, and goes to the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    stopAsking();
    await fetch("/api/sign-in/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    client.clear();
    forgetTab();
    await forgetDevice();
    globalThis.location.assign(paths.signIn());
  };
}

/** The area that the officer works in: that of the first post, the province for the country's posts. */
export function areaOfSession(session: Session): string {
  return provinceFor(session, session.posts[0]?.areaId);
}

/** An area as it is; for the whole country, whose figures come province by province, the officer's province. */
export function provinceFor({ provinceId, rootAreaId }: Session, areaId: string | undefined): string {
  return areaId === undefined || areaId === rootAreaId ? provinceId : areaId;
}

/** A commune, ward or special zone has a code of five digits. */
export function isCommune(areaId: string): boolean {
  return /^\d{5}$/.test(areaId);
}
