import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listAreas } from "#contract/area/area.ts";
import { addOffice, correctOffice, getOffice } from "#contract/authority/office.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { officeKinds } from "#programme/authority/office/office.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormField } from "#web/ui/field/FormField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import type { OfficeShown } from "./office-words.ts";

function OfficeFields() {
  const { t } = useTranslation("authority/office");
  return (
    <>
      <FormField
        path="kind"
        label={t("kind")}
        choices={officeKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <FormField path="name" label={t("name")} />
      <FormField path="registrationNumber" label={t("number")} help={t("numberHelp")} />
      <FormField path="contact" label={t("contact")} help={t("contactHelp")} />
      <FormField path="validFrom" label={t("validFrom")} />
    </>
  );
}

export function NewOfficePage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewOfficeForm session={session.data} />;
}

function NewOfficeForm({ session }: { readonly session: Session }) {
  const { t } = useTranslation("authority/office");
  const router = useRouter();
  const isForCountry = session.posts.some(({ areaId }) => areaId === session.rootAreaId);
  const provinces = useEndpoint(listAreas, { query: {} }, { enabled: isForCountry });
  const form = useContractForm(addOffice, {
    initial: { officeId: newId("office"), areaId: session.provinceId, validFrom: session.today },
    onDone: ({ officeId }) => router.history.push(paths.office(officeId)),
  });
  return (
    <FormPage title={t("add.title")} next={t("add.next")} verb={t("add.verb")} form={form}>
      {isForCountry && (
        <form.Field
          path="areaId"
          label={t("province")}
          choices={(provinces.data?.rows ?? []).map(({ areaId, fullName }) => ({ value: areaId, label: fullName }))}
          isSearched
        />
      )}
      <OfficeFields />
    </FormPage>
  );
}

export function CorrectOfficePage({ officeId }: { readonly officeId: Id<"office"> }) {
  const found = useEndpoint(getOffice, { params: { officeId } });
  return <Loaded asked={found}>{(office) => <CorrectOfficeForm office={office} />}</Loaded>;
}

function CorrectOfficeForm({ office }: { readonly office: OfficeShown }) {
  const { t } = useTranslation("authority/office");
  const router = useRouter();
  const { officeId, kind, name, registrationNumber, contact, validFrom } = office;
  const form = useContractForm(correctOffice, {
    initial: {
      officeId,
      kind,
      name,
      validFrom,
      ...(registrationNumber === null ? {} : { registrationNumber }),
      ...(contact === null ? {} : { contact }),
    },
    onDone: () => router.history.push(paths.office(officeId)),
  });
  return (
    <FormPage title={t("correct.title", { name })} next={t("correct.next")} verb={t("correct.verb")} form={form}>
      <OfficeFields />
    </FormPage>
  );
}
