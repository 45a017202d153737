/** From a harvest to a buyer: who wants what, contracts, deliveries paid to the household, and what has no buyer yet. */
import { z } from "zod";
import { yearsAhead } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { code, cursorByCount, dayInput, moneyInput, pageQuery, text } from "#contract/input.ts";
import { areaId, day, id, money, page, texts } from "#contract/values.ts";
import { buyerKinds, offtakeStates, priceRules } from "#programme/delivery/value-chain/offtake-state.ts";
import { quantityInput } from "./production.ts";

const listed = { areaId, ...pageQuery(cursorByCount) };
const read = { method: "get", act: "delivery.readLivelihoods" } as const;
const record = { method: "post", act: "delivery.recordBuyer" } as const;
const recordOfftake = { method: "post", act: "delivery.recordOfftake" } as const;

const buyer = z.object({
  buyerId: id("buyer"),
  communeId: areaId,
  name: z.string(),
  kind: z.enum(buyerKinds),
  /** A commune of the country, or where else in words. */
  locatedIn: areaId.nullable(),
  place: z.string(),
  phone: z.string().nullable(),
  products: z.array(z.string()),
});
const demand = z.object({
  demandId: id("buyer demand"),
  buyerId: id("buyer"),
  buyerName: z.string(),
  locatedIn: areaId.nullable(),
  place: z.string(),
  product: z.string(),
  quantity: z.number(),
  /** What contracts that answer it promise, drafts too. */
  answered: z.number(),
  wantedFrom: day,
  wantedTo: day,
  priceFrom: money,
  priceTo: money,
});
const contract = z.object({
  contractId: id("offtake contract"),
  communeId: areaId,
  communeName: z.string(),
  buyerId: id("buyer"),
  buyerName: z.string(),
  demandId: id("buyer demand").nullable(),
  product: z.string(),
  priceRule: z.enum(priceRules),
  price: money.nullable(),
  startsOn: day,
  endsOn: day,
  state: z.enum(offtakeStates),
  number: z.string().nullable(),
  signedOn: day.nullable(),
  endedOn: day.nullable(),
  endReason: z.string().nullable(),
  promised: z.number(),
  /** Null: nothing delivered yet. */
  delivered: z.number().nullable(),
  amount: money,
  unpaid: money,
});
export const offtakeContract = contract.extend({
  unit: texts,
  shares: z.array(
    z.object({
      cycleId: id("production cycle"),
      producer: z.string().nullable(),
      quantity: z.number(),
      delivered: z.number().nullable(),
      households: z.array(z.object({ householdId: id("household"), headName: z.string().nullable() })),
    }),
  ),
  deliveries: z.array(
    z.object({
      saleId: id("produce sale"),
      cycleId: id("production cycle"),
      householdId: id("household"),
      headName: z.string().nullable(),
      deliveredOn: day,
      quantity: z.number(),
      grade: z.string().nullable(),
      price: money,
      amount: money,
      /** Null: the buyer has not paid yet, as far as is known. */
      paidOn: day.nullable(),
    }),
  ),
});

export const listBuyers = declare({
  ...read,
  id: "delivery.listBuyers",
  path: "/buyers",
  summary: "Buyers of all communes, with what they buy and where they are; at most 500 at once",
  query: z.object({ product: code.optional(), ...pageQuery(cursorByCount) }),
  output: page(buyer),
});
export const recordBuyer = declare({
  ...record,
  id: "delivery.recordBuyer",
  path: "/buyers",
  summary: "Record a buyer: name, kind, commune or where else, and what is bought",
  body: z.object({
    buyerId: id("buyer"),
    communeId: areaId,
    name: text(300),
    kind: z.enum(buyerKinds),
    locatedIn: areaId.optional(),
    place: text(300).optional(),
    phone: text(40).optional(),
    products: z.array(code).min(1).max(50),
  }),
  output: buyer,
});
export const listDemands = declare({
  ...read,
  id: "delivery.listDemands",
  path: "/buyer-demands",
  summary: "What buyers want from today on, with what is answered by contracts; at most 500 at once",
  query: z.object({ product: code.optional(), ...pageQuery(cursorByCount) }),
  output: page(demand),
});
export const recordDemand = declare({
  ...record,
  id: "delivery.recordDemand",
  path: "/buyer-demands",
  summary: "Record what a buyer wants: product, quantity, from when to when, at which price",
  body: z.object({
    demandId: id("buyer demand"),
    buyerId: id("buyer"),
    communeId: areaId,
    product: code,
    quantity: quantityInput,
    wantedFrom: dayInput,
    wantedTo: dayInput,
    priceFrom: moneyInput,
    priceTo: moneyInput,
  }),
  days: {
    wantedFrom: yearsAhead(3),
    wantedTo: { notBefore: [{ field: "wantedFrom", is: "start" }], notBeforeToday: true, ...yearsAhead(5) },
  },
  output: demand,
});

