import { z } from "zod";
import { id } from "#contract/values.ts";
import { postKinds } from "#programme/authority/post/post.ts";
import { officerStates } from "#programme/authority/post/recorded-post.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

const officer = z.object({ officerId: id("officer") });

export const officersRoutes: readonly PageRoute[] = [
  page({
    path: "/officers",
    act: "authority.readOfficers",
    search: z.object({
      name: z.string().optional().catch(undefined),
      areaId: z.string().optional().catch(undefined),
      post: z.enum(postKinds).optional().catch(undefined),
      state: z.enum(officerStates).optional().catch(undefined),
    }),
    load: async () => {
      const { OfficersPage } = await import("./OfficersPage.tsx");
      return ({ search, onSearch }) => <OfficersPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/officers/new",
    act: "authority.manageOfficers",
    load: async () => (await import("./NewOfficerPage.tsx")).NewOfficerPage,
  }),
  page({
    path: "/officers/$officerId",
    act: "authority.readOfficers",
    params: officer,
    load: async () => {
      const { OfficerPage } = await import("./OfficerPage.tsx");
      return ({ params }) => <OfficerPage officerId={params.officerId} />;
    },
  }),
  page({
    path: "/officers/$officerId/posts/new",
    act: "authority.manageOfficers",
    params: officer,
    load: async () => {
      const { GivePostPage } = await import("./GivePostPage.tsx");
      return ({ params }) => <GivePostPage officerId={params.officerId} />;
    },
  }),
  page({ path: "/own-posts", load: async () => (await import("./OwnPostsPage.tsx")).OwnPostsPage }),
  page({
    path: "/change-password",
    search: z.object({ to: z.string().optional() }),
    load: async () => {
      const { ChangePasswordPage } = await import("./ChangePasswordPage.tsx");
      return ({ search }) => <ChangePasswordPage to={search.to} />;
    },
  }),
];
