/** Requests of production cycles and value chains for the permission walk. */
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";

export function valueChainRequests(areaId: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const day = localDate("2026-10-01");
  const later = localDate("2027-10-01");
  const text = "a test of permission";
  const params = { cycleId: newId("production cycle") };
  const ofContract = { contractId: newId("offtake contract") };
  const [householdId, buyerId] = [newId("household"), newId("buyer")];
  return {
    "delivery.listProducts": {},
    "delivery.listCycles": { query: { areaId } },
    "delivery.getCycle": { params },
    "delivery.planCycle": {
      body: {
        cycleId: newId("production cycle"),
        activityId: newId("activity"),
        householdIds: [householdId],
        product: "rice",
        size: 1,
        startsOn: day,
        harvestFrom: later,
        harvestTo: later,
        expectedYield: 1,
      },
    },
    "delivery.startCycle": { params, body: { startedOn: day } },
    "delivery.recordInput": { params, body: { inputId: newId("cycle input"), what: text, cost: dong(1), usedOn: day } },
    "delivery.recordHarvest": { params, body: { harvestId: newId("harvest"), harvestedOn: day, quantity: 1 } },
    "delivery.recordSale": {
      params,
      body: { saleId: newId("produce sale"), householdId, soldTo: text, soldOn: day, quantity: 1, price: dong(1) },
    },
    "delivery.endCycle": { params, body: { endedOn: day } },
    "delivery.failCycle": { params, body: { endedOn: day, reason: text } },
    "delivery.seekBuyer": {
      params,
      body: { searchId: newId("buyer search"), owner: text, nextStep: text, nextStepOn: later },
    },
    "delivery.listBuyers": {},
    "delivery.recordBuyer": {
      body: { buyerId, communeId: areaId, name: text, kind: "trader", place: text, products: ["rice"] },
    },
    "delivery.listDemands": {},
    "delivery.recordDemand": {
      body: {
        demandId: newId("buyer demand"),
        buyerId,
        communeId: areaId,
        product: "rice",
        quantity: 1,
        wantedFrom: day,
        wantedTo: later,
        priceFrom: dong(1),
        priceTo: dong(1),
      },
    },
    "delivery.listContracts": { query: { areaId } },
    "delivery.getContract": { params: ofContract },
    "delivery.draftContract": {
      body: {
        contractId: newId("offtake contract"),
        buyerId,
        shares: [{ cycleId: newId("production cycle"), quantity: 1 }],
        priceRule: "market",
        startsOn: day,
        endsOn: later,
      },
    },
    "delivery.signContract": { params: ofContract, body: { number: text, signedOn: day } },
    "delivery.endContract": { params: ofContract, body: { endedOn: day, reason: text } },
    "delivery.deliverProduce": {
      params: ofContract,
      body: { saleId: newId("produce sale"), ...params, householdId, deliveredOn: day, quantity: 1, price: dong(1) },
    },
    "delivery.payForProduce": { params: { ...ofContract, saleId: newId("produce sale") }, body: { paidOn: day } },
    "delivery.readForecast": { query: { areaId } },
    "delivery.listProposals": { query: { areaId } },
    "delivery.listHazards": { params: { activityId: newId("activity") } },
    "delivery.listConversions": { query: { areaId } },
    "delivery.recordConversion": {
      params: { householdId },
      body: {
        conversionId: newId("livelihood conversion"),
        convertedOn: day,
        fromWhat: text,
        toProduct: "rice",
        reason: text,
      },
    },
    "delivery.listUnsold": { query: { areaId } },
  };
}
