-- Help from outside (R110–R114, M10): links for units without an account, thanks to who helped, matters that belong
-- together; and the dates that were promised, which only a person shortens (D11).

alter table casework.case_file add column lead_unit_kind text;
alter table casework.case_file add column helper_rating integer check (helper_rating between 1 and 5);
alter table casework.case_file add column thanked_at timestamptz;
create index case_file_ended on casework.case_file (street_id, ended_at) where ended_at is not null;

-- The date last told to people; it outlives a pause, while no date is known.
alter table casework.case_limit add column promised_at timestamptz;

-- street table: the way in of a unit without an account to one case; of its token only the hash is kept.
create table casework.partner_link (
  street_id integer not null,
  link_id uuid not null,
  case_id uuid not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  unit_id uuid not null,
  unit_name text not null,
  token_hash bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (street_id, link_id),
  foreign key (street_id, case_id) references casework.case_file (street_id, case_id)
);
create unique index partner_link_token on casework.partner_link (street_id, token_hash);
create index partner_link_by_case on casework.partner_link (street_id, case_id) where revoked_at is null;

-- street table: two matters that belong together, one row for each direction.
create table matter.link (
  street_id integer not null,
  matter_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('need', 'raised-by')),
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (street_id, matter_id, other_id),
  foreign key (street_id, matter_id) references matter.matter (street_id, matter_id),
  foreign key (street_id, other_id) references matter.matter (street_id, matter_id)
);

grant select, insert on casework.partner_link, matter.link to linli_staff, linli_self, linli_unit, linli_job;
grant update (revoked_at, grid_pos, unit_ids) on casework.partner_link to linli_staff, linli_self, linli_unit, linli_job;
grant update (grid_pos, unit_ids) on matter.link to linli_staff, linli_self, linli_unit, linli_job;
alter table casework.partner_link enable row level security;
alter table matter.link enable row level security;

-- Whoever holds a token asks through this door alone, and learns which case and unit it is for while it is valid.
create function casework.open_partner_link(street integer, token bytea, at timestamptz)
returns table (case_id uuid, unit_id uuid, unit_name text, expires_at timestamptz)
language sql stable security definer set search_path = casework, pg_temp as $$
  select l.case_id, l.unit_id, l.unit_name, l.expires_at
  from casework.partner_link l
  where l.street_id = street and l.token_hash = token and l.revoked_at is null and l.expires_at > at
$$;
revoke all on function casework.open_partner_link from public;
grant execute on function casework.open_partner_link to linli_self, linli_staff, linli_unit;

-- One plain policy for each request role on every scoped table.
create policy staff on casework.partner_link to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on casework.partner_link to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on casework.partner_link to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on casework.partner_link to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on matter.link to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on matter.link to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on matter.link to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on matter.link to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
