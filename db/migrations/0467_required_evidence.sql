-- What the kind of an activity asks for before a support is paid ("delivery photo", "acceptance document"), as its pack said when the
-- delivery was recorded. Null, as of deliveries from before: nothing is asked for.
alter table delivery.supports
  add column needs_evidence text[],
  add constraint needed_evidence_is_of_a_known_kind check (needs_evidence <@ array['delivery photo', 'delivery document',
    'delivery statement', 'acceptance photo', 'acceptance document']);
grant update (needs_evidence) on delivery.supports to vuon_app;

-- Of what a support needs, what is not there: a delivery is proved by evidence of the support, an acceptance by that of the activity.
create function delivery.missing_evidence(p_support delivery.supports) returns text[] language plpgsql stable
set search_path = pg_catalog, delivery as $$
begin
  return (select coalesce(array_agg(needed order by needed), '{}') from unnest(p_support.needs_evidence) needed
  where not case split_part(needed, ' ', 1)
    when 'acceptance' then exists (select from delivery.activity_evidence evidence
      where evidence.activity_id = p_support.activity_id and evidence.kind = split_part(needed, ' ', 2) and evidence.withdrawn_at is null)
    else exists (select from delivery.evidence evidence
      where evidence.household_id = p_support.household_id and evidence.support_id = p_support.support_id
        and evidence.kind = split_part(needed, ' ', 2) and evidence.withdrawn_at is null)
  end);
end $$;

-- Nobody pays what is not proved: the lines of a batch are looked at when they are written.
create function payment.keep_evidence_before_payment() returns trigger language plpgsql
set search_path = pg_catalog, payment, delivery as $$
begin
  if current_user = 'vuon_app' and exists (select from added
    join delivery.supports support on support.household_id = added.household_id and support.support_id = added.support_id
    where support.needs_evidence is not null and delivery.missing_evidence(support) <> '{}') then
    perform payment.refuse_day('support_is_proved_before_it_is_paid');
  end if;
  return null;
end $$;
create trigger support_is_proved_before_it_is_paid after insert on payment.instructions referencing new table as added
  for each statement execute function payment.keep_evidence_before_payment();
