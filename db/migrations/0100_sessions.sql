-- A disabled officer has no session; when one was used last and how it began are shown to its owner.
alter table authority.officers add column if not exists disabled_at timestamptz;
alter table sign_in.sessions add column method text not null default 'password'
  constraint session_method_is_known check (method in ('password', 'password_and_code', 'passkey', 'oidc'));
create index sessions_by_expiry on sign_in.sessions (expires_at);
