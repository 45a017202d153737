/**
 * The officer as whom commands run that name no other: made by the first of them, with no password, so that nobody signs in as it. It is no
 * person; pages call it by what it is.
 */
export const commandLine = { userName: "operator", fullName: "Operator" } as const;
