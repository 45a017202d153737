-- What was done, for readers that react to it (notifications, exports, interop): one row an act, written by the statement that writes its
-- audit entry, in the act's transaction (src/server/platform/act/act.ts). Facts are those of the audit: no names, identifiers or answers.
--
-- `position` is the order in which rows are read. Transactions end in another order than they begin, so an id or a time that is given
-- when a row is written would let a reader pass a row that is not there yet. A row gets its position from the reader, when it is
-- there: the process that numbers holds the one row of outbox_numbering until its transaction ends, so positions appear in their order.
-- (The horizon of transaction ids would do as well, but one long import would hold every reader up, and a restored backup begins
-- with lower ones.)
create table platform.outbox (
  entry_id uuid constraint outbox_key primary key,
  position bigint constraint outbox_position_is_unique unique,
  at timestamptz not null,
  officer_id uuid not null,
  -- the endpoint's id, or the job's name
  act text not null,
  area_id text not null,
  record_kind text not null,
  record_id text not null,
  facts jsonb not null
);
create index outbox_without_position on platform.outbox (entry_id) where position is null;

create table platform.outbox_numbering (
  is_only boolean constraint outbox_numbering_key primary key constraint outbox_is_numbered_once check (is_only),
  last_position bigint not null
);
insert into platform.outbox_numbering values (true, 0);

-- How far each reader is, and how often the next row has failed in it.
create table platform.outbox_consumers (
  consumer text constraint outbox_consumers_key primary key,
  position bigint not null,
  tries integer not null default 0,
  retry_at timestamptz
);
-- Rows that a reader could not take in, with the kind of the last error, without its text, which may hold what a row holds.
create table platform.outbox_set_aside (
  consumer text not null,
  entry_id uuid not null,
  act text not null,
  tries integer not null,
  fault text not null,
  set_aside_at timestamptz not null,
  constraint outbox_set_aside_key primary key (consumer, entry_id)
);

grant select, insert on platform.outbox to vuon_app;
grant update (position) on platform.outbox to vuon_app;
grant select, update on platform.outbox_numbering to vuon_app;
grant select, insert, update on platform.outbox_consumers to vuon_app;
grant select, insert on platform.outbox_set_aside to vuon_app;

alter table platform.outbox enable row level security;
create policy outbox_is_written_by_the_act on platform.outbox for insert
  with check (officer_id::text = current_setting('vuon.officer', true));
create policy outbox_is_read_by_its_job on platform.outbox for select
  using (current_setting('vuon.act', true) = 'platform.readOutbox');
create policy outbox_is_numbered_by_its_job on platform.outbox for update
  using (current_setting('vuon.act', true) = 'platform.readOutbox')
  with check (current_setting('vuon.act', true) = 'platform.readOutbox');
