import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import { longestDelegationDays, refuseDelegation } from "./delegate-post.ts";
import { refuseDisable, refuseEnable, refuseReset } from "./disable-officer.ts";
import { endPost } from "./end-post.ts";
import { refuseGivenPost } from "./give-post.ts";
import type { Manager } from "./manage-officers.ts";
import { refuseAccountOf, refusePostOf } from "./manage-officers.ts";
import { oneTimePassword } from "#programme/authority/session/one-time-password.ts";
import { postKinds, postLevels } from "./post.ts";
import type { PostKind } from "./post.ts";
import { officerState, postState } from "./recorded-post.ts";
import type { RecordedPost } from "./recorded-post.ts";
import { namedId } from "#test/support/named-id.ts";

const today = localDate("2026-12-01");
const day = (after: number) => addDays(today, after);
const areas = { country: "VN", province: "51", commune: "21484", office: "51" } as const;

function post(kind: PostKind, change: Partial<RecordedPost> = {}): RecordedPost {
  return {
    postId: namedId("post", `${kind} of someone`),
    officerId: namedId("officer", "someone"),
    kind,
    areaId: areas[postLevels[kind]],
    validFrom: localDate("2026-01-01"),
    validTo: undefined,
    delegatedFrom: undefined,
    isRevoked: false,
    ...change,
  };
}

const operator: Manager = { officerId: "operator", isForCountry: true, covers: () => true };
const lead: Manager = {
  officerId: "lead",
  isForCountry: false,
  covers: (areaId) => areaId === "51" || areaId === "21484",
};
const codeOf = (refusal: { readonly code: string } | undefined) => refusal?.code;

describe("who manages a post", () => {
  test("an operator manages each kind, a province lead those of the communes and offices of the own province alone", () => {
    for (const kind of postKinds) {
      const of = { kind, areaId: areas[postLevels[kind]] };
      assert.equal(refusePostOf(operator, of), undefined, kind);
      const expected = ["commune", "office"].includes(postLevels[kind]) ? undefined : "not undefined";
      assert.equal(refusePostOf(lead, of) === undefined, expected === undefined, kind);
    }
    assert.equal(codeOf(refusePostOf(lead, { kind: "province_officer", areaId: "51" })), "authority.post_above_you");
    assert.equal(
      codeOf(refusePostOf(lead, { kind: "commune_chair", areaId: "00004" })),
      "authority.not_permitted_here",
    );
  });
  test("an account is managed by who manages each post that counts or will", () => {
    const of = (...posts: RecordedPost[]) => codeOf(refuseAccountOf(lead, { officerId: "someone", posts }, today));
    assert.equal(of(post("commune_officer")), undefined);
    assert.equal(of(post("commune_officer"), post("operator")), "authority.account_above_you");
    assert.equal(of(post("commune_officer"), post("operator", { isRevoked: true })), undefined);
    assert.equal(of(post("commune_officer"), post("auditor", { validTo: day(-1) })), undefined);
    assert.equal(of(post("commune_officer"), post("auditor", { validFrom: day(9) })), "authority.account_above_you");
    assert.equal(of(), "authority.account_above_you", "an officer without a post is the operator's");
    assert.equal(refuseAccountOf(operator, { officerId: "someone", posts: [] }, today), undefined);
  });
  test("nobody does anything to the own account, whatever the posts", () => {
    for (const manager of [operator, lead]) {
      const own = { officerId: manager.officerId, isDisabled: false, posts: [post("commune_officer")] };
      for (const refused of [
        refuseDisable(manager, own, [], today),
        refuseEnable(manager, own, today),
        refuseReset(manager, own, today),
        refuseGivenPost(manager, { ...post("commune_chair"), officerId: manager.officerId }, fresh(), today),
      ])
        assert.equal(codeOf(refused), "authority.not_on_yourself");
    }
  });
});

function fresh(change: Partial<Parameters<typeof refuseGivenPost>[2]> = {}): Parameters<typeof refuseGivenPost>[2] {
  return { isDisabled: false, posts: [], areaLevel: "commune", operators: [], ...change };
}

