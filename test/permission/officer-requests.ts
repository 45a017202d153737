import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";

/** One request an endpoint of officers, posts and accounts. */
export function officerRequests(commune: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const ofOfficer = { params: { officerId: v7() } };
  const ofPost = { params: { postId: v7() } };
  const post = { kind: "commune_cashier", areaId: commune, validFrom: day, validTo: null };
  const end = { lastDay: null, reason: "term_over" };
  return {
    "authority.createOfficer": {
      body: { officerId: v7(), userName: `u${v7().slice(-10)}`, fullName: "x", posts: [post] },
    },
    "authority.listOfficers": {},
    "authority.exportOfficers": {},
    "authority.getOfficer": ofOfficer,
    "authority.givePost": { ...ofOfficer, body: { postId: v7(), ...post } },
    "authority.endPost": { ...ofPost, body: end },
    "authority.delegatePost": {
      ...ofPost,
      body: { newPostId: v7(), officerId: v7(), validFrom: day, validTo: day, reason: "leave" },
    },
    "authority.endDelegation": { ...ofPost, body: end },
    "authority.listDelegates": ofPost,
    "authority.listOwnPosts": {},
    "authority.disableOfficer": { ...ofOfficer, body: { reason: "security" } },
    "authority.enableOfficer": ofOfficer,
    "authority.resetPassword": ofOfficer,
    "authority.endSessions": ofOfficer,
  };
}
