/** A harvest to a buyer: planned, growing, without a buyer, promised by contract, delivered, paid to the household. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { draftActivity } from "#contract/delivery/activity.ts";
import { formLivelihoodGroup, joinLivelihoodGroup } from "#contract/delivery/livelihood.ts";
import * as production from "#contract/delivery/production.ts";
import * as chain from "#contract/delivery/value-chain.ts";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { fundedLine } from "./funded-line.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
const activityId = newId("activity");
const groupId = newId("livelihood group");
const cycleId = newId("production cycle");
const [buyerId, demandId, contractId] = [newId("buyer"), newId("buyer demand"), newId("offtake contract")];
const homes: Id<"household">[] = [];
const home = (at: number) => homes[at] ?? assert.fail(`no household ${at}`);
const params = { cycleId };

before(async () => {
  scenario = await Scenario.open();
  for (const at of [0, 1, 2]) homes.push((await scenario.household(`Đinh Văn ${at}`)).householdId);
  scenario.on("2026-03-02");
  const { officer } = scenario.people;
  const { fundLineId } = await fundedLine(scenario, {
    activityKind: "medicinal_plants",
    component: "II.2",
    indicatorCode: "poor_households",
    quantity: 2,
    unitCost: 15_000_000,
  });
  const startsOn = localDate("2026-03-02");
  await officer.get(draftActivity, {
    body: { activityId, fundLineId, title: "Liên kết trồng ớt", startsOn, fields: {} },
  });
  await officer.get(formLivelihoodGroup, { body: { groupId, activityId, name: "Tổ trồng ớt", formedOn: startsOn } });
  for (const at of [0, 1])
    await officer.get(joinLivelihoodGroup, {
      params: { groupId },
      body: { householdId: home(at), role: "member", joinedOn: startsOn },
    });
});
after(async () => scenario.opened.close());

const codeOf = (answer: object) => {
  assert.ok("problem" in answer);
  return (answer.problem as { readonly code: string }).code;
};
const planned = (more: object = {}) => ({
  body: {
    cycleId,
    activityId,
    groupId,
    product: "chili",
    size: 0.5,
    startsOn: localDate("2026-03-05"),
    harvestFrom: localDate("2026-05-16"),
    harvestTo: localDate("2026-06-14"),
    expectedYield: 3000,
    ...more,
  },
});
const harvested = (quantity: number, day: string) => ({
  params,
  body: { harvestId: newId("harvest"), harvestedOn: localDate(day), quantity, grade: "A" },
});
const delivered = (at: number, quantity: number, price: number, saleId = newId("produce sale")) => ({
  params: { contractId },
  body: {
    saleId,
    cycleId,
    householdId: home(at),
    deliveredOn: localDate("2026-05-20"),
    quantity,
    grade: "A",
    price: dong(price),
  },
});
const waiting = async () => {
  const { rows } = await scenario.people.officer.get(readWork);
  return rows.find(({ kind }) => kind === "seekBuyer")?.count ?? 0;
};
const areaId = () => ({ query: { areaId: scenario.commune } });

describe("a harvest to a buyer", () => {
  test("a cycle is planned for the members of a group, of a product of the programme, and says which hazards threaten it", async () => {
    const { officer, chair } = scenario.people;
    assert.equal(codeOf(await chair.ask(production.planCycle, planned())), "authority.not_permitted");
    assert.equal(
      codeOf(await officer.ask(production.planCycle, planned({ product: "tulips" }))),
      "delivery.unknown_product",
    );
    assert.equal(
      codeOf(await officer.ask(production.planCycle, planned({ groupId: undefined, householdIds: [home(2)] }))),
      "delivery.unsupported_household",
    );
    const cycle = await officer.get(production.planCycle, planned());
    assert.deepEqual(
      [cycle.state, cycle.producers, cycle.producer, cycle.harvested],
      ["planned", 2, "Tổ trồng ớt", null],
    );
    assert.deepEqual(
      cycle.hazards.map(({ hazard, level, months }) => [hazard, level, months]),
      [["drought", 2, [5, 6]]],
    );
    assert.equal(
      codeOf(await officer.ask(production.recordHarvest, harvested(1, "2026-03-02"))),
      "delivery.cycle_not_now",
    );
  });

  test("the forecast spreads it over its months, and says what is planned and what is growing", async () => {
    const { officer, lead } = scenario.people;
    const before = await lead.get(chain.readForecast, { query: { areaId: "51" } });
    assert.deepEqual(
      before.rows.map(({ product, month, planned: plans, running }) => [product, month, plans, running]),
      [
        ["chili", "2026-05-01", 1600, null],
        ["chili", "2026-06-01", 1400, null],
      ],
    );
    scenario.on("2026-03-10");
    await officer.get(production.startCycle, { params, body: { startedOn: localDate("2026-03-10") } });
    const cost = {
      inputId: newId("cycle input"),
      what: "Cây giống",
      cost: dong(4_000_000),
      usedOn: localDate("2026-03-10"),
    };
    await officer.get(production.recordInput, { params, body: cost });
    const after = await lead.get(chain.readForecast, { query: { areaId: "51" } });
    assert.deepEqual(
      after.rows.map(({ planned: plans, running }) => [plans, running]),
      [
        [null, 1600],
        [null, 1400],
      ],
    );
  });

  test("produce that nobody buys is on the list with who looks for a buyer, and waits for the officer", async () => {
    const { officer, planner } = scenario.people;
    assert.equal((await officer.get(chain.listUnsold, areaId())).total, 0);
    assert.equal(await waiting(), 0);
    scenario.on("2026-04-01");
    const { rows } = await planner.get(chain.listUnsold, { query: { areaId: "51" } });
    assert.deepEqual(
      rows.map(({ open, since, owner, isLate }) => [open, since, owner, isLate]),
      [[3000, "2026-03-17", null, true]],
    );
    assert.equal(await waiting(), 1);
    const step = { owner: "Phòng Kinh tế", nextStep: "Mời công ty đến xem ruộng", nextStepOn: localDate("2026-04-10") };
    const sought = await planner.get(production.seekBuyer, {
      params,
      body: { searchId: newId("buyer search"), ...step },
    });
    assert.deepEqual(sought.search, step);
    assert.equal(await waiting(), 0);
    scenario.on("2026-04-11");
    assert.equal(await waiting(), 1);
  });

  test("a contract answers a demand, promises no more than is open, and takes the produce from the list once it is signed", async () => {
    const { officer } = scenario.people;
    const communeId = scenario.commune;
    const buyer = { buyerId, communeId, name: "HTX Gia vị", kind: "cooperative" as const, products: ["chili"] };
    assert.equal(codeOf(await officer.ask(chain.recordBuyer, { body: buyer })), "delivery.buyer_without_place");
    const recorded = await officer.get(chain.recordBuyer, { body: { ...buyer, place: "Đà Nẵng" } });
    assert.deepEqual([recorded.place, recorded.locatedIn], ["Đà Nẵng", null]);
    const demand = {
      demandId,
      buyerId,
      communeId,
      product: "chili",
      quantity: 5000,
      wantedFrom: localDate("2026-05-01"),
      wantedTo: localDate("2026-06-30"),
      priceFrom: dong(20_000),
      priceTo: dong(18_000),
    };
    assert.equal(codeOf(await officer.ask(chain.recordDemand, { body: demand })), "delivery.price_range_reversed");
    await officer.get(chain.recordDemand, { body: { ...demand, priceTo: dong(24_000) } });
    const near = newId("buyer");
    await officer.get(chain.recordBuyer, {
      body: { ...buyer, buyerId: near, name: "Chợ Ba Tơ", kind: "market", locatedIn: "21490" },
    });
    await officer.get(chain.recordDemand, {
      body: { ...demand, demandId: newId("buyer demand"), buyerId: near, quantity: 500, priceTo: dong(24_000) },
    });
    const proposed = await officer.get(chain.listProposals, areaId());
    assert.deepEqual(
      proposed.rows.map((row) => [row.buyerName, row.quantity, row.from, row.to, row.km === null]),
      [
        ["HTX Gia vị", 2500, "2026-05-16", "2026-06-14", true],
        ["Chợ Ba Tơ", 500, "2026-05-16", "2026-06-14", false],
      ],
      "the nearer buyer gets all that it wants, and the other one the rest",
    );
    const [, toMarket] = proposed.rows;
    assert.ok(toMarket !== undefined && toMarket.km !== null && toMarket.km > 0 && toMarket.km < 60);
    const draft = (quantity: number) => ({
      body: {
        contractId,
        buyerId,
        demandId,
        shares: [{ cycleId, quantity }],
        priceRule: "at_least" as const,
        price: dong(20_001),
        startsOn: localDate("2026-05-01"),
        endsOn: localDate("2026-07-31"),
      },
    });
    assert.equal(codeOf(await officer.ask(chain.draftContract, draft(3000.001))), "delivery.promised_above_open");
    const drafted = await officer.get(chain.draftContract, draft(3000));
    assert.deepEqual([drafted.state, drafted.promised, drafted.delivered], ["draft", 3000, null]);
    const wanted = (await officer.get(chain.listDemands, { query: {} })).rows.find((row) => row.demandId === demandId);
    assert.equal(wanted?.answered, 3000);
    assert.equal((await officer.get(chain.listUnsold, areaId())).total, 1);
    const signed = { params: { contractId }, body: { number: "01/HĐ", signedOn: localDate("2026-04-11") } };
    await officer.get(chain.signContract, signed);
    assert.deepEqual((await officer.get(chain.listProposals, areaId())).rows, [], "nothing is open any more");
    assert.equal(codeOf(await officer.ask(chain.signContract, signed)), "delivery.offtake_not_now");
    assert.equal((await officer.get(chain.listUnsold, areaId())).total, 0);
    assert.equal(await waiting(), 0);
  });

  test("a delivery is the sale of the household: within the harvest, at the price of the contract, in whole amounts", async () => {
    const { officer } = scenario.people;
    scenario.on("2026-05-20");
    assert.equal(
      codeOf(await officer.ask(chain.deliverProduce, delivered(0, 10, 20_001))),
      "delivery.sold_above_harvest",
    );
    await officer.get(production.recordHarvest, harvested(1000.5, "2026-05-18"));
    assert.equal(
      codeOf(await officer.ask(chain.deliverProduce, delivered(0, 10, 20_000))),
      "delivery.price_not_of_contract",
    );
    assert.equal(codeOf(await officer.ask(chain.deliverProduce, delivered(2, 10, 20_001))), "delivery.not_a_producer");
    const saleId = newId("produce sale");
    const contract = await officer.get(chain.deliverProduce, delivered(0, 600.5, 20_001, saleId));
    assert.deepEqual([contract.delivered, contract.amount, contract.unpaid], [600.5, 12_010_601n, 12_010_601n]);
    const paid = { params: { contractId, saleId }, body: { paidOn: localDate("2026-05-19") } };
    assert.equal(codeOf(await officer.ask(chain.payForProduce, paid)), "day.before_what_it_rests_on");
    const settled = await officer.get(chain.payForProduce, { ...paid, body: { paidOn: localDate("2026-05-20") } });
    assert.equal(settled.unpaid, 0n);
    const cycle = await officer.get(production.getCycle, { params });
    assert.deepEqual(
      cycle.people.map(({ householdId, sold, income }) => [householdId, sold, income]),
      [
        [home(0), 600.5, 12_010_601n],
        [home(1), null, null],
      ],
    );
    assert.deepEqual([cycle.harvested, cycle.sold, cycle.promised, cycle.open], [1000.5, 600.5, 2399.5, 0]);
  });

  test("what is sold to others is sold once too, and a contract that ends leaves the rest without a buyer", async () => {
    const { officer } = scenario.people;
    const sale = {
      params,
      body: {
        saleId: newId("produce sale"),
        householdId: home(1),
        soldTo: "Chợ Ba Tơ",
        soldOn: localDate("2026-05-20"),
        quantity: 400.001,
        price: dong(15_000),
      },
    };
    assert.equal(codeOf(await officer.ask(production.recordSale, sale)), "delivery.sold_above_harvest");
    await officer.get(production.recordSale, { ...sale, body: { ...sale.body, quantity: 100 } });
    const ended = { params: { contractId }, body: { endedOn: localDate("2026-05-20"), reason: "Bên mua ngừng thu" } };
    await officer.get(chain.endContract, ended);
    assert.equal(codeOf(await officer.ask(chain.deliverProduce, delivered(0, 1, 20_001))), "delivery.offtake_not_now");
    const closed = await officer.get(production.endCycle, { params, body: { endedOn: localDate("2026-05-20") } });
    assert.deepEqual([closed.state, closed.open], ["harvested", 300]);
    const { rows } = await officer.get(chain.listUnsold, areaId());
    assert.deepEqual(
      rows.map(({ open }) => open),
      [300],
    );
    const { sums } = await officer.get(production.listCycles, areaId());
    assert.deepEqual([sums.cost, sums.income], [4_000_000n, 13_510_601n]);
  });

  test("a cycle that failed keeps its reason and has nothing open, which is not zero", async () => {
    const { officer } = scenario.people;
    const failed = newId("production cycle");
    await officer.get(
      production.planCycle,
      planned({
        cycleId: failed,
        startsOn: localDate("2026-05-25"),
        harvestFrom: localDate("2026-08-01"),
        harvestTo: localDate("2026-08-31"),
      }),
    );
    const gone = { params: { cycleId: failed }, body: { endedOn: localDate("2026-05-20"), reason: "Thiếu nước" } };
    const cycle = await officer.get(production.failCycle, gone);
    assert.deepEqual([cycle.state, cycle.endReason, cycle.open, cycle.harvested], ["failed", "Thiếu nước", null, null]);
    assert.equal(
      codeOf(
        await officer.ask(production.endCycle, {
          params: { cycleId: failed },
          body: { endedOn: localDate("2026-05-20") },
        }),
      ),
      "delivery.cycle_not_now",
    );
  });
});

describe("a livelihood that is threatened", () => {
  test("is warned of while its cycle is planned, and its change is kept with the reason", async () => {
    const { officer, planner } = scenario.people;
    const { rows } = await officer.get(production.listHazards, { params: { activityId } });
    assert.deepEqual(rows.find(({ hazard }) => hazard === "flood")?.months, [9, 10, 11, 12]);
    assert.equal(
      rows.some(({ hazard }) => hazard === "cold"),
      false,
      "below the level from which it is warned of",
    );
    const conversion = (toProduct: string, hazard: string) => ({
      params: { householdId: home(0) },
      body: {
        conversionId: newId("livelihood conversion"),
        convertedOn: localDate("2026-05-20"),
        fromWhat: "Lúa nước",
        toProduct,
        reason: "Ruộng ngập ba vụ liền",
        hazard,
      },
    });
    assert.equal(
      codeOf(await officer.ask(production.recordConversion, conversion("tulips", "flood"))),
      "delivery.unknown_product",
    );
    assert.equal(
      codeOf(await officer.ask(production.recordConversion, conversion("goats", "locusts"))),
      "delivery.unknown_hazard",
    );
    assert.equal(
      codeOf(await planner.ask(production.recordConversion, conversion("goats", "flood"))),
      "authority.not_permitted",
    );
    await officer.get(production.recordConversion, conversion("goats", "flood"));
    const listed = await planner.get(production.listConversions, { query: { areaId: "51" } });
    assert.deepEqual(
      listed.rows.map(({ fromWhat, toProduct, hazard }) => [fromWhat, toProduct, hazard]),
      [["Lúa nước", "goats", "flood"]],
    );
  });
});

describe("the database", () => {
  const asServer = async (work: ReturnType<typeof sql>) =>
    scenario.opened.server.database.transaction().execute(async (tx) => {
      await beginAct(tx, scenario.people.officer.officerId, "delivery.recordOfftake", "2026-05-20");
      await work.execute(tx);
    });
  const sold = (quantity: number, amount: number, contract: string | null) => sql`insert into delivery.produce_sales
      (household_id, sale_id, cycle_id, commune_id, contract_id, sold_to, sold_on, quantity, price, amount)
    values (${home(0)}, gen_random_uuid(), ${cycleId}, ${scenario.commune}, ${contract}, ${contract === null ? "x" : null}, '2026-05-20', ${quantity}, 10, ${amount})`;

  test("sells no more than was harvested, at no other amount than quantity by price, and nothing under a contract that has ended", async () => {
    await assert.rejects(asServer(sold(301, 3010, null)), /no more is sold than was harvested/);
    await assert.rejects(asServer(sold(1, 11, null)), /sale_amount_is_quantity_by_price/);
    await assert.rejects(asServer(sold(1, 10, contractId)), /keeps to its contract/);
  });
  test("wakes no cycle and no contract, and harvests nothing of a cycle that has ended", async () => {
    await assert.rejects(
      asServer(
        sql`update delivery.production_cycles set state = 'running', ended_on = null where cycle_id = ${cycleId}`,
      ),
      /production cycle moves on/,
    );
    await assert.rejects(
      asServer(
        sql`update delivery.offtake_contracts set state = 'signed', ended_on = null, end_reason = null where contract_id = ${contractId}`,
      ),
      /offtake contract moves on/,
    );
    await assert.rejects(
      asServer(sql`insert into delivery.harvests (harvest_id, cycle_id, commune_id, harvested_on, quantity)
        values (gen_random_uuid(), ${cycleId}, ${scenario.commune}, '2026-05-20', 1)`),
      /a running cycle is harvested/,
    );
  });
});
