import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isPostKind, postLevels } from "#programme/authority/post/post.ts";
import { useEndpoint } from "#web/client.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { kindsFor } from "./post-draft.ts";
import type { PostDraft } from "./post-draft.ts";
import { listAreas } from "#contract/area/area.ts";

/** Which post, where, and from when: only the places that its kind asks for. */
export function PostFields(props: {
  readonly draft: PostDraft;
  readonly isForCountry: boolean;
  readonly today: string;
  readonly onChange: (draft: PostDraft) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}) {
  const { t } = useTranslation("authority/post");
  const { t: tu } = useTranslation("ui");
  const { draft, onChange, errorOf, isForCountry } = props;
  const level = isPostKind(draft.kind) ? postLevels[draft.kind] : undefined;
  const provinces = useEndpoint(listAreas, { query: {} }, { enabled: isForCountry });
  const communes = useEndpoint(listAreas, { query: { parentId: draft.provinceId } }, { enabled: level === "commune" });
  const options = (rows: readonly { readonly areaId: string; readonly fullName: string }[] | undefined) =>
    (rows ?? []).map(({ areaId, fullName }) => ({ value: areaId, label: fullName }));
  return (
    <>
      <ChoiceField
        id="kind"
        label={t("post.kind")}
        value={draft.kind}
        error={errorOf("kind")}
        choices={kindsFor(isForCountry).map((value) => ({ value, label: tu(`post.${value}`) }))}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      {level !== undefined && level !== "country" && isForCountry && (
        <Field id="province" label={t("post.province")} error={errorOf("province")}>
          {(wiring) => (
            <Select
              {...wiring}
              searchable
              allowDeselect={false}
              data={options(provinces.data?.rows)}
              value={draft.provinceId}
              onChange={(provinceId) => onChange({ ...draft, provinceId: provinceId ?? "", areaId: "" })}
            />
          )}
        </Field>
      )}
      {level === "commune" && (
        <Field id="area" label={t("post.commune")} error={errorOf("area")}>
          {(wiring) => (
            <Select
              {...wiring}
              searchable
              data={options(communes.data?.rows)}
              value={draft.areaId === "" ? null : draft.areaId}
              onChange={(areaId) => onChange({ ...draft, areaId: areaId ?? "" })}
            />
          )}
        </Field>
      )}
      <TextField
        id="from"
        kind="day"
        label={t("post.firstDay")}
        help={t("post.firstDayHelp")}
        value={draft.from}
        error={errorOf("from")}
        onChange={(from) => onChange({ ...draft, from })}
      />
      <TextField
        id="to"
        kind="day"
        optional
        label={t("post.lastDay")}
        help={t("post.lastDayHelp")}
        value={draft.to}
        error={errorOf("to")}
        onChange={(to) => onChange({ ...draft, to })}
      />
    </>
  );
}
