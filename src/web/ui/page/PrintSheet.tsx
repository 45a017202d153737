import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import classes from "./PrintSheet.module.css";

/** An A4 paper with the office and the date above, the body, and lines to sign on. Pages are numbered by print.css. */
export function PrintSheet(props: {
  readonly office: string;
  readonly place: string;
  readonly date: LocalDate;
  readonly title: string;
  readonly subtitle?: string;
  /** Who signs: the post in words, and the name under the line when it is known. */
  readonly signatures: readonly { readonly post: string; readonly name?: string }[];
  /** The paper itself, as the server makes it; without it the browser prints the page. */
  readonly pdf?: string | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("ui");
  const { day } = useFormat();
  return (
    <div>
      {props.pdf === undefined ? (
        <Button
          className="no-print"
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
          mb="md"
        >
          {t("print.act")}
        </Button>
      ) : (
        <Button
          className="no-print"
          component="a"
          href={props.pdf}
          download=""
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          mb="md"
        >
          {t("print.pdf")}
        </Button>
      )}
      <article className={classes.sheet}>
        <header className={classes.head}>
          <strong>{props.office}</strong>
          <span>{t("print.placeDate", { place: props.place, day: day(props.date) })}</span>
        </header>
        <h1 className={classes.title}>{props.title}</h1>
        {props.subtitle !== undefined && <p className={classes.subtitle}>{props.subtitle}</p>}
        {props.children}
        <footer className={`${classes.signatures} keep-together`}>
          {props.signatures.map(({ post, name }) => (
            <div key={post} className={classes.signature}>
              <strong>{post}</strong>
              <span>{t("print.sign")}</span>
              <span className={classes.line} aria-hidden />
              {name !== undefined && <span>{name}</span>}
            </div>
          ))}
        </footer>
      </article>
    </div>
  );
}
