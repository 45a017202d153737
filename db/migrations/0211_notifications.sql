-- What officers hear of acts of others (src/server/authority/notification). A row names a text and a record, and holds nobody's name.
create table authority.notifications (
  notification_id uuid constraint notifications_key primary key,
  -- of the outbox: an officer hears once of an act, however often its row is read
  entry_id uuid not null,
  officer_id uuid not null constraint notification_is_for_an_officer references authority.officers,
  at timestamptz not null,
  text text not null,
  area_id text not null,
  record_kind text not null,
  record_id text not null,
  read_at timestamptz,
  constraint notification_comes_once unique (entry_id, officer_id)
);
create index notifications_by_officer on authority.notifications (officer_id, at desc, notification_id desc);
create index notifications_unread on authority.notifications (officer_id) where read_at is null;

grant select, insert on authority.notifications to vuon_app;
grant update (read_at) on authority.notifications to vuon_app;
alter table authority.notifications enable row level security;
create policy notifications_are_read_by_their_officer on authority.notifications for select
  using (officer_id::text = current_setting('vuon.officer', true));
create policy notifications_are_marked_by_their_officer on authority.notifications for update
  using (officer_id::text = current_setting('vuon.officer', true))
  with check (officer_id::text = current_setting('vuon.officer', true));
create policy notifications_are_written_by_the_outbox on authority.notifications for insert
  with check (current_setting('vuon.act', true) = 'platform.readOutbox');
