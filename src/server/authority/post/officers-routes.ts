import type { Route } from "#server/platform/act/route.ts";
import * as accounts from "./accounts-service.ts";
import { exportOfficers } from "./officers-export-service.ts";
import { getOfficer, listOfficers } from "./officers-service.ts";
import * as posts from "./posts-service.ts";

export const officersRoutes: readonly Route[] = [
  listOfficers,
  // Before the officer alone: that path takes any word for an id.
  exportOfficers,
  getOfficer,
  accounts.createOfficer,
  posts.givePost,
  posts.endPost,
  posts.delegatePost,
  posts.endDelegation,
  posts.listDelegates,
  posts.listOwnPosts,
  accounts.disableOfficer,
  accounts.enableOfficer,
  accounts.resetPassword,
  accounts.endSessions,
];
