/** Which stage owns which table: every table and view of db/schema.sql once. Only its owner writes it. */

export const stagesInOrder = [
  "platform",
  "area",
  "authority",
  "ledger",
  "registry",
  "review",
  "suppression",
  "planning",
  "delivery",
  "payment",
  "treasury",
  "evaluation",
] as const;
export type Stage = (typeof stagesInOrder)[number];

type Owned = {
  /** Published: later stages may join them to read. Each name here is a promise to keep its columns. */
  readonly published: readonly string[];
  /** What only the stage itself reads; others ask src/server/STAGE/published.ts. */
  readonly own: readonly string[];
};

export const tablesOf: Readonly<Record<Stage, Owned>> = {
  platform: {
    // Written where reads are traced, read where the audit is shown.
    published: ["authority.read_entries"],
    own: [
      "platform.daily_tasks",
      "platform.facts",
      "platform.idempotency_keys",
      "platform.outbox",
      "platform.outbox_consumers",
      "platform.outbox_numbering",
      "platform.outbox_set_aside",
      "public.vuon_migrations",
    ],
  },
  area: {
    published: ["registry.area_classes", "registry.area_closure", "registry.areas", "registry.ethnicities"],
    own: ["registry.area_boundaries", "registry.area_successions"],
  },
  authority: {
    published: ["authority.held_posts", "authority.officers", "authority.permissions"],
    own: [
      "authority.audit_entries",
      "authority.audit_heads",
      "authority.notifications",
      "authority.operators",
      "authority.posts",
      "sign_in.accounts",
      "sign_in.failed_attempts",
      "sign_in.identities",
      "sign_in.limits",
      "sign_in.passkeys",
      "sign_in.second_factors",
      "sign_in.sessions",
      "sign_in.used_challenges",
      "sign_in.users",
      "sign_in.verifications",
    ],
  },
  ledger: {
    published: ["planning.accounts", "planning.entries", "planning.postings"],
    own: ["planning.contributions"],
  },
  registry: {
    published: ["registry.households", "registry.memberships", "registry.people"],
    own: [
      "registry.bulk_changes",
      "registry.corrections",
      "registry.duplicate_pairs",
      "registry.duplicate_searches",
      "registry.held_households",
      "registry.household_acts",
      "registry.household_places",
      "registry.household_points",
      "registry.household_sources",
      "registry.identifier_index",
      "registry.identifiers",
      "registry.import_files",
      "registry.import_mappings",
      "registry.imports",
      "registry.left_out_rows",
      "registry.names",
      "registry.person_residences",
      "registry.population_changes",
      "registry.population_counts",
      "registry.population_days",
      "registry.quarantine_rows",
      "registry.take_back_households",
      "registry.take_backs",
      "registry.transfers",
    ],
  },
  review: {
    published: [
      "review.poverty_statuses",
      "review.reviews",
      "review.rounds",
      "review.standards",
      "review.status_changes",
    ],
    own: [
      "review.calendar_days",
      "review.certificate_numbers",
      "review.certificates",
      "review.classes",
      "review.decisions",
      "review.evidence",
      "review.handovers",
      "review.household_causes",
      "review.meeting_results",
      "review.meetings",
      "review.minutes_copies",
      "review.objections",
      "review.opinions",
      "review.public_postings",
      "review.refusal_letters",
      "review.requests",
      "review.score_tables",
      "review.signed_papers",
    ],
  },
  suppression: { published: [], own: [] },
  planning: {
    published: ["planning.fund_lines"],
    own: [
      "planning.activity_lines",
      "planning.actuals",
      "planning.goals",
      "planning.outputs",
      "planning.plans",
      "planning.programmes",
      "planning.targets",
      "planning.allocation_publications",
      "planning.allocations",
      "planning.carry_over_lines",
      "planning.carry_overs",
      "planning.formula_runs",
      "planning.fund_line_schedules",
      "planning.fund_sources",
      "planning.optimiser_runs",
      "planning.plan_acts",
      "planning.plan_adjustments",
      "planning.plan_remarks",
      "planning.programme_codes",
      "planning.reallocation_lines",
      "planning.reallocations",
    ],
  },
  delivery: {
    published: ["delivery.activities", "delivery.supports"],
    own: ["delivery.evidence", "delivery.support_acts"],
  },
  payment: {
    published: ["payment.instructions"],
    own: [
      "payment.account_index",
      "payment.answer_files",
      "payment.approvals",
      "payment.batches",
      "payment.debtor_accounts",
      "payment.files",
      "payment.instruction_references",
      "payment.matches",
      "payment.payees",
      "payment.receipts",
      "payment.reopenings",
      "payment.returns",
      "payment.unmatched_answers",
    ],
  },
  treasury: {
    published: [],
    own: ["planning.treasury_imports", "planning.treasury_lines", "planning.vouchers"],
  },
  evaluation: { published: [], own: [] },
};

/** The platform permits an act by the officer's posts in an area: these it reads although it knows no stage. */
export const platformReads: readonly string[] = ["authority.held_posts", "authority.officers", "registry.area_closure"];

/** Functions of the database that the server calls, by stage. Others ask for them by published.ts. */
export const functionsOf: Readonly<Record<Stage, readonly string[]>> = {
  platform: ["authority.acting_for"],
  area: ["registry.commune_of_area"],
  authority: ["authority.set_claimed_posts"],
  ledger: ["planning.book_all", "planning.post_all"],
  registry: [
    "registry.count_population",
    "registry.counts_on",
    "registry.facts_before_change",
    "registry.household_on_the_way",
    "registry.households_with_name",
    "registry.households_with_phone",
    "registry.is_number_held",
    "registry.known_sources",
    "registry.met_in_villages",
    "registry.move_to_village",
    "registry.people_with_number",
    "registry.people_with_shared_numbers",
    "registry.sorted_words",
    "registry.population_of_communes",
    "registry.take_back",
    "registry.take_back_villages",
    "registry.take_household",
  ],
  review: [
    "review.causes_told",
    "review.order_statuses",
    "review.states_of_round",
    "review.statuses_on",
    "review.take_first_village",
    "review.verify_paper",
  ],
  suppression: [],
  planning: ["planning.classes_behind_allocations", "planning.hold_year", "planning.published_allocations"],
  delivery: [],
  payment: ["payment.shared_payees"],
  treasury: [],
  evaluation: [],
};

/** What every stage may call: who sees an area, the audit, the area above all, names as they are searched for. */
export const commonFunctions: readonly string[] = [
  "authority.append_audit",
  "authority.begin_act",
  "authority.sees",
  "registry.root_area",
  "registry.search_text",
];
