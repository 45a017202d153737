-- Production cycles: what a livelihood group or supported households grow or keep, what it costs, what is harvested and for what it is sold.
-- Quantities are in the unit of the product, which the programme's pack names, with three decimals at most.
create table delivery.production_cycles (
  cycle_id uuid constraint production_cycles_key primary key,
  activity_id uuid not null constraint cycle_is_of_an_activity references delivery.activities (activity_id),
  -- null: of households that the activity supports, each for itself
  group_id uuid constraint cycle_is_of_a_group references delivery.livelihood_groups (group_id),
  commune_id text not null constraint cycle_is_in_a_commune references registry.areas (area_id),
  product text not null,
  -- area or heads, by the product
  size numeric(14, 3) not null,
  starts_on date not null,
  started_on date,
  harvest_from date not null,
  harvest_to date not null,
  expected_yield numeric(14, 3) not null,
  state text not null constraint cycle_state_is_known check (state in ('planned', 'running', 'harvested', 'failed')),
  ended_on date,
  end_reason text,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint cycle_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint cycle_is_harvested_after_it_starts check (harvest_from >= starts_on and harvest_to >= harvest_from),
  constraint cycle_expects_a_yield check (size > 0 and expected_yield > 0),
  constraint cycle_runs_from_a_day check (started_on is not null or state in ('planned', 'failed')),
  constraint cycle_ends_with_its_day check ((state in ('harvested', 'failed')) = (ended_on is not null) and ended_on >= started_on),
  constraint cycle_fails_with_a_reason check (state <> 'failed' or end_reason is not null)
);
create index production_cycles_by_activity on delivery.production_cycles (activity_id);
create index production_cycles_by_group on delivery.production_cycles (group_id);
create index production_cycles_by_commune on delivery.production_cycles (commune_id, state, product);

-- Who takes part: the members of the group when the cycle was planned, or the households that were named.
create table delivery.cycle_producers (
  household_id uuid not null constraint producer_is_a_household references registry.households,
  cycle_id uuid not null constraint producer_is_of_a_cycle references delivery.production_cycles (cycle_id),
  commune_id text not null constraint producer_is_in_a_commune references registry.areas (area_id),
  constraint cycle_producers_key primary key (household_id, cycle_id)
);
create index cycle_producers_by_cycle on delivery.cycle_producers (cycle_id);

create table delivery.cycle_inputs (
  input_id uuid constraint cycle_inputs_key primary key,
  cycle_id uuid not null constraint input_is_of_a_cycle references delivery.production_cycles (cycle_id),
  commune_id text not null constraint input_is_in_a_commune references registry.areas (area_id),
  what text not null,
  cost bigint not null,
  used_on date not null,
  constraint input_costs_something check (cost > 0)
);
create index cycle_inputs_by_cycle on delivery.cycle_inputs (cycle_id);

create table delivery.harvests (
  harvest_id uuid constraint harvests_key primary key,
  cycle_id uuid not null constraint harvest_is_of_a_cycle references delivery.production_cycles (cycle_id),
  commune_id text not null constraint harvest_is_in_a_commune references registry.areas (area_id),
  harvested_on date not null,
  quantity numeric(14, 3) not null,
  grade text,
  constraint harvest_is_something check (quantity > 0)
);
create index harvests_by_cycle on delivery.harvests (cycle_id);

-- Who buys, kept by a commune and read by all who work on value chains: its own commune in the country's areas where it is known, or words.
create table delivery.buyers (
  buyer_id uuid constraint buyers_key primary key,
  commune_id text not null constraint buyer_is_kept_by_a_commune references registry.areas (area_id),
  name text not null,
  kind text not null constraint buyer_kind_is_known check (kind in ('company', 'cooperative', 'trader', 'processor', 'market', 'other')),
  located_in text constraint buyer_is_located_in_a_commune references registry.areas (area_id),
  place text,
  phone text,
  products text[] not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint buyer_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint buyer_is_somewhere check (located_in is not null or place is not null)
);
create index buyers_by_commune on delivery.buyers (commune_id);

create table delivery.buyer_demands (
  demand_id uuid constraint buyer_demands_key primary key,
  buyer_id uuid not null constraint demand_is_of_a_buyer references delivery.buyers (buyer_id),
  commune_id text not null constraint demand_is_kept_by_a_commune references registry.areas (area_id),
  product text not null,
  quantity numeric(14, 3) not null,
  wanted_from date not null,
  wanted_to date not null,
  price_from bigint not null,
  price_to bigint not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint demand_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint demand_is_for_something check (quantity > 0 and price_from > 0 and price_to >= price_from),
  constraint demand_ends_after_it_starts check (wanted_to >= wanted_from)
);
create index buyer_demands_by_buyer on delivery.buyer_demands (buyer_id);