describe("a post that is given", () => {
  const give = (change: Partial<RecordedPost>, known: Parameters<typeof fresh>[0] = {}) =>
    codeOf(refuseGivenPost(operator, post("commune_officer", { validFrom: today, ...change }), fresh(known), today));
  test("begins today or later, within a year", () => {
    assert.equal(give({}), undefined);
    assert.equal(give({ validFrom: day(-1) }), "authority.post_starts_before_today");
    assert.equal(give({ validFrom: day(366) }), undefined);
    assert.equal(give({ validFrom: day(367) }), "authority.post_starts_too_late");
  });
  test("does not end before it begins", () => {
    assert.equal(give({ validTo: today }), undefined);
    assert.equal(give({ validFrom: day(5), validTo: day(4) }), "authority.post_ends_before_it_starts");
  });
  test("lies in an area of its level that is in force", () => {
    for (const areaLevel of ["country", "province", undefined] as const)
      assert.equal(give({}, { areaLevel }), "authority.area_not_of_level");
  });
  test("is not given to a disabled officer, nor twice for the same days", () => {
    assert.equal(give({}, { isDisabled: true }), "authority.officer_disabled");
    const held = (change: Partial<RecordedPost>) => give({}, { posts: [post("commune_officer", change)] });
    assert.equal(held({}), "authority.post_held_already");
    assert.equal(held({ validTo: day(-1) }), undefined);
    assert.equal(held({ validTo: today }), "authority.post_held_already");
    assert.equal(held({ isRevoked: true }), undefined);
    assert.equal(held({ areaId: "21490" }), undefined);
    assert.equal(held({ kind: "commune_cashier" }), undefined);
    assert.equal(held({ delegatedFrom: namedId("post", "x"), validTo: day(9) }), undefined);
  });
});

const operatorPost = (officerId: string, validFrom: LocalDate, validTo?: LocalDate) => ({
  officerId,
  validFrom,
  validTo,
});
const since = localDate("2026-01-01");

describe("two operators at least", () => {
  const three = ["a", "b", "c"].map((officerId) => operatorPost(officerId, since));
  const two = three.slice(0, 2);
  const disable = (officerId: string, operators: typeof three) =>
    codeOf(refuseDisable(operator, { officerId, isDisabled: false, posts: [post("operator")] }, operators, today));
  test("one of three may go, one of two and the last one may not", () => {
    assert.equal(disable("a", three), undefined);
    assert.equal(disable("a", two), "authority.two_operators_at_least");
    assert.equal(disable("a", three.slice(0, 1)), "authority.two_operators_at_least");
  });
  test("an officer who is no operator is disabled however few there are", () => {
    assert.equal(disable("z", two), undefined);
    assert.equal(disable("z", []), undefined);
  });
  test("an operator whose post has ended or has not begun counts on the other days alone", () => {
    assert.equal(disable("a", [...two, operatorPost("c", since, day(-1))]), "authority.two_operators_at_least");
    assert.equal(disable("a", [...two, operatorPost("c", day(3))]), "authority.two_operators_at_least");
    assert.equal(disable("a", [...two, operatorPost("c", since, day(30))]), "authority.two_operators_at_least");
    assert.equal(disable("c", [...two, operatorPost("c", since, day(30))]), undefined);
  });
  const end = (wanted: LocalDate | "now", operators: typeof three, officerId = "a") =>
    endPost(
      post("operator", { officerId: namedId("officer", officerId), validFrom: since }),
      wanted,
      { operators, source: undefined },
      today,
    );
  test("the post of one of two does not end, at once or later; that of one of three does", () => {
    for (const wanted of ["now", today, day(300)] as const) {
      const ended = end(wanted, two);
      assert.equal(ended.ok ? undefined : ended.failure.code, "authority.two_operators_at_least");
      assert.equal(end(wanted, three).ok, true);
    }
  });
  test("who holds the post twice loses one of them", () => {
    const twice = [...two, operatorPost("a", localDate("2026-06-01"))];
    assert.equal(end("now", twice).ok, true);
  });
  test("a post with a last day is given where two are left after it", () => {
    const give = (operators: typeof three) =>
      codeOf(
        refuseGivenPost(
          operator,
          post("operator", { officerId: namedId("officer", "new"), validFrom: today, validTo: day(30) }),
          fresh({ areaLevel: "country", operators }),
          today,
        ),
      );
    assert.equal(give(two), undefined);
    assert.equal(give(two.slice(0, 1)), "authority.two_operators_at_least");
    assert.equal(give([]), "authority.two_operators_at_least");
  });
});

