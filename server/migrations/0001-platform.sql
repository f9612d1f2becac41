-- Platform: who can sign in, what was done, what was read, what is still to be told.
-- Table classes (decision D6): each table names its own below.

create schema auth;
create schema privacy;
create schema audit;
create schema jobs;
create schema http;
create schema calendar;
create schema files;

-- reference table: someone who can sign in. `holder_id` marks the records that are theirs.
create table auth.identity (
  identity_id uuid primary key,
  login_name text not null,
  name text not null,
  password_hash text,
  holder_id uuid not null unique,
  totp_secret_enc bytea,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index identity_login_name on auth.identity (lower(login_name));

-- reference table: a post held over a part of the grid, for a unit, or for oneself, on dated days.
create table auth.held_grant (
  grant_id uuid primary key,
  identity_id uuid not null references auth.identity,
  street_id integer not null,
  post text not null,
  node_id uuid,
  node_name text,
  lo integer,
  hi integer,
  unit_id uuid,
  unit_name text,
  recruitment text,
  valid_from date not null,
  valid_until date,
  constraint held_grant_has_a_scope check (num_nulls(lo, hi) in (0, 2))
);
create index held_grant_by_identity on auth.held_grant (identity_id);

-- reference table: an open sign-in; only the hash of its token is kept.
create table auth.sign_in (
  token_hash bytea primary key,
  identity_id uuid not null references auth.identity,
  grant_id uuid,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);

-- reference table: a receipt lets its bearer follow, answer and rate one report without an account (R33, domain 0.8).
create table auth.receipt (
  code_hash bytea primary key,
  check_hash bytea not null,
  street_id integer not null,
  holder_id uuid not null unique,
  matter_id uuid not null,
  handed_out_at timestamptz not null
);

-- reference table: which records a browser (token) or an identity may see as their bearer.
create table auth.bearer (
  bearer_id uuid primary key,
  token_hash bytea,
  identity_id uuid references auth.identity,
  holder_id uuid not null,
  since timestamptz not null,
  expires_at timestamptz,
  constraint bearer_is_a_browser_or_an_identity check (num_nonnulls(token_hash, identity_id) = 1)
);
create index bearer_by_token on auth.bearer (token_hash);
create index bearer_by_identity on auth.bearer (identity_id);
create index bearer_by_holder on auth.bearer (holder_id);

-- reference table: tries within a window, for rate limits that survive a restart.
create table auth.attempt (
  bucket text not null,
  window_start timestamptz not null,
  tries integer not null,
  primary key (bucket, window_start)
);

-- reference table: the stored answer of every keyed request (D13).
create table http.answer (
  owner text not null,
  key uuid not null,
  request_hash bytea not null,
  status integer not null,
  answer json not null,
  at timestamptz not null,
  primary key (owner, key)
);
create index answer_by_age on http.answer (at);

-- reference table: official days off and make-up working days, with their source.
create table calendar.day (
  date date primary key,
  name text not null,
  kind text not null check (kind in ('off', 'work')),
  source text not null
);

-- reference table: working hours by day from which they hold.
create table calendar.hours (
  valid_from date primary key,
  spans jsonb not null
);

-- street table: who did what to which record, without personal values (D7).
create table audit.entry (
  street_id integer not null,
  entry_id uuid not null,
  at timestamptz not null,
  identity_id uuid,
  on_behalf_of uuid,
  post text not null,
  action text not null,
  entity text not null,
  entity_id uuid not null,
  fields text[] not null default '{}',
  reason text,
  detail jsonb not null default '{}',
  xid xid8 not null default pg_current_xact_id(),
  primary key (street_id, entry_id)
);
create index entry_by_entity on audit.entry (street_id, entity_id);
create index entry_by_xid on audit.entry (street_id, xid);

-- street table: the chain over sealed entries (D8); kept by the sealing job alone.
create table audit.seal (
  street_id integer not null,
  seal_no bigint not null,
  sealed_at timestamptz not null,
  upto_xid xid8 not null,
  entries integer not null,
  previous bytea not null,
  digest bytea not null,
  primary key (street_id, seal_no)
);

-- street table: which entries a seal covers, each at its place.
create table audit.sealed_entry (
  street_id integer not null,
  entry_id uuid not null,
  seal_no bigint not null,
  place integer not null,
  primary key (street_id, entry_id),
  foreign key (street_id, seal_no) references audit.seal (street_id, seal_no)
);
create unique index sealed_entry_place on audit.sealed_entry (street_id, seal_no, place);

-- street table: news between capabilities, written in the transaction of its cause (D9).
create table jobs.fact (
  street_id integer not null,
  fact_id uuid not null,
  kind text not null,
  payload jsonb not null,
  at timestamptz not null,
  grid_pos integer,
  holder_id uuid,
  unit_ids uuid[] not null default '{}',
  xid xid8 not null default pg_current_xact_id(),
  primary key (street_id, fact_id)
);
create index fact_by_xid on jobs.fact (xid);

-- reference table: how far the relay has read.
create table jobs.relay (
  only_row boolean primary key default true check (only_row),
  upto_xid xid8 not null
);
insert into jobs.relay (upto_xid) values ('0');

-- street table: every reading of a person's data (principle 3). The subject sees these rows.
create table privacy.reading (
  street_id integer not null,
  reading_id uuid not null,
  holder_id uuid not null,
  grid_pos integer not null,
  at timestamptz not null,
  identity_id uuid not null,
  reader_name text not null,
  post text not null,
  unit_name text,
  purpose text not null,
  fields text[] not null,
  entity text not null,
  entity_id uuid not null,
  reason text not null,
  primary key (street_id, reading_id)
);
create index reading_by_holder on privacy.reading (street_id, holder_id, at desc);

-- street table: photos; the bytes lie in the file store under their digest.
create table files.photo (
  street_id integer not null,
  photo_id uuid not null,
  holder_id uuid not null,
  grid_pos integer not null default -1,
  unit_ids uuid[] not null default '{}',
  uploaded_by uuid,
  matter_id uuid,
  digest text not null,
  width integer not null,
  height integer not null,
  uploaded_at timestamptz not null,
  primary key (street_id, photo_id)
);
create index photo_by_matter on files.photo (street_id, matter_id);

-- Rights. Request roles see street tables through row-level security only.
grant usage on schema privacy, audit, jobs, files, http, calendar to linli_staff, linli_self, linli_unit, linli_job;
grant insert on audit.entry, jobs.fact to linli_staff, linli_self, linli_unit, linli_job;
grant insert on http.answer to linli_staff, linli_self, linli_unit;
grant select on calendar.day, calendar.hours to linli_staff, linli_self, linli_unit, linli_job;
grant select, insert on privacy.reading to linli_staff, linli_unit, linli_job;
grant select on privacy.reading to linli_self;
grant select, insert on files.photo to linli_staff, linli_self, linli_unit;
grant update (grid_pos, unit_ids, matter_id, holder_id) on files.photo to linli_staff, linli_self, linli_unit;
grant select on audit.entry, audit.seal, audit.sealed_entry to linli_job;
grant insert on audit.seal, audit.sealed_entry to linli_job;

grant usage on schema auth, http, jobs to linli_app;
grant select, insert, update on auth.identity, auth.held_grant, auth.sign_in, auth.attempt, auth.bearer, auth.receipt to linli_app;
grant delete on auth.attempt to linli_app;
grant select, delete on http.answer to linli_app;

alter table audit.entry enable row level security;
alter table audit.seal enable row level security;
alter table audit.sealed_entry enable row level security;
alter table jobs.fact enable row level security;
alter table privacy.reading enable row level security;
alter table files.photo enable row level security;

create policy staff on audit.entry for insert to linli_staff with check (street_id = current_setting('app.street')::int);
create policy self on audit.entry for insert to linli_self with check (street_id = current_setting('app.street')::int);
create policy unit on audit.entry for insert to linli_unit with check (street_id = current_setting('app.street')::int);
create policy job on audit.entry to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy job on audit.seal to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy job on audit.sealed_entry to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);

