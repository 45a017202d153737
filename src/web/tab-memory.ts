/**
 * What this tab keeps for its reader (drafts of forms, the area chosen in the header). The computer may be shared, so it goes when
 * the reader signs out or another signs in; it stays when the same reader comes back after the session has run out.
 */
const prefix = "vuon.";
const reader = `${prefix}reader`;

export function forgetTab(tab: Storage = sessionStorage): void {
  for (const key of Object.keys(tab)) if (key.startsWith(prefix)) tab.removeItem(key);
}

/** Called when somebody has signed in. */
export function keepTabFor(userName: string, tab: Storage = sessionStorage): void {
  if (tab.getItem(reader) !== userName) forgetTab(tab);
  tab.setItem(reader, userName);
}
