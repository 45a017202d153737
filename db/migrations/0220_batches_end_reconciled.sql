-- A batch ends when it is reconciled: no act ever led to "closed".
alter table payment.batches drop constraint batch_state_is_known;
alter table payment.batches add constraint batch_state_is_known check (state in ('draft', 'checked', 'approved', 'reserved', 'sent',
  'partly_settled', 'reconciled', 'cancelled'));
