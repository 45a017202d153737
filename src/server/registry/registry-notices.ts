import type { Notice } from "#server/authority/published.ts";

/** Jobs say in their entries how they ended; the entries of their portions concern nobody. */
const endsAs =
  (...states: readonly string[]) =>
  ({ state }: Parameters<NonNullable<Notice["when"]>>[0]): boolean =>
    states.includes(String(state));

export const registryNotices: readonly Notice[] = [
  {
    act: "registry.askCorrection",
    text: "correctionAsked",
    to: { mayDo: "registry.decideCorrection", posts: ["commune_chair"] },
  },
  { act: "registry.decideCorrection", text: "correctionDecided", to: { did: "registry.askCorrection" } },
  { act: "registry.answerTransfer", text: "transferAnswered", to: { did: "registry.askTransfer" } },
  { act: "registry.import", text: "importFinished", to: "who asked", when: endsAs("finished") },
  { act: "registry.import", text: "importFailed", to: "who asked", when: endsAs("failed") },
  { act: "registry.takeBack", text: "takeBackFinished", to: "who asked", when: endsAs("taking back finished") },
  { act: "registry.takeBack", text: "takeBackFailed", to: "who asked", when: endsAs("taking back failed") },
];
