import { html } from "hono/html";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { wireSchema } from "./openapi.ts";

/**
 * The API for people: the declarations that OpenAPI is made from, on one printable page without scripts. Viewers from outside
 * were left alone: they bring telemetry or inline scripts, which the content security policy refuses.
 */
export function apiPage(endpoints: readonly AnyEndpoint[], version: string) {
  const stages = [...new Set(endpoints.map(stageOf))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Vuon API ${version}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>Vuon API <small>${version}</small></h1>
          <p>
            ${endpoints.length} endpoints under <code>/api</code>; the same as
            <a href="/api/openapi.json">OpenAPI 3.1</a>. Sign in first (<code>POST /api/sign-in/sign-in/username</code
            >); the session is a cookie. Every write carries an <code>Idempotency-Key</code>: the same key with the same
            body has one effect and one answer. A read answers an <code>ETag</code>; a write that names its read takes
            <code>If-Match</code>. A refusal is <code>application/problem+json</code> with a code, its facts and the
            rule it rests on. Money is whole đồng, written as text; days are YYYY-MM-DD; lists go on by
            <code>cursor</code>.
          </p>
          <nav aria-label="Stages">${stages.map((stage) => html`<a href="#${stage}">${stage}</a> `)}</nav>
          ${stages.map(
            (stage) =>
              html`<section id="${stage}">
                <h2>${stage}</h2>
                ${endpoints.filter((endpoint) => stageOf(endpoint) === stage).map(endpointPart)}
              </section>`,
          )}
        </main>
      </body>
    </html>`;
}

const stageOf = ({ id }: AnyEndpoint) => id.split(".")[0] ?? "";

function endpointPart(endpoint: AnyEndpoint) {
  const posts = endpoint.act === undefined ? [] : Object.entries(permissionOf(endpoint.act));
  const inputs = [
    ["In the path", endpoint.params],
    ["In the query", endpoint.query],
    ["In the body", endpoint.body],
  ] as const;
  return html`<article id="${endpoint.id}">
    <h3><code class="${endpoint.method}">${endpoint.method.toUpperCase()}</code> <code>/api${endpoint.path}</code></h3>
    <p>${endpoint.summary}.</p>
    <p>
      For ${posts.map(([post, level]) => `${post.replaceAll("_", " ")} (${level})`).join(", ") || "everybody"}.
      ${endpoint.recordReadBy === undefined ? "" : html`Takes If-Match with the ETag of <a href="#${endpoint.recordReadBy.id}">${endpoint.recordReadBy.id}</a>.`}
    </p>
    ${inputs.map(([name, schema]) => {
      const shape = wireSchema(schema);
      return isEmpty(shape) ? "" : schemaPart(name, shape);
    })}
    ${endpoint.file === undefined ? schemaPart("Answer", wireSchema(endpoint.output)) : html`<p>Answers a file.</p>`}
  </article>`;
}

function isEmpty(shape: Record<string, unknown>): boolean {
  return shape["type"] === "object" && Object.keys(shape["properties"] ?? {}).length === 0;
}

function schemaPart(name: string, shape: Record<string, unknown>) {
  return html`<details>
    <summary>${name}</summary>
    <pre tabindex="0">${JSON.stringify(shape, undefined, 2)}</pre>
  </details>`;
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
  main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
  small { font-weight: normal; opacity: 0.75; }
  nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
  nav a, summary { display: inline-block; min-height: 44px; line-height: 44px; }
  article { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.5rem 0; }
  h3 { font-size: 1rem; overflow-wrap: anywhere; }
  pre { overflow: auto; max-height: 30rem; font-size: 0.875rem; }
  @media print { details { display: none; } }
`;