describe("the end of a post", () => {
  const known = { operators: [], source: undefined };
  const end = (wanted: LocalDate | "now", change: Partial<RecordedPost> = {}) => {
    const ended = endPost(post("commune_officer", change), wanted, known, today);
    return ended.ok ? ended.value : ended.failure.code;
  };
  test("is today or later, or now", () => {
    assert.deepEqual(end(day(-1)), "authority.end_before_today");
    assert.deepEqual(end(today), { lastDay: today, isRevoked: false });
    assert.deepEqual(end("now"), { lastDay: today, isRevoked: true });
  });
  test("is not before its beginning; a post that has not begun is revoked", () => {
    assert.deepEqual(end(day(4), { validFrom: day(5) }), "authority.post_ends_before_it_starts");
    assert.deepEqual(end("now", { validFrom: day(5) }), { lastDay: day(5), isRevoked: true });
  });
  test("may be moved while it has not come, and never after", () => {
    assert.deepEqual(end(day(9), { validTo: day(3) }), { lastDay: day(9), isRevoked: false });
    assert.deepEqual(end(day(9), { validTo: day(-1) }), "authority.post_has_ended");
    assert.deepEqual(end(day(9), { isRevoked: true }), "authority.post_has_ended");
  });
  test("of a delegation keeps to the days of its post and to ninety days", () => {
    const of = (wanted: LocalDate, source: RecordedPost) => {
      const delegation = post("commune_officer", { validFrom: today, validTo: day(3), delegatedFrom: source.postId });
      const ended = endPost(delegation, wanted, { operators: [], source }, today);
      return ended.ok ? undefined : ended.failure.code;
    };
    assert.equal(of(day(10), post("commune_officer")), undefined);
    assert.equal(of(day(10), post("commune_officer", { validTo: day(9) })), "authority.delegation_outlasts_post");
    assert.equal(of(day(90), post("commune_officer")), "authority.delegation_too_long");
  });
});

