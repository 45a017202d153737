import { glob, readFile } from "node:fs/promises";

/** A key that a page asks for; `*` stands for what it puts in between. */
export type UsedKey = { readonly file: string; readonly key: string };

/**
 * The literal keys of t("…") and t(`…${…}`) in the files of a folder, under the namespace that the useTranslation("…")
 * before them names first.
 */
export async function keysUsedIn(folder: string): Promise<readonly UsedKey[]> {
  const used: UsedKey[] = [];
  for await (const file of glob("**/*.{ts,tsx}", { cwd: folder, exclude: ["**/*.test.ts"] })) {
    used.push(...keysOf(await readFile(`${folder}/${file}`, "utf8")).map((key) => ({ file, key })));
  }
  return used;
}

const binding = String.raw`\{(?<bound>[^{}]*)\}\s*=\s*useTranslation\(\s*\[?\s*"(?<namespace>[\w/-]+)"[^()]*\)`;
const call = String.raw`\b(?<caller>\w+)\(\s*(?:"(?<plain>[^"]+)"|\`(?<template>[^\`]+)\`)`;
const choice = String.raw`\b(?<chooser>\w+)\((?:[^()"\`]|=== "[^"]*")*\? "(?<yes>[^"]+)" : "(?<no>[^"]+)"`;
const token = new RegExp(`${binding}|${call}|${choice}`, "g");

/** Read from top to bottom: what a component calls its translator, and from which namespace it speaks, holds until it is bound again. */
export function keysOf(source: string): readonly string[] {
  const namespaces = new Map<string, string>();
  return [...source.matchAll(token)].flatMap(({ groups = {} }) => {
    const { bound, namespace, caller, plain, template, chooser, yes, no } = groups;
    if (bound !== undefined && namespace !== undefined) {
      namespaces.set(/\bt: (\w+)/.exec(bound)?.[1] ?? "t", namespace);
      return [];
    }
    const spoken = namespaces.get(caller ?? chooser ?? "");
    if (spoken === undefined) return [];
    return [plain, template, yes, no]
      .filter((key) => key !== undefined)
      .map((key) => key.replaceAll(/\$\{[^}]*\}/g, "*"))
      .map((key) => (key.includes(":") ? key : `${spoken}:${key}`));
  });
}
