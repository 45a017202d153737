-- One account for several people, or one person for several households, is shown before it is paid to. Account numbers are sealed, so
-- they are compared by fingerprint; SQL has no key, and the next start writes those of payees from before
-- (src/server/payment/payee/account-index.ts).
create table payment.account_index (
  household_id uuid not null,
  payee_id uuid not null,
  commune_id text not null,
  blind_index bytea not null,
  constraint account_index_key primary key (household_id, payee_id),
  constraint indexed_account_is_of_a_payee foreign key (household_id, payee_id) references payment.payees (household_id, payee_id)
    on delete cascade
);
create index account_index_by_account on payment.account_index (blind_index);
create index payees_by_person on payment.payees (person_id) where valid_to is null;

grant select, insert on payment.account_index to vuon_app;
alter table payment.account_index enable row level security;
create policy accounts_are_read_in_ones_areas on payment.account_index for select using (authority.sees(commune_id));
create policy accounts_are_added_in_ones_areas on payment.account_index for insert
  with check (authority.writes(',payment,', commune_id));

-- Who else is paid to the account, or by the number, of these payees. What the reader may not see is a row without a household.
create function payment.shared_payees(p_households uuid[])
returns table (household_id uuid, kind text, other_household_id uuid, other_payee_id uuid)
language plpgsql stable security definer set search_path to 'pg_catalog', 'payment', 'registry', 'authority' as $$
#variable_conflict use_column
begin
  return query
    with own as (select payee.* from payment.payees payee
      where payee.household_id = any (p_households) and payee.valid_to is null and authority.sees(payee.commune_id)),
    found as (
      select own.household_id, 'account' as kind, other.household_id as other_household_id, other.payee_id, other.commune_id
        from own
        join payment.account_index mine on mine.household_id = own.household_id and mine.payee_id = own.payee_id
        join payment.account_index theirs on theirs.blind_index = mine.blind_index and theirs.household_id <> mine.household_id
        join payment.payees other on other.household_id = theirs.household_id and other.payee_id = theirs.payee_id and other.valid_to is null
      union
      select own.household_id, 'person', other.household_id, other.payee_id, other.commune_id
        from own
        join payment.payees other on other.person_id = own.person_id and other.household_id <> own.household_id and other.valid_to is null
      union
      select own.household_id, 'person', other.household_id, other.payee_id, other.commune_id
        from own
        join registry.identifier_index mine on mine.kind = 'personal_id' and mine.person_id = own.person_id
        join registry.identifier_index theirs on theirs.kind = mine.kind and theirs.blind_index = mine.blind_index
          and theirs.person_id <> mine.person_id
        join payment.payees other on other.person_id = theirs.person_id and other.household_id <> own.household_id and other.valid_to is null)
    select found.household_id, found.kind,
      case when authority.sees(found.commune_id) then found.other_household_id end,
      case when authority.sees(found.commune_id) then found.payee_id end
    from found;
end $$;
