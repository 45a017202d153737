/** What a review has around its steps, from the command line: requests, working days, the decision, the handover, the close. */
import { Command, Option } from "commander";
import { answerFile, importAnswers } from "#contract/review/answer-file.ts";
import { calendarDayKind, moveDay, readCalendar } from "#contract/review/calendar.ts";
import { answerHandover, closeRound, handOver, listHandovers } from "#contract/review/handover.ts";
import { listRequests, receiveRequest, screenReview } from "#contract/review/request.ts";
import { listHouseholdsForReview } from "#contract/review/round.ts";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import {
  requestAsks,
  requestCauses,
  requestForms,
  requestStates,
  requestWays,
} from "#programme/review/request/request.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { tableFileOf } from "#cli/table-file-of.ts";
import { decideList } from "#contract/review/decision.ts";

type Open = () => Promise<CliPlatform & { readonly newId: () => string }>;

export function procedureCommands(open: Open): readonly Command[] {
  return [requestsCommand(open), calendarCommand(open)];
}

function requestsCommand(open: Open): Command {
  const requests = new Command("requests").description("households' own requests to be reviewed (forms 01, 04)");
  requests
    .command("list", { isDefault: true })
    .description("requests, the latest first")
    .option("--commune <id>", "only this commune")
    .addOption(new Option("--state <state>", "only in this state").choices(requestStates))
    .action(async (options: { commune?: string; state?: (typeof requestStates)[number] }) => {
      const platform = await open();
      const { rows } = await platform.ask(listRequests, {
        query: { communeId: options.commune, state: options.state, limit: 500 },
      });
      platform.print(
        rows.map(({ householdId, form, asks, cause, receivedOn, state }) => ({
          household: householdId,
          form,
          asks,
          cause,
          received: receivedOn,
          state,
        })),
      );
    });
  requests
    .command("receive <household>")
    .description("record a request; the next list of the commune takes it up")
    .requiredOption("--on <day>", "when it came")
    .addOption(new Option("--form <form>").choices(requestForms).default("04"))
    .addOption(new Option("--asks <what>").choices(requestAsks).default("recognition"))
    .addOption(new Option("--cause <cause>").choices(requestCauses).makeOptionMandatory())
    .addOption(new Option("--how <way>").choices(requestWays).default("in_person"))
    .action(async (householdId: string, options: Record<"on" | "form" | "asks" | "cause" | "how", string>) => {
      const platform = await open();
      const body = receiveRequest.body.parse({
        requestId: platform.newId(),
        form: options.form,
        asks: options.asks,
        cause: options.cause,
        receivedOn: options.on,
        receivedHow: options.how,
      });
      platform.print(
        await platform.ask(receiveRequest, { params: { householdId: idOf("household", householdId) }, body }),
      );
    });
  requests
    .command("screen <round> <household>")
    .description("record form A of a household that asked")
    .requiredOption("--on <day>", "when it was seen")
    .addOption(new Option("--result <result>").choices(["passes", "fails"]).makeOptionMandatory())
    .requiredOption("--note <text>", "what the reviewer saw; the household reads it")
    .action(async (roundId: string, householdId: string, options: { on: string; result: string; note: string }) => {
      const platform = await open();
      platform.print(
        await platform.ask(screenReview, {
          params: { roundId: idOf("round", roundId), householdId: idOf("household", householdId) },
          body: { screenedOn: localDate(options.on), passes: options.result === "passes", note: options.note },
        }),
      );
    });
  return requests;
}

function calendarCommand(open: Open): Command {
  const calendar = new Command("calendar").description("working days by which deadlines run");
  calendar
    .command("show <year>", { isDefault: true })
    .description("days of the year that differ from the ordinary week, and where each comes from")
    .action(async (year: string) => {
      const platform = await open();
      platform.print((await platform.ask(readCalendar, { params: { year: Number(year) } })).rows);
    });
  calendar
    .command("move <day> <kind>")
    .description(`say that a day is ${calendarDayKind.options.join(", ")} after all`)
    .requiredOption("--basis <text>", "the announcement that says so")
    .action(async (day: string, kind: string, options: { basis: string }) => {
      const platform = await open();
      const body = moveDay.body.parse({ calendarDayId: platform.newId(), day, kind, basis: options.basis });
      const { openObjections } = await platform.ask(moveDay, { body });
      platform.say(`${day} is recorded; ${openObjections} open objections keep their day`);
    });
  return calendar;
}

const formatOf = (file: string) => (file.toLowerCase().endsWith(".xlsx") ? ("xlsx" as const) : ("csv" as const));

