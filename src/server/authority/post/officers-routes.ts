import * as contract from "#contract/authority/post.ts";
import type { Id } from "#kernel/id.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import * as accounts from "./accounts-service.ts";
import { takeOutOfficers } from "./officers-export-service.ts";
import { getOfficer, listOfficers } from "./officers-service.ts";
import { findAccountArea } from "./officers-store.ts";
import * as posts from "./posts-service.ts";

type Tx = ActContext["tx"];
type Account = { readonly params: { readonly officerId: Id<"officer"> } };
type Post = { readonly params: { readonly postId: Id<"post"> } };

const ofAccount = async (tx: Tx, { params }: Account) => findAccountArea(tx, params.officerId);
const ofPost = async (tx: Tx, { params }: Post) => posts.areaOfPost(tx, params.postId);

export const officersRoutes: readonly Route[] = [
  route(contract.listOfficers, { areaOf: "rows of one's own areas", handle: listOfficers }),
  // Before the officer alone: that path takes any word for an id.
  route(contract.exportOfficers, { areaOf: "rows of one's own areas", handle: takeOutOfficers }),
  route(contract.getOfficer, { areaOf: "rows of one's own areas", handle: getOfficer }),
  route(contract.createOfficer, {
    areaOf: async (_tx, { body }) => body.posts[0]?.areaId,
    handle: accounts.createOfficer,
  }),
  route(contract.givePost, { areaOf: async (_tx, { body }) => body.areaId, handle: posts.givePost }),
  route(contract.endPost, { areaOf: ofPost, handle: posts.endPost }),
  route(contract.delegatePost, {
    areaOf: ofPost,
    handle: posts.delegatePost,
  }),
  route(contract.endDelegation, {
    areaOf: ofPost,
    handle: posts.endDelegation,
  }),
  route(contract.listDelegates, { areaOf: ofPost, handle: posts.listDelegates }),
  route(contract.listOwnPosts, { areaOf: "rows of one's own areas", handle: posts.listOwnPosts }),
  route(contract.disableOfficer, {
    areaOf: ofAccount,
    handle: accounts.disableOfficer,
  }),
  route(contract.enableOfficer, {
    areaOf: ofAccount,
    handle: accounts.enableOfficer,
  }),
  route(contract.resetPassword, {
    areaOf: ofAccount,
    handle: accounts.resetPassword,
  }),
  route(contract.endSessions, { areaOf: ofAccount, handle: accounts.endSessions }),
];