-- A contract with a buyer for the yield of cycles of one product. The price is for a unit: fixed, at least, or that of the market on the day.
create table delivery.offtake_contracts (
  contract_id uuid constraint offtake_contracts_key primary key,
  commune_id text not null constraint offtake_is_in_a_commune references registry.areas (area_id),
  buyer_id uuid not null constraint offtake_is_with_a_buyer references delivery.buyers (buyer_id),
  -- the demand that it answers, where it came from a proposal
  demand_id uuid constraint offtake_answers_a_demand references delivery.buyer_demands (demand_id),
  product text not null,
  price_rule text not null constraint offtake_price_rule_is_known check (price_rule in ('fixed', 'at_least', 'market')),
  price bigint,
  starts_on date not null,
  ends_on date not null,
  state text not null constraint offtake_state_is_known check (state in ('draft', 'signed', 'ended')),
  number text,
  signed_on date,
  ended_on date,
  end_reason text,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint offtake_is_recorded_by_an_officer references authority.officers (officer_id),
  constraint offtake_has_the_price_of_its_rule check ((price_rule = 'market') = (price is null) and price > 0),
  constraint offtake_ends_after_it_starts check (ends_on >= starts_on),
  constraint offtake_is_signed_with_day_and_number check (state <> 'signed' or (signed_on is not null and number is not null)),
  constraint offtake_ends_with_day_and_reason check ((state = 'ended') = (ended_on is not null) and (state = 'ended') = (end_reason is not null))
);
create index offtake_contracts_by_commune on delivery.offtake_contracts (commune_id, state);
create index offtake_contracts_by_buyer on delivery.offtake_contracts (buyer_id);

-- What is promised of which cycle; who sells follows from it.
create table delivery.offtake_shares (
  contract_id uuid not null constraint offtake_share_is_of_a_contract references delivery.offtake_contracts (contract_id),
  cycle_id uuid not null constraint offtake_share_is_of_a_cycle references delivery.production_cycles (cycle_id),
  commune_id text not null constraint offtake_share_is_in_a_commune references registry.areas (area_id),
  quantity numeric(14, 3) not null,
  constraint offtake_shares_key primary key (contract_id, cycle_id),
  constraint offtake_share_is_something check (quantity > 0)
);
create index offtake_shares_by_cycle on delivery.offtake_shares (cycle_id);

-- What a household sold of a cycle, for what: to anybody, or as the delivery under a contract, which is the sale. The buyer pays the household.
create table delivery.produce_sales (
  household_id uuid not null,
  sale_id uuid not null,
  cycle_id uuid not null,
  commune_id text not null constraint sale_is_in_a_commune references registry.areas (area_id),
  contract_id uuid,
  -- who bought, where there is no contract
  sold_to text,
  sold_on date not null,
  quantity numeric(14, 3) not null,
  grade text,
  price bigint not null,
  amount bigint not null,
  paid_on date,
  constraint produce_sales_key primary key (household_id, sale_id),
  constraint sale_is_of_a_producer foreign key (household_id, cycle_id) references delivery.cycle_producers (household_id, cycle_id),
  constraint sale_under_a_contract_is_of_its_cycles foreign key (contract_id, cycle_id) references delivery.offtake_shares (contract_id, cycle_id),
  constraint sale_is_to_a_buyer check ((contract_id is null) = (sold_to is not null)),
  constraint sale_is_something check (quantity > 0 and price > 0),
  constraint sale_amount_is_quantity_by_price check (amount = round(quantity * price)),
  constraint sale_is_paid_after_it check (paid_on >= sold_on)
);
create index produce_sales_by_cycle on delivery.produce_sales (cycle_id);
create index produce_sales_by_contract on delivery.produce_sales (contract_id);

-- Who looks for a buyer of a cycle, and what is done next; never changed, the last one counts.
create table delivery.buyer_searches (
  search_id uuid constraint buyer_searches_key primary key,
  cycle_id uuid not null constraint search_is_for_a_cycle references delivery.production_cycles (cycle_id),
  commune_id text not null constraint search_is_in_a_commune references registry.areas (area_id),
  owner text not null,
  next_step text not null,
  next_step_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint search_is_recorded_by_an_officer references authority.officers (officer_id)
);
create index buyer_searches_by_cycle on delivery.buyer_searches (cycle_id, recorded_at);

grant select, insert, update (state, started_on, ended_on, end_reason) on delivery.production_cycles to vuon_app;
grant select, insert, update (state, number, signed_on, ended_on, end_reason) on delivery.offtake_contracts to vuon_app;
grant select, insert, update (paid_on) on delivery.produce_sales to vuon_app;
grant select, insert on delivery.cycle_producers, delivery.cycle_inputs, delivery.harvests, delivery.buyers, delivery.buyer_demands,
  delivery.offtake_shares, delivery.buyer_searches to vuon_app;

