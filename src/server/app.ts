import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { findSession, openingBySession } from "#server/authority/session/find-session.ts";
import { openSignIn } from "#server/authority/session/sign-in-context.ts";
import { serveSignIn } from "#server/authority/session/sign-in-routes.ts";
import { apiPage } from "#server/platform/http/api-page.ts";
import { serveRoutes } from "#server/platform/http/http.ts";
import type { Asker, Identify } from "#server/platform/http/http.ts";
import { servePublicRoutes } from "#server/platform/http/public-route.ts";
import { guardChanges } from "#server/platform/http/guard-changes.ts";
import { limitBody } from "#server/platform/http/limit-body.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { openApi } from "#server/platform/http/openapi.ts";
import { faultResponse } from "#server/platform/http/fault-response.ts";
import { problemOf, problemResponse } from "#server/platform/http/problem.ts";
import { healthRoute } from "./health-route.ts";
import { refuse } from "#kernel/refusal.ts";
import { publicRoutes, routesOf } from "./routes.ts";

/** The whole server as one function from request to response: sign-in, the API, its description. */
export function buildApp(
  opened: ServerContext,
  options: {
    readonly publicUrl?: string;
    /** Where codes on papers lead, when nothing is configured: of a demo the address that it is served at. */
    readonly paperUrl?: string | undefined;
    readonly version: string;
    readonly identify?: Identify;
  },
): Hono {
  const app = new Hono();
  const { VUON_PUBLIC_URL: configured } = opened.config;
  const server = {
    ...opened,
    publicUrl: options.publicUrl ?? configured,
    paperUrl: configured ?? options.paperUrl,
  };
  const routes = routesOf(server.config);
  const signIn = openSignIn(server);
  // The command line names its officer itself; a browser's officer is whose session it is.
  const sessions = { database: server.database, jar: signIn.jar };
  const bySession: Asker = {
    identify: async (request) => findSession(sessions, request),
    opening: (request) => openingBySession(sessions, request),
  };
  const asker = options.identify === undefined ? bySession : { identify: options.identify };
  const endpoints = [...publicRoutes, ...routes].map((route) => route.endpoint);
  // Written when somebody first asks: both describe every endpoint, which takes a third of a second.
  let description: object | undefined;
  let page: ReturnType<typeof apiPage> | undefined;

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // On a laptop it is served over plain HTTP; a browser that was once instructed to insist on HTTPS would find nothing there.
      strictTransportSecurity: signIn.jar.isSecure ? "max-age=31536000" : false,
    }),
  );
  app.onError((error) => faultResponse(server, error));
  app.use("/api/*", guardChanges(endpoints, server.publicUrl));
  app.use("/api/sign-in/*", limitBody(16_000));
  serveSignIn(app, signIn);
  app.get("/api", async (context) => context.html(await (page ??= apiPage(endpoints, options.version))));
  app.get("/api/openapi.json", (context) => context.json((description ??= openApi(endpoints, options.version))));
  app.get("/api/health", healthRoute(server, { version: options.version, identify: asker.identify }));
  servePublicRoutes(app, server, publicRoutes);
  serveRoutes(app, server, routes, asker);
  app.all("/api/*", () => problemResponse(problemOf(refuse("request.no_such_path"), "-")));
  return app;
}
