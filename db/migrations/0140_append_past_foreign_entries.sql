-- An entry that somebody with the owner's rights put behind the head (rightly hashed or not) made every later act of the area fail on its
-- number. The chain goes on past it: it follows the head, not the foreign entry, which `vuon audit verify` names.
create or replace function authority.append_audit(
  p_entry_id uuid, p_at timestamptz, p_officer_id uuid, p_act text, p_area_id text,
  p_record_kind text, p_record_id text, p_facts jsonb
) returns bigint language plpgsql security definer set search_path = pg_catalog, authority as $$
declare
  head authority.audit_heads;
  number bigint;
  made bytea;
begin
  insert into authority.audit_heads (chain, entry_number, hash) values (p_area_id, 0, ''::bytea) on conflict (chain) do nothing;
  select * into strict head from authority.audit_heads where chain = p_area_id for update;
  select greatest(head.entry_number, coalesce(max(entry_number), 0)) + 1 into number
  from authority.audit_entries where chain = p_area_id;
  made := authority.audit_hash(head.hash, p_area_id, number, p_entry_id, p_at, p_officer_id,
    p_act, p_area_id, p_record_kind, p_record_id, p_facts);
  insert into authority.audit_entries
    values (p_area_id, number, p_entry_id, p_at, p_officer_id, p_act, p_area_id,
      p_record_kind, p_record_id, p_facts, head.hash, made);
  update authority.audit_heads set entry_number = number, hash = made where chain = p_area_id;
  return number;
end $$;
