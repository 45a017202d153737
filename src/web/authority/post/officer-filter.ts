import type { PostKind } from "#programme/authority/post/post.ts";
import type { OfficerState } from "#programme/authority/post/recorded-post.ts";

export type OfficerFilter = {
  readonly name?: string | undefined;
  readonly areaId?: string | undefined;
  readonly post?: PostKind | undefined;
  readonly state?: OfficerState | undefined;
};
