-- Rows of the outbox and kept answers name the endpoint. They come under its new name, so that a request which is sent again after the
-- upgrade gets its first answer, and a reader of the outbox knows the act. Entries of the audit keep the name they were written under, which
-- their hashes cover (src/programme/authority/audit/renamed-acts.ts).
with renamed as (
  select stage.was || '.' || name as was, stage.is_now || '.' || name as is_now
  from (values
    ('registry', 'area', array['recordAreaClass', 'endAreaClass', 'importAreas', 'importBoundaries', 'changeVillages']),
    ('planning', 'ledger', array['recordContribution', 'reversePosting']),
    ('planning', 'treasury', array['recordVoucher', 'recordPastYears', 'setSchedule', 'importTreasury', 'acceptTreasuryImport'])
  ) as stage (was, is_now, names), unnest(stage.names) as name
), of_outbox as (
  update platform.outbox row set act = renamed.is_now from renamed where row.act = renamed.was
), of_rows_set_aside as (
  update platform.outbox_set_aside row set act = renamed.is_now from renamed where row.act = renamed.was
)
update platform.idempotency_keys row set endpoint = renamed.is_now from renamed where row.endpoint = renamed.was;
