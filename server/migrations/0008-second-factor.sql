-- The second factor as a policy of each post (D15), and one row for each thing a bearer may follow.

-- reference table: what a post asks of whoever acts under it; a post without a row asks for a second factor.
create table auth.post_policy (
  post text primary key,
  second_factor text not null check (second_factor in ('required', 'optional'))
);
grant select on auth.post_policy to linli_app;

-- A secret waits until a code made from it has come back; a code that was used is not taken again.
alter table auth.identity add column totp_waiting_enc bytea;
alter table auth.identity add column totp_used_step bigint;
alter table auth.identity add column second_factor_at timestamptz;

delete from auth.bearer b using auth.bearer other
where b.holder_id = other.holder_id and b.bearer_id > other.bearer_id
  and (b.token_hash = other.token_hash or b.identity_id = other.identity_id);
create unique index bearer_of_browser on auth.bearer (token_hash, holder_id) where token_hash is not null;
create unique index bearer_of_identity on auth.bearer (identity_id, holder_id) where identity_id is not null;
