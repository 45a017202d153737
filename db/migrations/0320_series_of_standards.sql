-- Lists are compared only within one standard: what changes between two of them is a change of standard, and no household escaped by it or
-- fell back. Versions of a standard are one series, unless a version says that it is another standard (docs/law.md L0.1).
alter table review.standards add column series text;
update review.standards set series = standard_id;
alter table review.standards alter column series set not null;

-- The first list of a commune by a standard has nobody who is new, stays or fell back.
alter table review.poverty_statuses drop constraint list_flag_is_known;
alter table review.poverty_statuses add constraint list_flag_is_known
  check (list_flag in ('stays', 'new', 'relapsed', 'opening'));
-- Said when the list is decided, so that a paper that was signed is printed the same for ever.
alter table review.decisions add column opens_standard boolean not null default false;
