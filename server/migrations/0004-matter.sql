-- matter: the one intake of anything raised, and the versioned catalogue of types (M3, M4; R33, R139).
create schema matter;

-- street table: one version of the catalogue, never changed once in force.
create table matter.catalogue (
  street_id integer not null,
  catalogue_id uuid not null,
  label text not null,
  effective_from date not null,
  content json not null,
  published_at timestamptz,
  primary key (street_id, catalogue_id)
);

-- street table: a report or a need. The door and the person's contact lie apart, encrypted.
create table matter.matter (
  street_id integer not null,
  matter_id uuid not null,
  kind text not null check (kind in ('report', 'need')),
  number text not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  node_id uuid not null,
  arose_grid_version_id uuid not null,
  place text not null,
  place_words text,
  lon integer,
  lat integer,
  text text not null,
  category_code text,
  catalogue_id uuid not null,
  six_in_one text not null,
  channel text not null,
  actor_identity_id uuid,
  is_on_behalf boolean not null default false,
  status text not null,
  outcome text,
  solved_level text,
  joined_to uuid,
  promised_at timestamptz,
  answer text check (answer in ('solved', 'unsolved')),
  answered_at timestamptz,
  rating integer check (rating between 1 and 5),
  reported_at timestamptz not null,
  ended_at timestamptz,
  primary key (street_id, matter_id),
  constraint an_ended_matter_has_an_outcome check ((ended_at is null) = (outcome is null)),
  foreign key (street_id, catalogue_id) references matter.catalogue (street_id, catalogue_id)
);
create unique index matter_number on matter.matter (street_id, number);
create index matter_by_holder on matter.matter (street_id, holder_id, matter_id desc);
create index matter_by_type_and_time on matter.matter (street_id, category_code, reported_at desc);

-- street table: who reported, under the purpose `report` (D16). The masked forms are made when it is written.
create table matter.contact (
  street_id integer not null,
  matter_id uuid not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  purpose text not null default 'report',
  is_confidential boolean not null,
  name_masked text,
  phone_masked text,
  name_enc bytea,
  phone_enc bytea,
  address_enc bytea,
  phone_index bytea,
  primary key (street_id, matter_id),
  foreign key (street_id, matter_id) references matter.matter (street_id, matter_id)
);

-- street table: one line of a matter's course; its words never change, its scope columns follow the grid and the dispatch.
create table matter.timeline (
  street_id integer not null,
  line_id uuid not null,
  matter_id uuid not null,
  holder_id uuid not null,
  grid_pos integer not null,
  unit_ids uuid[] not null default '{}',
  audience text not null check (audience in ('all', 'staff', 'reporter')),
  at timestamptz not null,
  act text not null,
  axis text not null check (axis in ('supervision', 'command', 'reporter')),
  by_identity_id uuid,
  by_name text not null,
  by_post text not null,
  by_unit text,
  words text,
  detail jsonb not null default '{}',
  photo_ids uuid[] not null default '{}',
  primary key (street_id, line_id),
  foreign key (street_id, matter_id) references matter.matter (street_id, matter_id)
);
create index timeline_by_matter on matter.timeline (street_id, matter_id, line_id);

-- street table: a type corrected by a person; teaches the proposal (R32).
create table matter.correction (
  street_id integer not null,
  correction_id uuid not null,
  text text not null,
  from_code text,
  to_code text not null,
  at timestamptz not null,
  primary key (street_id, correction_id)
);

-- street table: blocks of serial numbers handed to server processes, one row a street and day.
create table matter.number_block (
  street_id integer not null,
  day date not null,
  next_serial integer not null,
  primary key (street_id, day)
);

grant usage on schema matter to linli_staff, linli_self, linli_unit, linli_job, linli_app;
grant select, insert, update on matter.number_block to linli_app;
grant select on matter.catalogue to linli_staff, linli_self, linli_unit, linli_job;
grant insert on matter.catalogue to linli_staff, linli_job;
grant select, insert on matter.matter, matter.contact, matter.timeline to linli_staff, linli_self, linli_unit, linli_job;
grant update on matter.matter to linli_staff, linli_self, linli_unit, linli_job;
grant update (grid_pos, unit_ids) on matter.timeline, matter.contact to linli_staff, linli_self, linli_unit, linli_job;
grant select, insert on matter.correction to linli_staff, linli_job;
grant select on matter.correction to linli_self, linli_unit;

alter table matter.catalogue enable row level security;
alter table matter.matter enable row level security;
alter table matter.contact enable row level security;
alter table matter.timeline enable row level security;
alter table matter.correction enable row level security;
alter table matter.number_block enable row level security;
create policy app on matter.number_block to linli_app using (true);

create policy staff on matter.catalogue to linli_staff using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy self on matter.catalogue for select to linli_self using (street_id = current_setting('app.street')::int);
create policy unit on matter.catalogue for select to linli_unit using (street_id = current_setting('app.street')::int);
create policy job on matter.catalogue to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on matter.correction to linli_staff using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy self on matter.correction for select to linli_self using (street_id = current_setting('app.street')::int);
create policy unit on matter.correction for select to linli_unit using (street_id = current_setting('app.street')::int);
create policy job on matter.correction to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);

-- One plain policy for each request role on every scoped table.
create policy staff on matter.matter to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on matter.matter to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on matter.matter to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on matter.matter to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on matter.contact to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on matter.contact to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]));
create policy unit on matter.contact to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on matter.contact to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on matter.timeline to linli_staff using (street_id = current_setting('app.street')::int and grid_pos <@ (select current_setting('app.scope')::int4multirange));
create policy self on matter.timeline to linli_self using (street_id = current_setting('app.street')::int and holder_id = any (current_setting('app.holders')::uuid[]) and audience <> 'staff');
create policy unit on matter.timeline to linli_unit using (street_id = current_setting('app.street')::int and current_setting('app.unit')::uuid = any (unit_ids));
create policy job on matter.timeline to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);

-- Residents ask for likely duplicates through this door alone: open reports of one public-space type near a place,
-- by type, place and day; never text, photo or reporter (domain 0.9).
create function matter.open_nearby(street integer, code text, lo integer, hi integer, since timestamptz)
returns table (matter_id uuid, category_code text, place text, reported_at timestamptz, lon integer, lat integer)
language sql stable security definer set search_path = matter, pg_temp as $$
  select m.matter_id, m.category_code, m.place, m.reported_at, m.lon, m.lat
  from matter.matter m
  where m.street_id = street and m.category_code = code and m.reported_at >= since and m.ended_at is null
    and m.kind = 'report' and m.joined_to is null and m.grid_pos between lo and hi
  order by m.reported_at desc
  limit 20
$$;
revoke all on function matter.open_nearby from public;
grant execute on function matter.open_nearby to linli_staff, linli_self, linli_unit;
