import { newId } from "#contract/new-id.ts";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";

/** One request an endpoint of officers, posts and accounts. */
export function officerRequests(commune: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const ofOfficer = { params: { officerId: newId("officer") } };
  const ofPost = { params: { postId: newId("post") } };
  const post = { kind: "commune_cashier", areaId: commune, validFrom: day, validTo: null };
  const ofOffice = { params: { officeId: newId("office") } };
  const office = { kind: "mass_organisation", name: `x${v7()}`, validFrom: day };
  const end = { lastDay: null, reason: "term_over" };
  return {
    "authority.createOfficer": {
      body: { officerId: newId("officer"), userName: `u${v7().slice(-10)}`, fullName: "x", posts: [post] },
    },
    "authority.listOfficers": {},
    "authority.exportOfficers": {},
    "authority.getOfficer": ofOfficer,
    "authority.givePost": { ...ofOfficer, body: { postId: newId("post"), ...post } },
    "authority.endPost": { ...ofPost, body: end },
    "authority.delegatePost": {
      ...ofPost,
      body: { newPostId: v7(), officerId: newId("officer"), validFrom: day, validTo: day, reason: "leave" },
    },
    "authority.endDelegation": { ...ofPost, body: end },
    "authority.listDelegates": ofPost,
    "authority.listOwnPosts": {},
    "authority.disableOfficer": { ...ofOfficer, body: { reason: "security" } },
    "authority.enableOfficer": ofOfficer,
    "authority.resetPassword": ofOfficer,
    "authority.endSessions": ofOfficer,
    "authority.listOffices": {},
    "authority.getOffice": ofOffice,
    "authority.addOffice": { body: { officeId: newId("office"), areaId: "51", ...office } },
    "authority.correctOffice": { ...ofOffice, body: office },
    "authority.closeOffice": { ...ofOffice, body: { lastDay: day, reason: "x" } },
  };
}