describe("a delegation", () => {
  const chair = post("commune_chair", { officerId: namedId("officer", "chair") });
  const holder = { ...lead, officerId: "chair", covers: () => false, mayManage: false };
  const colleague = { officerId: "someone", isDisabled: false, posts: [post("commune_officer")] };
  const refusal = (change: {
    readonly by?: Manager & { readonly mayManage: boolean };
    readonly of?: RecordedPost;
    readonly to?: Partial<typeof colleague>;
    readonly from?: LocalDate;
    readonly until?: LocalDate;
  }) =>
    codeOf(
      refuseDelegation(
        change.by ?? holder,
        change.of ?? chair,
        { ...colleague, ...change.to },
        { validFrom: change.from ?? today, validTo: change.until ?? day(10) },
        today,
      ),
    );
  test("is given by the holder to a colleague, and by who manages the post to anybody", () => {
    assert.equal(refusal({}), undefined);
    assert.equal(refusal({ to: { posts: [post("auditor")] } }), "authority.delegate_not_colleague");
    assert.equal(refusal({ to: { posts: [] } }), "authority.delegate_not_colleague");
    for (const by of [operator, lead])
      assert.equal(refusal({ by: { ...by, mayManage: true }, to: { posts: [] } }), undefined);
  });
  test("is not given by another, nor by a manager to the own account", () => {
    assert.equal(refusal({ by: { ...holder, officerId: "cashier" } }), "authority.not_your_post");
    assert.equal(refusal({ by: { ...operator, officerId: "someone", mayManage: true } }), "authority.not_on_yourself");
    assert.equal(
      refusal({ by: { ...lead, mayManage: true }, of: post("auditor", { officerId: namedId("officer", "chair") }) }),
      "authority.post_above_you",
    );
  });
  test("lasts ninety days at most, and no day before or after the post", () => {
    assert.equal(longestDelegationDays, 90);
    assert.equal(refusal({ until: day(89) }), undefined);
    assert.equal(refusal({ until: day(90) }), "authority.delegation_too_long");
    assert.equal(refusal({ until: day(-1) }), "authority.post_ends_before_it_starts");
    assert.equal(refusal({ from: day(-1) }), "authority.post_starts_before_today");
    assert.equal(refusal({ of: { ...chair, validTo: day(9) } }), "authority.delegation_outlasts_post");
    assert.equal(refusal({ of: { ...chair, validTo: day(10) } }), undefined);
    assert.equal(refusal({ of: { ...chair, validFrom: day(1) } }), "authority.delegation_before_post");
  });
  test("is of a post that counts, to an account that is open, and is not delegated on", () => {
    assert.equal(refusal({ of: { ...chair, isRevoked: true } }), "authority.post_has_ended");
    assert.equal(refusal({ of: { ...chair, validTo: day(-1) } }), "authority.post_has_ended");
    assert.equal(refusal({ to: { isDisabled: true } }), "authority.officer_disabled");
    assert.equal(
      refusal({ of: { ...chair, delegatedFrom: namedId("post", "x") } }),
      "authority.delegation_of_delegation",
    );
    assert.equal(refusal({ to: { officerId: "chair" } }), "authority.delegate_is_holder");
    assert.equal(
      refusal({ to: { posts: [post("commune_officer"), post("commune_chair")] } }),
      "authority.post_held_already",
    );
  });
});

describe("an account", () => {
  test("is disabled once, enabled when it is disabled, and reset when it is open", () => {
    const officer = (isDisabled: boolean) => ({ officerId: "someone", isDisabled, posts: [post("commune_officer")] });
    assert.equal(codeOf(refuseDisable(lead, officer(false), [], today)), undefined);
    assert.equal(codeOf(refuseDisable(lead, officer(true), [], today)), "authority.officer_disabled");
    assert.equal(codeOf(refuseEnable(lead, officer(true), today)), undefined);
    assert.equal(codeOf(refuseEnable(lead, officer(false), today)), "authority.officer_not_disabled");
    assert.equal(codeOf(refuseReset(lead, officer(false), today)), undefined);
    assert.equal(codeOf(refuseReset(lead, officer(true), today)), "authority.officer_disabled");
  });
  test("is active by a post that is held today", () => {
    const state = (isDisabled: boolean, ...posts: RecordedPost[]) => officerState({ isDisabled, posts }, today);
    assert.equal(state(false, post("auditor")), "active");
    assert.equal(state(true, post("auditor")), "disabled");
    assert.equal(state(false, post("auditor", { validFrom: day(1) })), "without_post");
    assert.equal(state(false), "without_post");
    assert.equal(postState(post("auditor", { validFrom: day(1) }), today), "coming");
    assert.equal(postState(post("auditor", { validTo: day(-1) }), today), "ended");
    assert.equal(postState(post("auditor", { isRevoked: true }), today), "revoked");
  });
});

describe("a one-time password", () => {
  test("has sixteen letters that are not confused, in groups of four", () => {
    const password = oneTimePassword(Uint8Array.from({ length: 48 }, (_, at) => at * 5));
    assert.match(password ?? "", /^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
  });
  test("leaves out bytes that would make some letters likelier, and is not made of too few", () => {
    assert.equal(oneTimePassword(new Uint8Array(48).fill(255)), undefined);
    assert.equal(oneTimePassword(new Uint8Array(15)), undefined);
    assert.equal(
      oneTimePassword(Uint8Array.of(...new Uint8Array(10).fill(255), ...new Uint8Array(16))),
      "2222-2222-2222-2222",
    );
  });
});