export const listContracts = declare({
  ...read,
  id: "delivery.listContracts",
  path: "/offtake-contracts",
  summary: "Offtake contracts of an area, those that run first; at most 500 at once",
  query: z.object({ ...listed, state: z.enum(offtakeStates).optional() }),
  output: page(contract),
});
const ofContract = z.object({ contractId: id("offtake contract") });
export const getContract = declare({
  ...read,
  id: "delivery.getContract",
  path: "/offtake-contracts/{contractId}",
  summary: "One offtake contract: what each cycle promises, what was delivered, and what is paid to which household",
  params: ofContract,
  output: offtakeContract,
});
export const draftContract = declare({
  ...recordOfftake,
  id: "delivery.draftContract",
  path: "/offtake-contracts",
  summary: "Draft an offtake contract of a buyer for production cycles of one commune",
  body: z.object({
    contractId: id("offtake contract"),
    buyerId: id("buyer"),
    demandId: id("buyer demand").optional(),
    shares: z
      .array(z.object({ cycleId: id("production cycle"), quantity: quantityInput }))
      .min(1)
      .max(200),
    priceRule: z.enum(priceRules),
    price: moneyInput.optional(),
    startsOn: dayInput,
    endsOn: dayInput,
  }),
  days: {
    startsOn: yearsAhead(3),
    endsOn: { notBefore: [{ field: "startsOn", is: "start" }], ...yearsAhead(12) },
  },
  output: offtakeContract,
});
export const signContract = declare({
  ...recordOfftake,
  id: "delivery.signContract",
  path: "/offtake-contracts/{contractId}/signature",
  summary: "Record that a contract is signed, with its number",
  params: ofContract,
  body: z.object({ number: text(120), signedOn: dayInput }),
  days: { signedOn: { notAfter: "today" } },
  output: offtakeContract,
});
export const endContract = declare({
  ...recordOfftake,
  id: "delivery.endContract",
  path: "/offtake-contracts/{contractId}/end",
  summary: "End a contract, or drop its draft, with the reason",
  params: ofContract,
  body: z.object({ endedOn: dayInput, reason: text(2000) }),
  days: { endedOn: { notBefore: ["work_contract"], notAfter: "today" } },
  output: offtakeContract,
});
export const deliverProduce = declare({
  ...recordOfftake,
  id: "delivery.deliverProduce",
  path: "/offtake-contracts/{contractId}/deliveries",
  summary: "Record what a household delivered under a contract: it is its sale, at the price of the contract",
  params: ofContract,
  body: z.object({
    saleId: id("produce sale"),
    cycleId: id("production cycle"),
    householdId: id("household"),
    deliveredOn: dayInput,
    quantity: quantityInput,
    grade: text(60).optional(),
    price: moneyInput,
  }),
  days: { deliveredOn: { notBefore: ["work_contract"], notAfter: "today" } },
  output: offtakeContract,
});
export const payForProduce = declare({
  ...recordOfftake,
  id: "delivery.payForProduce",
  path: "/offtake-contracts/{contractId}/deliveries/{saleId}/payment",
  summary: "Record on which day the buyer paid the household for a delivery; no money of the programme moves",
  params: ofContract.extend({ saleId: id("produce sale") }),
  body: z.object({ paidOn: dayInput }),
  days: { paidOn: { notBefore: ["delivery"], notAfter: "today" } },
  output: offtakeContract,
});

export const readForecast = declare({
  ...read,
  id: "delivery.readForecast",
  path: "/harvest-forecast",
  summary: "What is expected to be harvested by product, commune and month: planned, growing, and harvested",
  query: z.object({ areaId, product: code.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        product: z.string(),
        communeId: areaId,
        communeName: z.string(),
        /** Its first day. */
        month: day,
        /** Null: nothing of that kind is known. */
        planned: z.number().nullable(),
        running: z.number().nullable(),
        harvested: z.number().nullable(),
      }),
    ),
  }),
});

const unsold = z.object({
  cycleId: id("production cycle"),
  communeId: areaId,
  communeName: z.string(),
  producer: z.string().nullable(),
  product: z.string(),
  open: z.number(),
  harvestFrom: day,
  /** Since when it is on the list. */
  since: day,
  /** Null: nobody looks for a buyer yet. */
  owner: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: day.nullable(),
  isLate: z.boolean(),
});
export const listUnsold = declare({
  ...read,
  id: "delivery.listUnsold",
  path: "/produce-without-buyer",
  summary: "Produce that is harvested or will be within 60 days and that nobody buys, with who looks for a buyer",
  query: z.object(listed),
  output: page(unsold),
});

export const listProposals = declare({
  ...read,
  id: "delivery.listProposals",
  path: "/offtake-proposals",
  summary:
    "Which produce could go to which buyer: as much as possible is sold, to who pays more and is nearer; each with what speaks for it",
  query: z.object({ areaId, product: code.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        cycleId: id("production cycle"),
        producer: z.string().nullable(),
        communeName: z.string(),
        product: z.string(),
        demandId: id("buyer demand"),
        buyerId: id("buyer"),
        buyerName: z.string(),
        place: z.string(),
        quantity: z.number(),
        /** The days on which it is harvested and wanted. */
        from: day,
        to: day,
        /** As the crow flies between the communes; null where it is not known where the buyer is. */
        km: z.number().int().nullable(),
        priceFrom: money,
        priceTo: money,
      }),
    ),
    /** False where there was more to match than is looked at at once: the harvests that come first were. */
    isWhole: z.boolean(),
  }),
});
