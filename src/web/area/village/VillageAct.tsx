import { useTranslation } from "react-i18next";
import type { Ask } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import { changeVillages } from "#contract/area/village.ts";
import type { Id } from "#kernel/id.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { Village } from "./listed-village.ts";

export type AskedVillageAct =
  | { readonly change: "form" }
  | { readonly change: "rename" | "end"; readonly village: Village }
  | { readonly change: "merge"; readonly villages: readonly Village[] }
  | {
      readonly change: "split";
      readonly village: Pick<Village, "areaId" | "name">;
      readonly householdIds: readonly Id<"household">[];
    };
type Change = NonNullable<Ask<typeof changeVillages>["body"]>["change"];

/** The second look at a change of villages: the new name, the day, the decision. */
export function VillageAct(props: {
  readonly areaId: string;
  readonly asked: AskedVillageAct;
  readonly onDone: (done: Output<typeof changeVillages>) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("area/village");
  const { number } = useFormat();
  const today = useSession().data?.today ?? "";
  const { asked } = props;
  const texts = textsOf();
  return (
    <ActDialog
      endpoint={changeVillages}
      verb={texts.verb}
      next={texts.next}
      initial={{ areaId: props.areaId, on: today, change: changeOf(asked, texts.name) }}
      fields={[
        ...(asked.change === "end" ? [] : [{ path: "change.name" as const, label: t("newName") }]),
        { path: "on", label: t("on") },
        { path: "decision", label: t("decision") },
      ]}
      onDone={props.onDone}
      onClose={props.onClose}
    />
  );

  function textsOf(): { readonly verb: string; readonly next: string; readonly name: string } {
    if (asked.change === "form") return { verb: t("form.verb"), next: t("form.next"), name: "" };
    if (asked.change === "merge") {
      const { villages } = asked;
      const households = villages.reduce((sum, village) => sum + village.households, 0);
      const names = villages.map(({ name }) => name).join(", ");
      return {
        verb: t("merge.verb", { count: villages.length }),
        next: t("merge.next", { names, households: number(households) }),
        name: "",
      };
    }
    const { name } = asked.village;
    if (asked.change === "split") {
      const many = number(asked.householdIds.length);
      return { verb: t("split.verb", { name }), next: t("split.next", { name, number: many }), name: "" };
    }
    if (asked.change === "rename") return { verb: t("rename.verb", { name }), next: t("rename.next"), name };
    return { verb: t("end.verb", { name }), next: t("end.next"), name };
  }
}

function changeOf(asked: AskedVillageAct, name: string): Change {
  if (asked.change === "form") return { change: "form", name };
  if (asked.change === "merge")
    return { change: "merge", name, villageIds: asked.villages.map(({ areaId }) => areaId) };
  const villageId = asked.village.areaId;
  if (asked.change === "split") return { change: "split", villageId, name, householdIds: [...asked.householdIds] };
  return asked.change === "rename" ? { change: "rename", villageId, name } : { change: "end", villageId };
}
