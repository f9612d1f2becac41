-- organisation: units that can be given a case. roster: who holds which post over which node, from when until when.
create schema organisation;
create schema roster;

-- street table: a unit 单位; outside units need no account (M10).
create table organisation.unit (
  street_id integer not null,
  unit_id uuid not null,
  name text not null,
  kind text not null,
  phone text,
  responsible_roles text[] not null default '{}',
  serves_node_ids uuid[] not null default '{}',
  valid_from date not null,
  valid_until date,
  primary key (street_id, unit_id)
);

-- street table: one person in one post over one node or unit (R43: leader and member are distinct).
create table roster.assignment (
  street_id integer not null,
  assignment_id uuid not null,
  identity_id uuid not null,
  person_name text not null,
  post text not null,
  node_id uuid,
  grid_pos integer,
  unit_id uuid,
  recruitment text check (recruitment in ('full-time', 'part-time')),
  subject text,
  valid_from date not null,
  valid_until date,
  primary key (street_id, assignment_id)
);
create index assignment_by_pos on roster.assignment (street_id, grid_pos);
create index assignment_by_post on roster.assignment (street_id, post, assignment_id);
create index assignment_by_identity on roster.assignment (street_id, identity_id);

grant usage on schema organisation, roster to linli_staff, linli_self, linli_unit, linli_job;
grant select on organisation.unit to linli_staff, linli_unit, linli_job;
grant select on roster.assignment to linli_staff, linli_job;
grant insert, update on organisation.unit, roster.assignment to linli_job;

alter table organisation.unit enable row level security;
alter table roster.assignment enable row level security;
create policy staff on organisation.unit for select to linli_staff using (street_id = current_setting('app.street')::int);
create policy unit on organisation.unit for select to linli_unit using (street_id = current_setting('app.street')::int);
create policy job on organisation.unit to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
-- Posts of the street itself stand outside every grid and are seen by all staff.
create policy staff on roster.assignment for select to linli_staff using (street_id = current_setting('app.street')::int and (grid_pos is null or grid_pos <@ (select current_setting('app.scope')::int4multirange)));
create policy job on roster.assignment to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
