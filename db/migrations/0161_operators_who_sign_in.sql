-- Only who can sign in counts as an operator. The command line acts as an officer of its own, "operator", which nobody signs in as: it had
-- an account with a password that nobody was ever shown, counted as the second operator, and let the last person be removed.
create or replace view authority.operators with (security_invoker = true) as
select post.officer_id, post.valid_from, post.valid_to
from authority.posts post join authority.officers officer on officer.officer_id = post.officer_id
where post.post_kind = 'operator' and post.delegated_from is null and post.revoked_at is null and officer.disabled_at is null
  and (exists (select from sign_in.accounts account where account.user_id = post.officer_id and account.password is not null)
    or exists (select from sign_in.passkeys passkey where passkey.officer_id = post.officer_id)
    or exists (select from sign_in.identities identity where identity.officer_id = post.officer_id));

delete from sign_in.accounts account using authority.officers officer
where account.user_id = officer.officer_id and officer.user_name = 'operator' and officer.full_name = 'Operator'
  and officer.last_signed_in_at is null
  and not exists (select from sign_in.sessions session where session.user_id = officer.officer_id);
