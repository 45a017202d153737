-- Answers that hold a number in full are not kept (answersSecret of the contract): such a request, sent again, is answered again.
delete from platform.idempotency_keys
  where endpoint in ('registry.unmaskIdentifier', 'payment.printCashList', 'registry.tryImport', 'registry.tryFiles', 'registry.tryBulkChange');

-- Keys are kept for days (src/server/platform/idempotency.ts) and removed by time.
create index idempotency_keys_by_time on platform.idempotency_keys (created_at);

-- An officer's kept answers are read by that officer alone.
alter table platform.idempotency_keys enable row level security;
create policy keys_are_read_by_their_officer on platform.idempotency_keys for select
  using (officer_id::text = current_setting('vuon.officer', true));
create policy keys_are_claimed_by_their_officer on platform.idempotency_keys for insert
  with check (officer_id::text = current_setting('vuon.officer', true));
create policy answers_are_kept_for_their_officer on platform.idempotency_keys for update
  using (officer_id::text = current_setting('vuon.officer', true)) with check (officer_id::text = current_setting('vuon.officer', true));
