-- Limits on failed attempts to sign in, in the database so that several processes count together. A subject is a keyed fingerprint of a user name,
-- a known device or an address; the level falls with time (src/programme/authority/attempt-delay.ts).
create table sign_in.limits (
  subject bytea constraint limits_key primary key,
  level double precision not null,
  at timestamptz not null
);
create index limits_by_time on sign_in.limits (at);

-- Failed attempts, for the operator. What was typed as a name may be a password by mistake: only its fingerprint is kept, and the officer when there is one.
create table sign_in.failed_attempts (
  attempt_id uuid constraint failed_attempts_key primary key,
  at timestamptz not null,
  officer_id uuid constraint failed_attempt_is_of_an_officer references authority.officers,
  account_key bytea not null,
  address text not null,
  method text not null constraint attempt_method_is_known check (method in ('password', 'passkey', 'oidc')),
  reason text not null constraint attempt_reason_is_known
    check (reason in ('name_or_password', 'code', 'disabled', 'passkey', 'oidc', 'no_posts'))
);
create index failed_attempts_by_time on sign_in.failed_attempts (at);

-- The authenticator app of an officer: the secret is sealed, backup codes are hashed, a step that was used is not accepted again.
create table sign_in.second_factors (
  officer_id uuid constraint second_factors_key primary key
    constraint second_factor_belongs_to_an_officer references authority.officers,
  secret bytea not null,
  backup_codes text[] not null,
  last_step bigint not null,
  enrolled_at timestamptz not null
);

create table sign_in.passkeys (
  passkey_id uuid constraint passkeys_key primary key,
  officer_id uuid not null constraint passkey_belongs_to_an_officer references authority.officers,
  credential_id text not null constraint passkey_credential_is_unique unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_by_officer on sign_in.passkeys (officer_id);

-- Challenges are signed and carry their own expiry, so that whoever asks for one writes nothing; one that was answered is not accepted again.
create table sign_in.used_challenges (
  challenge text constraint used_challenges_key primary key,
  expires_at timestamptz not null
);
create index used_challenges_by_expiry on sign_in.used_challenges (expires_at);

-- Who a person is at the provider of the shared sign-in.
create table sign_in.identities (
  issuer text not null,
  subject text not null,
  officer_id uuid not null constraint identity_belongs_to_an_officer references authority.officers,
  linked_at timestamptz not null,
  constraint identities_key primary key (issuer, subject)
);
create index identities_by_officer on sign_in.identities (officer_id);

-- A session whose officer must set up a second factor first may do nothing else.
alter table sign_in.sessions add column is_limited boolean not null default false;

-- Whether a post was given by an act or by a claim of the shared sign-in, which ends it too.
alter table authority.posts add column source text not null default 'act'
  constraint post_source_is_known check (source in ('act', 'oidc'));

grant select, insert, update, delete on sign_in.limits, sign_in.failed_attempts, sign_in.second_factors, sign_in.passkeys,
  sign_in.used_challenges, sign_in.identities to vuon_app;

-- The posts that the provider's claims give become exactly these; posts given by an act are not touched. A post that began today and is
-- claimed no longer is removed, an older one ended yesterday, so that it counts no more.
create function authority.set_claimed_posts(p_officer_id uuid, p_posts jsonb, p_on date)
returns table (change text, post_kind text, area_id text)
language plpgsql security definer set search_path = pg_catalog, authority as $$
begin
  if exists (select from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text) where claim.kind = 'operator') then
    raise exception 'the post of an operator is not given by a claim';
  end if;
  if not exists (select from sign_in.identities identity where identity.officer_id = p_officer_id) then
    raise exception 'the officer has no identity at a provider';
  end if;
  return query
    with gone as (
      select post.post_id, post.valid_from from authority.posts post
      where post.officer_id = p_officer_id and post.source = 'oidc' and (post.valid_to is null or post.valid_to >= p_on)
        and not exists (select from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
          where claim.kind = post.post_kind and claim.area = post.area_id)
    ), removed as (
      delete from authority.posts post using gone where post.post_id = gone.post_id and gone.valid_from >= p_on
      returning post.post_kind, post.area_id
    ), ended as (
      update authority.posts post set valid_to = p_on - 1 from gone where post.post_id = gone.post_id and gone.valid_from < p_on
      returning post.post_kind, post.area_id
    ), given as (
      insert into authority.posts as post (post_id, officer_id, post_kind, area_id, valid_from, source)
      select claim.id, p_officer_id, claim.kind, claim.area, p_on, 'oidc'
      from jsonb_to_recordset(p_posts) as claim(id uuid, kind text, area text)
      where not exists (select from authority.posts held where held.officer_id = p_officer_id and held.source = 'oidc'
        and held.post_kind = claim.kind and held.area_id = claim.area and (held.valid_to is null or held.valid_to >= p_on))
      returning post.post_kind, post.area_id
    )
    select 'ended', removed.post_kind, removed.area_id from removed
    union all select 'ended', ended.post_kind, ended.area_id from ended
    union all select 'given', given.post_kind, given.area_id from given;
end $$;
