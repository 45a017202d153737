import { Group, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Field } from "#web/ui/field/Field.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { doubtOf } from "#programme/review/survey/answer-doubts.ts";
import { answerIn } from "./survey-draft.ts";
import type { SurveyField as AskedField } from "./survey-draft.ts";
import { useDoubtText } from "./use-doubt-text.ts";

/** One question of the form, by the type of its answer: yes or no, one of a list, a figure, a text. */
export function SurveyField(props: {
  readonly field: AskedField;
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  /** Completed years, of a member. */
  readonly age?: number | null;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation("ui");
  const { language } = useFormat();
  const { field, id, value, onChange } = props;
  const doubt = useDoubtText()(doubtOf(field, answerIn(field, value), props.age ?? null), field.unit?.[language]);
  const unit = field.unit === null ? "" : ` (${field.unit[language]})`;
  const shown = {
    id,
    label: `${field.label[language]}${unit}`,
    optional: field.optional,
    error: props.error,
    ...(field.help === null ? {} : { help: field.help[language] }),
    doubt,
  };
  if (field.type === "bool")
    return (
      <Field {...shown}>
        {(wiring) => (
          <Group
            gap="lg"
            mih={44}
            role="radiogroup"
            id={wiring.id}
            tabIndex={-1}
            aria-label={shown.label}
            aria-describedby={wiring["aria-describedby"]}
            aria-invalid={wiring.error}
          >
            {(["yes", "no"] as const).map((answer) => (
              <Radio
                key={answer}
                name={wiring.id}
                value={answer}
                label={t(`form.${answer}`)}
                checked={value === answer}
                onChange={() => onChange(answer)}
              />
            ))}
          </Group>
        )}
      </Field>
    );
  if (field.values.length > 0)
    return (
      <Field {...shown}>
        {(wiring) => (
          <NativeSelect
            {...wiring}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            data={[
              { value: "", label: t("form.choose") },
              ...field.values.map((one) => ({ value: one.value, label: one.name[language] })),
            ]}
          />
        )}
      </Field>
    );
  return (
    <Field {...shown}>
      {(wiring) => (
        <TextInput
          {...wiring}
          inputMode={field.type === "string" ? "text" : field.decimals > 0 ? "decimal" : "numeric"}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
