-- The delivery of a support is undone or corrected while nothing of its money is in a payment batch. What was approved is kept when less
-- was delivered (null: the amount is what was approved), and each act keeps what it changed, before and after.
alter table delivery.supports
  add column approved_amount bigint,
  add constraint no_more_is_delivered_than_approved check (approved_amount is null or amount <= approved_amount);
grant update (approved_amount) on delivery.supports to vuon_app;
alter table delivery.support_acts add column changed jsonb;

create function delivery.keep_delivery_in_batch() returns trigger language plpgsql set search_path = pg_catalog, delivery, payment as $$
begin
  if exists (select from payment.instructions instruction
    where instruction.household_id = new.household_id and instruction.support_id = new.support_id
      and instruction.state not in ('returned', 'carried_over', 'cancelled')) then
    raise exception 'delivery in a batch stays as it is' using errcode = '23514', constraint = 'delivery_in_a_batch_stays_as_it_is';
  end if;
  return null;
end $$;
create trigger delivery_in_a_batch_stays_as_it_is after update of state, amount on delivery.supports for each row
  when (old.state = 'delivered' and (new.state = 'committed' or new.amount <> old.amount))
  execute function delivery.keep_delivery_in_batch();