/** The acts on a whole commune of a round, added to `vuon rounds`. */
export function addRoundActs(rounds: Command, open: Open): void {
  const place = (roundId: string, communeId: string) => ({ roundId: idOf("round", roundId), communeId });
  rounds
    .command("households <round> <commune>")
    .description("make the list of a commune")
    .addOption(new Option("--who <who>").choices(["lists", "requests", "everyone"]).default("lists"))
    .action(async (roundId: string, communeId: string, options: { who: "lists" | "requests" | "everyone" }) => {
      const platform = await open();
      platform.print(
        await platform.ask(listHouseholdsForReview, { params: place(roundId, communeId), body: { who: options.who } }),
      );
    });
  rounds
    .command("decide <round> <commune>")
    .description("decide about every household that is ripe; only the commune's chair may")
    .requiredOption("--number <text>", "number of the decision")
    .requiredOption("--on <day>", "day of the decision, and from which it holds")
    .option("--village <id>", "only the list of this village")
    .option("--basis <text>", "legal basis", "Quyết định 24/2021/QĐ-TTg")
    .action(
      async (
        roundId: string,
        communeId: string,
        options: { number: string; on: string; basis: string; village?: string },
      ) => {
        const platform = await open();
        const day = localDate(options.on);
        platform.print(
          await platform.ask(decideList, {
            params: place(roundId, communeId),
            body: {
              decisionId: idOf("decision", platform.newId()),
              number: options.number,
              decidedOn: day,
              effectiveOn: day,
              legalBasis: options.basis,
              villageId: options.village,
            },
          }),
        );
      },
    );
  rounds
    .command("form <round> <commune>")
    .description("form B as a table, a row a person, with the answers so far")
    .requiredOption("--out <file>", "CSV or XLSX by its ending")
    .option("--village <id>", "only this village")
    .action(async (roundId: string, communeId: string, options: { out: string; village?: string }) => {
      const platform = await open();
      const query = { format: formatOf(options.out), villageId: options.village };
      const bytes = await platform.download(answerFile, { params: place(roundId, communeId), query }, options.out);
      platform.print({ file: options.out, bytes });
    });
  rounds
    .command("answers <round> <commune>")
    .description(
      "take the answers of a filled table; with --trial only say what it would do; exit code 1 where a cell is wrong",
    )
    .requiredOption("--file <file>", "the table that `vuon rounds form` made")
    .requiredOption("--on <day>", "day of the survey")
    .option("--trial", "keep nothing")
    .action(async (roundId: string, communeId: string, options: { file: string; on: string; trial?: true }) => {
      const platform = await open();
      const result = await platform.ask(importAnswers, {
        params: place(roundId, communeId),
        body: {
          file: await tableFileOf(options.file),
          surveyedOn: localDate(options.on),
          trial: options.trial === true,
        },
      });
      platform.print({ taken: result.taken, blank: result.blank, wrong: result.wrongHouseholds });
      for (const { row, column, problem, given, recorded, bounds } of result.wrong) {
        const registry = recorded === undefined ? "" : `, the registry has ${recorded}`;
        const limits = bounds === undefined ? "" : `, from ${bounds.from} to ${bounds.to}`;
        platform.say(`row ${row}, ${column.en}: ${problem} ${given}${registry}${limits}`);
      }
      if (result.wrongHouseholds > 0) throw new CheckFailed(`${result.wrongHouseholds} households have wrong cells`);
    });
  rounds
    .command("handovers <round>")
    .description("results that communes handed over, and who did not yet")
    .action(async (roundId: string) => {
      const platform = await open();
      const { rows, missing } = await platform.ask(listHandovers, { params: { roundId: idOf("round", roundId) } });
      platform.print(
        rows.map(({ communeName, handedOn, answer, remark }) => ({ commune: communeName, handedOn, answer, remark })),
      );
      if (missing.length > 0)
        platform.say(`not handed over: ${missing.map(({ communeName }) => communeName).join(", ")}`);
    });
  rounds
    .command("hand-over <round> <commune>")
    .description("hand the decided results of a commune over to the province")
    .requiredOption("--on <day>", "day of the handover")
    .action(async (roundId: string, communeId: string, options: { on: string }) => {
      const platform = await open();
      const body = { handoverId: idOf("handover", platform.newId()), handedOn: localDate(options.on) };
      platform.print((await platform.ask(handOver, { params: place(roundId, communeId), body })).households);
    });
  rounds
    .command("accept <round>")
    .description("accept every result of the round that waits for the province")
    .requiredOption("--on <day>", "day of the answer")
    .action(async (roundId: string, options: { on: string }) => {
      const platform = await open();
      const round = { roundId: idOf("round", roundId) };
      const waiting = (await platform.ask(listHandovers, { params: round })).rows.filter(
        ({ answer }) => answer === null,
      );
      for (const { communeId, handoverId } of waiting)
        await platform.ask(answerHandover, {
          params: { ...round, communeId, handoverId },
          body: { answer: "accepted", answeredOn: localDate(options.on) },
        });
      platform.say(`${waiting.length} accepted`);
    });
  rounds
    .command("close <round>")
    .description("close a round whose communes' results are all accepted")
    .requiredOption("--on <day>", "day of the close")
    .action(async (roundId: string, options: { on: string }) => {
      const platform = await open();
      const round = await platform.ask(closeRound, {
        params: { roundId: idOf("round", roundId) },
        body: { closedOn: localDate(options.on) },
      });
      platform.print({ round: round.roundId, closed: round.closedOn });
    });
}
