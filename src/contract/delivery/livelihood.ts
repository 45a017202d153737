/** Groups of households that hold the assets of an activity in turn, and repay a share of what they received. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { dayInput, moneyInput, text } from "#contract/input.ts";
import { areaId, day, id, money } from "#contract/values.ts";
import { assetEnds, assetStates, checkFindings, groupRoles } from "#programme/delivery/livelihood/livelihood.ts";

const group = z.object({
  groupId: id("livelihood group"),
  activityId: id("activity"),
  activityTitle: z.string(),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  name: z.string(),
  formedOn: day,
  members: z.number().int(),
  /** Members that are on the list or newly escaped today. */
  ofTargetGroup: z.number().int(),
  /** Is their share below what the programme asks? Null where nobody is a member or the programme asks for none. */
  isBelowTargetShare: z.boolean().nullable(),
  alive: z.number().int(),
  /** Dead or lost. */
  gone: z.number().int(),
  born: z.number().int(),
  rotations: z.number().int(),
  due: money,
  repaid: money,
  /** What was due before today and is not repaid. */
  late: money,
  /** Assets that are kept and whose check was due before today. */
  lateChecks: z.number().int(),
});

export const livelihoodGroup = group.extend({
  targetShare: z.number().int().nullable(),
  people: z.array(
    z.object({
      householdId: id("household"),
      headName: z.string().nullable(),
      class: z.string().nullable(),
      role: z.enum(groupRoles),
      joinedOn: day,
      /** How many assets it has held, its own turns and those of offspring. */
      turns: z.number().int(),
      /** Its place in the order of who is next; null while it holds an asset. */
      place: z.number().int().nullable(),
    }),
  ),
  assets: z.array(
    z.object({
      assetId: id("livelihood asset"),
      tag: z.string(),
      kind: z.string(),
      motherTag: z.string().nullable(),
      value: money,
      receivedOn: day,
      state: z.enum(assetStates),
      endedOn: day.nullable(),
      endReason: z.string().nullable(),
      /** The class of its first holder on the day of receipt, by which its repayment was computed. */
      classOnReceipt: z.string().nullable(),
      due: money.nullable(),
      dueOn: day.nullable(),
      repaid: money,
      isLate: z.boolean(),
      /** The next check; null where the programme asks for none, or the asset is gone. */
      checkDueOn: day.nullable(),
      isCheckLate: z.boolean(),
      lastCheck: z
        .object({
          checkedOn: day,
          checkedBy: z.string(),
          finding: z.enum(checkFindings),
          note: z.string().nullable(),
        })
        .nullable(),
      holders: z.array(
        z.object({
          householdId: id("household"),
          headName: z.string().nullable(),
          heldFrom: day,
          minutes: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  ),
});

export const listLivelihoodGroups = declare({
  id: "delivery.listLivelihoodGroups",
  method: "get",
  path: "/livelihood-groups",
  act: "delivery.readLivelihoods",
  summary: "Livelihood groups of an area or an activity, with their members, assets and repayments; at most 500",
  query: z.object({ areaId, activityId: id("activity").optional() }),
  output: z.object({
    rows: z.array(group),
    /** Of all groups asked for, also where more than 500 are. */
    sums: group
      .pick({
        members: true,
        alive: true,
        gone: true,
        born: true,
        rotations: true,
        due: true,
        repaid: true,
        late: true,
        lateChecks: true,
      })
      .extend({ groups: z.number().int() }),
  }),
});

const ofGroup = z.object({ groupId: id("livelihood group") });
const ofAsset = ofGroup.extend({ assetId: id("livelihood asset") });

export const getLivelihoodGroup = declare({
  id: "delivery.getLivelihoodGroup",
  method: "get",
  path: "/livelihood-groups/{groupId}",
  act: "delivery.readLivelihoods",
  summary: "One livelihood group: its members, its assets with all who held them, and who is next",
  params: ofGroup,
  output: livelihoodGroup,
});

const record = { method: "post", act: "delivery.recordLivelihood", output: livelihoodGroup } as const;

export const formLivelihoodGroup = declare({
  ...record,
  id: "delivery.formLivelihoodGroup",
  path: "/livelihood-groups",
  summary: "Form a livelihood group of an activity for groups; it keeps the shares that the programme has on that day",
  body: z.object({
    groupId: id("livelihood group"),
    activityId: id("activity"),
    villageId: areaId.optional(),
    name: text(300),
    formedOn: dayInput,
  }),
  days: { formedOn: { notBefore: ["year"], notAfter: "today" } },
});
export const joinLivelihoodGroup = declare({
  ...record,
  id: "delivery.joinLivelihoodGroup",
  path: "/livelihood-groups/{groupId}/members",
  summary: "Add a household of the commune to a livelihood group",
  params: ofGroup,
  body: z.object({ householdId: id("household"), role: z.enum(groupRoles), joinedOn: dayInput }),
  days: { joinedOn: { notBefore: ["start"], notAfter: "today" } },
});
export const receiveAsset = declare({
  ...record,
  id: "delivery.receiveAsset",
  path: "/livelihood-groups/{groupId}/assets",
  summary: "Record the asset that a member received; what it repays, and when, follows from its class on that day",
  params: ofGroup,
  body: z.object({
    assetId: id("livelihood asset"),
    householdId: id("household"),
    tag: text(60),
    kind: text(100),
    value: moneyInput,
    receivedOn: dayInput,
  }),
  days: { receivedOn: { notBefore: ["start"], notAfter: "today" } },
});
export const recordBirth = declare({
  ...record,
  id: "delivery.recordBirth",
  path: "/livelihood-groups/{groupId}/assets/{assetId}/births",
  summary: "Record the offspring of an asset: it stays with who holds its mother until it is handed on",
  params: ofAsset,
  body: z.object({ offspringId: id("livelihood asset"), tag: text(60), bornOn: dayInput }),
  days: { bornOn: { notBefore: ["asset_turn"], notAfter: "today" } },
});
export const rotateAsset = declare({
  ...record,
  id: "delivery.rotateAsset",
  path: "/livelihood-groups/{groupId}/assets/{assetId}/rotations",
  summary: "Hand an asset on to the next household of the group, by minutes; another than the next one with the reason",
  params: ofAsset,
  body: z.object({
    householdId: id("household"),
    rotatedOn: dayInput,
    minutes: text(120),
    reason: text(2000).optional(),
  }),
  days: { rotatedOn: { notBefore: ["asset_turn"], notAfter: "today" } },
});
export const endAsset = declare({
  ...record,
  id: "delivery.endAsset",
  path: "/livelihood-groups/{groupId}/assets/{assetId}/end",
  summary: "Record that an asset died, was sold, was lost or was returned, with the reason",
  params: ofAsset,
  body: z.object({ state: z.enum(assetEnds), endedOn: dayInput, reason: text(2000) }),
  days: { endedOn: { notBefore: ["asset_turn"], notAfter: "today" } },
});
export const recordRepayment = declare({
  ...record,
  id: "delivery.recordRepayment",
  path: "/livelihood-groups/{groupId}/assets/{assetId}/repayments",
  summary: "Record what was repaid for an asset, by its receipt; never more than is due",
  params: ofAsset,
  body: z.object({ repaymentId: id("livelihood repayment"), amount: moneyInput, paidOn: dayInput, receipt: text(120) }),
  days: { paidOn: { notBefore: ["delivery"], notAfter: "today" } },
});
export const checkAsset = declare({
  ...record,
  id: "delivery.checkAsset",
  path: "/livelihood-groups/{groupId}/assets/{assetId}/checks",
  summary: "Record that somebody looked whether an asset is there: day, who, what was found; what is wrong with a note",
  params: ofAsset,
  body: z.object({
    checkId: id("asset check"),
    checkedOn: dayInput,
    checkedBy: text(200),
    finding: z.enum(checkFindings),
    note: text(2000).optional(),
  }),
  days: { checkedOn: { notBefore: ["delivery"], notAfter: "today" } },
});
export const printAssetBook = declare({
  id: "delivery.printAssetBook",
  method: "get",
  path: "/livelihood-groups/{groupId}/papers/asset-book",
  act: "delivery.readLivelihoods",
  summary:
    "The book of the assets of a livelihood group, with who held each, checks and repayments, as PDF or as a workbook",
  params: ofGroup,
  query: z.object({
    language: z.enum(["vi", "en", "id"]).default("vi"),
    format: z.enum(["pdf", "xlsx"]).default("pdf"),
  }),
  output: z.never(),
  file: "application/pdf",
  isAudited: true,
});
