import { z } from "zod";
import { officeKinds, officeStates } from "#programme/authority/office/office.ts";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

const office = z.object({ officeId: idIn("office") });

export const officesRoutes: readonly PageRoute[] = [
  page({
    path: "/offices",
    act: "authority.readOffices",
    search: z.object({
      kind: z.enum(officeKinds).optional().catch(undefined),
      state: z.enum(officeStates).optional().catch(undefined),
    }),
    load: async () => {
      const { OfficesPage } = await import("./OfficesPage.tsx");
      return ({ search, onSearch }) => <OfficesPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/offices/new",
    act: "authority.manageOffices",
    load: async () => (await import("./OfficeForms.tsx")).NewOfficePage,
  }),
  page({
    path: "/offices/$officeId",
    act: "authority.readOffices",
    params: office,
    load: async () => {
      const { OfficePage } = await import("./OfficePage.tsx");
      return ({ params }) => <OfficePage {...params} />;
    },
  }),
  page({
    path: "/offices/$officeId/correct",
    act: "authority.manageOffices",
    params: office,
    load: async () => {
      const { CorrectOfficePage } = await import("./OfficeForms.tsx");
      return ({ params }) => <CorrectOfficePage {...params} />;
    },
  }),
];
