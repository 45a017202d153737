import { useTranslation } from "react-i18next";
import { listAreas } from "#contract/area/area.ts";
import { listOffices } from "#contract/authority/office.ts";
import { postOfOffice } from "#programme/authority/office/office.ts";
import { isPostKind, postLevels } from "#programme/authority/post/post.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormState } from "#web/ui/field/form-state.ts";
import { FormField } from "#web/ui/field/FormField.tsx";
import { kindsFor } from "./post-draft.ts";

/** Which post, where, and from when: only the places that its kind asks for. */
export function PostFields(props: {
  /** Where the post is in the form: "posts.0.", or "" where the form is of a post. */
  readonly at: "" | "posts.0.";
  readonly isForCountry: boolean;
}) {
  const { t } = useTranslation("authority/post");
  const { t: tu } = useTranslation("ui");
  const { at, isForCountry } = props;
  const { valueAt } = useFormState();
  const kind = String(valueAt(`${at}kind`) ?? "");
  const provinceId = String(valueAt("provinceId") ?? "");
  const level = isPostKind(kind) ? postLevels[kind] : undefined;
  const provinces = useEndpoint(listAreas, { query: {} }, { enabled: isForCountry });
  const communes = useEndpoint(listAreas, { query: { parentId: provinceId } }, { enabled: level === "commune" });
  const open = useEndpoint(listOffices, { query: {} }, { enabled: level === "office" });
  const offices = (open.data?.rows ?? [])
    .filter((office) => postOfOffice(office.kind) === kind && office.areaId === provinceId && office.validTo === null)
    .map(({ officeId, name }) => ({ value: officeId, label: name }));
  const choicesOf = (rows: readonly { readonly areaId: string; readonly fullName: string }[] | undefined) =>
    (rows ?? []).map(({ areaId, fullName }) => ({ value: areaId, label: fullName }));
  return (
    <>
      <FormField
        path={`${at}kind`}
        label={t("post.kind")}
        choices={kindsFor(isForCountry).map((value) => ({ value, label: tu(`post.${value}`) }))}
      />
      {level !== undefined && level !== "country" && isForCountry && (
        <FormField path="provinceId" label={t("post.province")} choices={choicesOf(provinces.data?.rows)} isSearched />
      )}
      {level === "commune" && (
        <FormField path={`${at}areaId`} label={t("post.commune")} choices={choicesOf(communes.data?.rows)} isSearched />
      )}
      {level === "office" && <FormField path={`${at}officeId`} label={t("post.office")} choices={offices} isSearched />}
      <FormField path={`${at}validFrom`} label={t("post.firstDay")} help={t("post.firstDayHelp")} />
      <FormField path={`${at}validTo`} label={t("post.lastDay")} help={t("post.lastDayHelp")} />
    </>
  );
}
