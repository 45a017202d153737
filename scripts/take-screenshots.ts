/**
 * The pictures of the documents, taken of a running demo:
 * node scripts/take-screenshots.ts http://127.0.0.1:3000 [registry|lists|review|planning|money|tour]
 * Everybody in them is made up.
 */
import { openDesk } from "./screenshots/desk.ts";
import { takeLists } from "./screenshots/list-pictures.ts";
import { takeMoney } from "./screenshots/money-pictures.ts";
import { takePlanning } from "./screenshots/planning-pictures.ts";
import { takeRegistry } from "./screenshots/registry-pictures.ts";
import { takeTour } from "./screenshots/tour-pictures.ts";
import { takeReview } from "./screenshots/review-pictures.ts";

const parts = {
  registry: takeRegistry,
  lists: takeLists,
  review: takeReview,
  planning: takePlanning,
  money: takeMoney,
  tour: takeTour,
};
const desk = await openDesk(process.argv[2] ?? "http://127.0.0.1:3000");
const only = process.argv[3];
try {
  for (const [part, take] of Object.entries(parts)) if (only === undefined || only === part) await take(desk);
} finally {
  await desk.close();
}
