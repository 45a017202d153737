-- The bounds of the contract (src/kernel/money.ts, largestAmount) are repeated here. One entry is at most a million billion đồng,
-- so the sums of a house stay far below what its columns and its pages carry.
--
-- "not valid": a house may hold an amount from before there was a bound. Such a row does not stop the migration and is read as it
-- stands; each row that is written from now on is checked, so it can be put right and no further one comes.

alter table planning.contributions
  add constraint contribution_is_at_most_the_largest_amount check (amount <= 1000000000000000) not valid,
  add constraint rate_is_at_most_the_largest_amount check (unit_value <= 1000000000000000) not valid;
alter table planning.fund_lines
  add constraint fund_line_is_at_most_the_largest_amount check (amount <= 1000000000000000) not valid;
alter table planning.fund_line_schedules
  add constraint scheduled_amount_is_at_most_the_largest_amount check (amount <= 1000000000000000) not valid;
alter table planning.outputs
  add constraint unit_cost_is_at_most_the_largest_amount check (unit_cost <= 1000000000000000) not valid;
alter table planning.vouchers
  add constraint voucher_is_at_most_the_largest_amount check (amount <= 1000000000000000) not valid;
alter table planning.formula_runs
  add constraint allocated_amount_is_at_most_the_largest_amount check (amount <= 1000000000000000) not valid;
alter table planning.treasury_lines
  add constraint treasury_amount_is_at_most_the_largest_amount check (abs(amount) <= 1000000000000000) not valid;
alter table delivery.supports
  add constraint support_is_at_most_the_largest_amount check (amount <= 1000000000000000) not valid;

-- An account collects entries. A bigint holds 9,223 of the largest; the account is full a little before it overflows, so that the
-- refusal has a name and only this account takes no more.
alter table planning.accounts
  add constraint account_holds_at_most_nine_thousand_largest_amounts check (abs(balance) <= 9000000000000000000) not valid;
