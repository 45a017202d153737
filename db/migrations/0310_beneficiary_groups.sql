-- Groups of beneficiaries beside the classes: low-income workers, whom a review finds, and newly escaped households, which follow from the
-- decisions by what the pack of their standard says.

-- How many members count as low-income workers; null: not asked, or nothing known of the income.
alter table review.reviews add column low_income_workers integer
  constraint low_income_workers_are_no_fewer_than_none check (low_income_workers >= 0);
alter table review.poverty_statuses add column low_income_workers integer
  constraint decided_low_income_workers_are_no_fewer_than_none check (low_income_workers >= 0);

alter table review.requests drop constraint request_asks_what_is_known;
alter table review.requests add constraint request_asks_what_is_known
  check (asks in ('recognition', 'escape', 'average', 'low_income'));
