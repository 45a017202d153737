import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { flowGraph } from "./flow-graph.ts";

const link = (
  level: "source_component" | "component_area" | "area_state",
  from: string,
  to: string,
  amount: number,
) => ({
  level,
  from,
  to,
  amount: dong(amount),
});
const links = [
  link("source_component", "PROVINCE", "II.1", 60),
  ...["a", "b", "c", "d"].map((area, at) => link("component_area", "II.1", area, 30 - 10 * at || 0)),
  link("area_state", "a", "allocated", 30),
  link("area_state", "b", "disbursed", 20),
  link("area_state", "c", "disbursed", 10),
];

test("the smaller communes flow together, and no đồng is lost on the way", () => {
  const { nodes, links: drawn } = flowGraph(links, 2);
  assert.deepEqual(
    nodes.filter(({ column }) => column === 2).map(({ key }) => key),
    ["a", "b", "others"],
  );
  for (const column of ["0:", "1:", "2:"]) {
    const sum = drawn
      .filter(({ source }) => source.startsWith(column))
      .reduce((total, { amount }) => total + amount, 0n);
    assert.equal(sum, 60n);
  }
});
test("one more commune than are shown stands alone, as it would as others", () => {
  const { nodes } = flowGraph(links, 3);
  assert.ok(nodes.every(({ key }) => key !== "others"));
});
