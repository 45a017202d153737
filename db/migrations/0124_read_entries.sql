-- Who read personal data of which household, and how. A read leaves one row and does not lock the head of an audit chain, so that
-- readers of a commune do not wait for each other. The app role adds rows and changes none; they are removed by the daily task
-- platform.removeOldReads.
create table authority.read_entries (
  read_id uuid constraint read_entries_key primary key,
  at timestamptz not null,
  officer_id uuid not null,
  act text not null,
  area_id text not null,
  -- a household, or a search that found none
  record_kind text not null constraint read_record_kind_is_known check (record_kind in ('household', 'search')),
  record_id text not null,
  how text not null constraint read_manner_is_known check (how in ('opened', 'payee', 'number_search'))
);
create index read_entries_by_record on authority.read_entries (record_kind, record_id, officer_id, at desc);
create index read_entries_by_time on authority.read_entries (at);

grant select, insert on authority.read_entries to vuon_app;
alter table authority.read_entries enable row level security;
-- An officer's own rows, so that the same reading again within minutes adds none; and all of one's areas to who may read the audit.
create policy reads_are_seen_by_the_audit on authority.read_entries for select
  using (officer_id::text = current_setting('vuon.officer', true)
    or (current_setting('vuon.act', true) = 'authority.readAudit' and authority.sees(area_id)));
-- The area is not asked for: who reads the past of a household that moved away does not see the commune where it lives now.
create policy reads_are_added_by_their_officer on authority.read_entries for insert
  with check (officer_id::text = current_setting('vuon.officer', true));
