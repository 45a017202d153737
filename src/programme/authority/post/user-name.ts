/** A user name as it is kept: case and blanks around it do not matter to anyone who types it. */
export function plainUserName(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}
