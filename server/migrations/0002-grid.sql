-- grid: one tree from the street to the dwelling, dated, with integer positions for scopes (D5, D10; R20–R25).
create schema grid;

-- street table: the street itself; its name and code stand in the tree's root.
create table grid.street (
  street_id integer primary key,
  phone text not null,
  is_demo boolean not null,
  begun_at timestamptz not null
);

-- street table: one drawing of the whole net; records keep the version they arose in (R24).
create table grid.version (
  street_id integer not null,
  version_id uuid not null,
  label text not null,
  valid_from date not null,
  primary key (street_id, version_id)
);

-- street table: a node of the tree. `pos..pos_end` holds all descendants.
create table grid.node (
  street_id integer not null,
  node_id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('street', 'community', 'mid-grid', 'small-grid', 'building', 'entrance', 'dwelling')),
  code text not null,
  name text not null,
  initials text not null default '',
  ordinal integer not null,
  pos integer not null,
  pos_end integer not null,
  valid_from date not null,
  valid_until date,
  compound text check (compound in ('work-unit-dormitory', 'residential')),
  access text check (access in ('closed', 'open')),
  is_old_compound boolean,
  urban_management_code text,
  public_security_code text,
  floors integer,
  floor integer,
  door integer,
  declared_residents integer,
  ring integer[],
  centre_lon integer,
  centre_lat integer,
  primary key (street_id, node_id),
  foreign key (street_id, parent_id) references grid.node (street_id, node_id),
  constraint node_interval_is_forward check (pos <= pos_end),
  constraint only_mid_grids_are_compounds check ((kind = 'mid-grid') = (compound is not null) and (kind = 'mid-grid') = (access is not null))
);
create unique index node_code_in_force on grid.node (street_id, code) where valid_until is null;
create index node_by_parent on grid.node (street_id, parent_id, ordinal);
create index node_by_pos on grid.node (street_id, kind, pos);
create index node_by_initials on grid.node (street_id, initials text_pattern_ops);
create index node_by_name on grid.node (street_id, name text_pattern_ops);

grant usage on schema grid to linli_staff, linli_self, linli_unit, linli_job;
grant select on grid.street, grid.version, grid.node to linli_staff, linli_self, linli_unit, linli_job;
grant insert, update on grid.version, grid.node to linli_job;

alter table grid.street enable row level security;
alter table grid.version enable row level security;
alter table grid.node enable row level security;
-- The drawing of the street holds no personal data and is public within it.
create policy staff on grid.street for select to linli_staff using (street_id = current_setting('app.street')::int);
create policy self on grid.street for select to linli_self using (street_id = current_setting('app.street')::int);
create policy unit on grid.street for select to linli_unit using (street_id = current_setting('app.street')::int);
create policy job on grid.street for select to linli_job using (street_id = current_setting('app.street')::int);
create policy staff on grid.version for select to linli_staff using (street_id = current_setting('app.street')::int);
create policy self on grid.version for select to linli_self using (street_id = current_setting('app.street')::int);
create policy unit on grid.version for select to linli_unit using (street_id = current_setting('app.street')::int);
create policy job on grid.version to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
create policy staff on grid.node for select to linli_staff using (street_id = current_setting('app.street')::int);
create policy self on grid.node for select to linli_self using (street_id = current_setting('app.street')::int);
create policy unit on grid.node for select to linli_unit using (street_id = current_setting('app.street')::int);
create policy job on grid.node to linli_job using (street_id = current_setting('app.street')::int) with check (street_id = current_setting('app.street')::int);