create policy staff on jobs.fact for insert to linli_staff with check (street_id = current_setting('app.street')::int);
create policy self on jobs.fact for insert to linli_self with check (street_id = current_setting('app.street')::int);
create policy unit on jobs.fact for insert to linli_unit with check (street_id = current_setting('app.street')::int);
create policy job on jobs.fact for insert to linli_job with check (street_id = current_setting('app.street')::int);

-- The scope is one multirange of positions, asked once a statement in a subquery. It chooses no index: the newest of a
-- wide part are found by age, and a statement that wants the index by place names its interval.
create policy staff on privacy.reading for select to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy staff_writes on privacy.reading for insert to linli_staff with check (street_id = current_setting('app.street')::int and identity_id = current_setting('app.identity')::uuid);
create policy unit_writes on privacy.reading for insert to linli_unit with check (street_id = current_setting('app.street')::int and identity_id = current_setting('app.identity')::uuid);
create policy self on privacy.reading for select to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy job on privacy.reading to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);

-- A photo just uploaded belongs to its uploader until a report or an act shows it.
create policy staff on files.photo to linli_staff using (street_id = current_setting('app.street')::int and (uploaded_by = current_setting('app.identity')::uuid or grid_pos <@ (select current_setting('app.scope')::int4multirange)));
create policy self on files.photo to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on files.photo to linli_unit using (street_id = current_setting('app.street')::int and (uploaded_by = current_setting('app.identity')::uuid or current_setting('app.unit')::uuid = any (unit_ids)));
