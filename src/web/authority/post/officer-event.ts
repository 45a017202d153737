const events = [
  "officer_created",
  "post_given",
  "post_ended",
  "delegation_given",
  "delegation_received",
  "delegation_ended",
  "officer_disabled",
  "officer_enabled",
  "password_reset",
  "sessions_ended",
  // What officers change about their own access.
  "password_changed",
  "session_ended",
  "other_sessions_ended",
  "second_factor_enrolled",
  "second_factor_removed",
  "passkey_added",
  "passkey_removed",
  // What the claims of the shared sign-in do.
  "post_given_by_claim",
  "post_ended_by_claim",
  "officer_made_by_provider",
  "officer_linked_to_provider",
] as const;

/** What an audit entry of an officer tells of; undefined for one that is shown by its act alone. */
export function officerEventOf(entry: {
  readonly act: string;
  readonly facts: Readonly<Record<string, unknown>>;
}): (typeof events)[number] | "founded" | undefined {
  if (entry.act === "authority.foundOperator") return "founded";
  const shown = entry.facts["event"] ?? entry.facts["change"];
  return events.find((event) => event === shown);
}
