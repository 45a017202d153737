-- The year in which the money that a formula run shares out was first budgeted: its own, or an earlier one of what was carried over.

alter table planning.formula_runs add column origin_year integer;
update planning.formula_runs set origin_year = year;
alter table planning.formula_runs alter column origin_year set not null;
alter table planning.formula_runs add constraint formula_run_shares_money_that_is_there check (origin_year <= year);