do $$
declare
  one text;
begin
  foreach one in array array['production_cycles', 'cycle_producers', 'cycle_inputs', 'harvests', 'buyers', 'buyer_demands', 'offtake_contracts',
      'offtake_shares', 'produce_sales', 'buyer_searches'] loop
    execute format('alter table delivery.%I enable row level security', one);
    if one in ('buyers', 'buyer_demands') then
      -- who wants what is for everybody who looks for a buyer
      execute format('create policy %I on delivery.%I for select using (true)', one || '_are_read_by_all', one);
    else
      execute format('create policy %I on delivery.%I for select using (authority.sees(commune_id))', one || '_are_read_in_ones_areas', one);
    end if;
    execute format('create policy %I on delivery.%I for insert with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_added_in_ones_areas', one);
    execute format('create policy %I on delivery.%I as restrictive for all using (coalesce(current_setting(''vuon.reach'', true), '''') <> ''activity'')',
      one || '_are_for_no_office', one);
  end loop;
  foreach one in array array['production_cycles', 'offtake_contracts', 'produce_sales'] loop
    execute format('create policy %I on delivery.%I for update using (authority.sees(commune_id)) with check (authority.writes('',delivery,'', commune_id))',
      one || '_are_moved_in_ones_areas', one);
  end loop;
end $$;

-- Nobody sells more of a cycle than was harvested. The cycle is locked before.
create function delivery.keep_produce_sales() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if (select sum(quantity) from produce_sales sale where sale.cycle_id = new.cycle_id)
      > coalesce((select sum(quantity) from harvests harvest where harvest.cycle_id = new.cycle_id), 0) then
    raise exception 'no more is sold than was harvested' using errcode = '23514', constraint = 'no_more_is_sold_than_was_harvested';
  end if;
  return null;
end $$;
create trigger no_more_is_sold_than_was_harvested after insert on delivery.produce_sales
  for each row execute function delivery.keep_produce_sales();

-- A delivery is under a contract that was signed by then and has not ended, and at its price.
create function delivery.keep_offtake_deliveries() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and new.contract_id is not null and not exists (select from offtake_contracts contract
      where contract.contract_id = new.contract_id and contract.state = 'signed' and contract.signed_on <= new.sold_on
        and (contract.price_rule = 'market' or contract.price_rule = 'fixed' and new.price = contract.price
          or contract.price_rule = 'at_least' and new.price >= contract.price)) then
    raise exception 'a delivery keeps to its contract' using errcode = '23514', constraint = 'delivery_keeps_to_its_contract';
  end if;
  return null;
end $$;
create trigger delivery_keeps_to_its_contract after insert on delivery.produce_sales
  for each row execute function delivery.keep_offtake_deliveries();

-- A cycle and a contract move on as their tables of states say; what has ended stays so.
create function delivery.keep_cycle_states() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and old.state || ' ' || new.state not in ('planned running', 'running harvested', 'planned failed', 'running failed') then
    raise exception 'production cycle moves on' using errcode = '23514', constraint = 'production_cycle_moves_on';
  end if;
  if new.state = 'harvested' and not exists (select from harvests harvest where harvest.cycle_id = new.cycle_id) then
    raise exception 'a cycle without a harvest is not harvested' using errcode = '23514', constraint = 'cycle_is_harvested_with_a_harvest';
  end if;
  return null;
end $$;
create trigger production_cycle_moves_on after update of state on delivery.production_cycles
  for each row execute function delivery.keep_cycle_states();
create function delivery.keep_offtake_states() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and old.state || ' ' || new.state not in ('draft signed', 'draft ended', 'signed ended') then
    raise exception 'offtake contract moves on' using errcode = '23514', constraint = 'offtake_contract_moves_on';
  end if;
  return null;
end $$;
create trigger offtake_contract_moves_on after update of state on delivery.offtake_contracts
  for each row execute function delivery.keep_offtake_states();

-- Nothing is harvested of a cycle that does not run.
create function delivery.keep_harvests() returns trigger language plpgsql set search_path = pg_catalog, delivery as $$
begin
  if current_user = 'vuon_app' and not exists (select from production_cycles cycle
      where cycle.cycle_id = new.cycle_id and cycle.state = 'running' and cycle.started_on <= new.harvested_on) then
    raise exception 'a running cycle is harvested' using errcode = '23514', constraint = 'running_cycle_is_harvested';
  end if;
  return null;
end $$;
create trigger running_cycle_is_harvested after insert on delivery.harvests for each row execute function delivery.keep_harvests();
