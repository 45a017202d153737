/** What is refused in listening to people, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const voiceRefusals = {
  "voice.extended_already": { facts: {} },
  "voice.grievance_not_now": { facts: {}, more: { act: "text", state: "text" } },
  "voice.name_needed": { facts: {}, rule: "Law 02/2011/QH13 Art. 8; Law 25/2018/QH14 Art. 23" },
  "voice.no_extension": { facts: {} },
  "voice.not_a_kind_of_grievance": { facts: {} },
  "voice.not_late": { facts: { dueOn: "day" } },
  "voice.record_of_other_place": { facts: {} },
  "voice.with_the_province": { facts: {} },
  "voice.with_this_level": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof voiceRefusals> {}
}
