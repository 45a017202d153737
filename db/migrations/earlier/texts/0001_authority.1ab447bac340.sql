-- Who may do which act where, and what was done: offices, posts, permissions, the audit chain, sign-in.
-- The role vuon_app is made by the migration runner; it owns nothing and has no DDL.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema authority;
create schema sign_in;
create schema platform;

create table authority.officers (
  officer_id uuid constraint officers_key primary key,
  user_name text not null constraint officer_user_name_is_unique unique,
  full_name text not null,
  registered_at timestamptz not null
);

-- A post is held at an area between two days; area_id is checked by the act that gives the post.
create table authority.posts (
  post_id uuid constraint posts_key primary key,
  officer_id uuid not null constraint post_is_held_by_an_officer references authority.officers,
  post_kind text not null,
  area_id text not null,
  valid_from date not null,
  valid_to date,
  constraint post_ends_after_it_begins check (valid_to is null or valid_to > valid_from)
);
create index posts_by_officer on authority.posts (officer_id);

-- The table of src/programme/authority/permissions.ts, written by the migrator so that the database asks the same question.
create table authority.permissions (
  act text not null,
  post_kind text not null,
  level text not null constraint permission_level_is_known check (level in ('country', 'province', 'commune', 'village')),
  constraint permissions_key primary key (act, post_kind)
);

-- Audit: one hash chain an area, so that acts in different communes do not wait for one another.
create table authority.audit_entries (
  chain text not null,
  entry_number bigint not null,
  entry_id uuid not null,
  at timestamptz not null,
  officer_id uuid,
  act text not null,
  area_id text not null,
  record_kind text not null,
  record_id text not null,
  facts jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entries_key primary key (chain, entry_number)
);
create index audit_entries_by_record on authority.audit_entries (record_kind, record_id);
create index audit_entries_by_time on authority.audit_entries (at);

create table authority.audit_heads (
  chain text constraint audit_heads_key primary key,
  entry_number bigint not null,
  hash bytea not null
);

create function authority.audit_hash(
  previous bytea, chain text, entry_number bigint, entry_id uuid, at timestamptz, officer_id uuid,
  act text, area_id text, record_kind text, record_id text, facts jsonb
) returns bytea language sql stable parallel safe as $$
  select sha256(previous || convert_to(concat_ws(E'\x1f',
    chain, entry_number::text, entry_id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    coalesce(officer_id::text, '-'), act, area_id, record_kind, record_id, facts::text), 'UTF8'))
$$;

-- The only way to write an audit entry. The head row is locked until the act's transaction ends.
create function authority.append_audit(
  p_entry_id uuid, p_at timestamptz, p_officer_id uuid, p_act text, p_area_id text,
  p_record_kind text, p_record_id text, p_facts jsonb
) returns bigint language plpgsql security definer set search_path = pg_catalog, authority as $$
declare
  head authority.audit_heads;
  made bytea;
begin
  insert into authority.audit_heads (chain, entry_number, hash) values (p_area_id, 0, ''::bytea) on conflict (chain) do nothing;
  select * into strict head from authority.audit_heads where chain = p_area_id for update;
  made := authority.audit_hash(head.hash, p_area_id, head.entry_number + 1, p_entry_id, p_at, p_officer_id,
    p_act, p_area_id, p_record_kind, p_record_id, p_facts);
  insert into authority.audit_entries
    values (p_area_id, head.entry_number + 1, p_entry_id, p_at, p_officer_id, p_act, p_area_id,
      p_record_kind, p_record_id, p_facts, head.hash, made);
  update authority.audit_heads set entry_number = head.entry_number + 1, hash = made where chain = p_area_id;
  return head.entry_number + 1;
end $$;

-- What row-level security asks. The areas of an act stand in a setting (",21484,21490,", or "*" for the whole country),
-- because a policy with a subquery cannot run on a distributed engine.
create function authority.sees(area_id text) returns boolean language sql stable parallel safe as $$
  select current_setting('vuon.areas', true) = '*'
      or strpos(current_setting('vuon.areas', true), ',' || area_id || ',') > 0
$$;

-- May the act of this transaction write rows of these stages (",review,registry,") in this area?
create function authority.writes(stages text, area_id text) returns boolean language sql stable parallel safe as $$
  select strpos(stages, ',' || split_part(current_setting('vuon.act', true), '.', 1) || ',') > 0
     and (current_setting('vuon.areas', true) = '*'
      or strpos(current_setting('vuon.areas', true), ',' || area_id || ',') > 0)
$$;

-- Sign-in: tables of the sign-in library, see docs/decisions/0008-sign-in.md.
create table sign_in.users (
  id uuid constraint users_key primary key,
  name text not null,
  email text not null constraint user_email_is_unique unique,
  email_verified boolean not null,
  image text,
  username text constraint user_name_is_unique unique,
  display_username text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table sign_in.sessions (
  id uuid constraint sessions_key primary key,
  user_id uuid not null constraint session_belongs_to_a_user references sign_in.users on delete cascade,
  token text not null constraint session_token_is_unique unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_by_user on sign_in.sessions (user_id);
create table sign_in.accounts (
  id uuid constraint accounts_key primary key,
  user_id uuid not null constraint account_belongs_to_a_user references sign_in.users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index accounts_by_user on sign_in.accounts (user_id);
create table sign_in.verifications (
  id uuid constraint verifications_key primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- One answer a key: a write that is sent twice has one effect and gets the same answer.
create table platform.idempotency_keys (
  officer_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamptz not null,
  constraint idempotency_keys_key primary key (officer_id, key)
);

-- Facts about this installation that outlive a process: which packs are loaded, that the demo was loaded.
create table platform.facts (
  name text constraint facts_key primary key,
  value jsonb not null,
  recorded_at timestamptz not null
);

grant usage on schema authority, sign_in, platform to vuon_app;
grant select on authority.officers, authority.posts, authority.permissions, authority.audit_entries to vuon_app;
grant insert on authority.officers, authority.posts to vuon_app;
grant update (valid_to) on authority.posts to vuon_app;
grant select, insert, update, delete on all tables in schema sign_in to vuon_app;
grant select, insert, update on platform.idempotency_keys to vuon_app;
grant select, insert, update on platform.facts to vuon_app;

alter table authority.audit_entries enable row level security;
create policy audit_is_read_in_ones_areas on authority.audit_entries for select using (authority.sees(area_id));
