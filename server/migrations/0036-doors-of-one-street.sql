-- Every door that steps past row-level security opens for the street of the asker alone, as the policies do; and a unit
-- lets nobody but itself go.

-- Likely duplicates are found around a point too, across the edge of a compound, and told by their building grid (domain
-- 0.9). A report without a point of its own is where its building or entrance is.
drop function matter.open_nearby;
create function matter.open_nearby(
  street integer, code text, lo integer, hi integer, since timestamptz,
  west integer, south integer, east integer, north integer
)
returns table (
  matter_id uuid, category_code text, grid_place text, reported_at timestamptz, lon integer, lat integer,
  small_grid_id uuid, building_id uuid, entrance_id uuid
)
language sql stable security definer set search_path = matter, pg_temp as $$
  select found.matter_id, found.category_code, coalesce(c.name || ' ' || g.name, found.place), found.reported_at,
         found.lon, found.lat, g.node_id, found.building_id, found.entrance_id
  from (
    select m.matter_id, m.category_code, m.place, m.reported_at, m.grid_pos,
           coalesce(m.lon, case when n.kind in ('building', 'entrance') then n.centre_lon end) as lon,
           coalesce(m.lat, case when n.kind in ('building', 'entrance') then n.centre_lat end) as lat,
           case n.kind when 'small-grid' then n.node_id when 'building' then n.parent_id else b.parent_id end as small_grid_id,
           case n.kind when 'building' then n.node_id else b.node_id end as building_id,
           case n.kind when 'entrance' then n.node_id end as entrance_id
    from matter.matter m
    join grid.node n on n.street_id = m.street_id and n.node_id = m.node_id
    left join grid.node b on b.street_id = n.street_id and b.node_id = n.parent_id and n.kind = 'entrance'
    where m.street_id = open_nearby.street and open_nearby.street = current_setting('app.street')::int
      and m.category_code = open_nearby.code
      and m.reported_at >= open_nearby.since and m.ended_at is null
      and m.kind = 'report' and m.joined_to is null
  ) found
  left join grid.node g on g.street_id = open_nearby.street and g.node_id = found.small_grid_id
  left join grid.node c on c.street_id = open_nearby.street and c.node_id = g.parent_id
  where found.grid_pos between open_nearby.lo and open_nearby.hi
     or (found.lon between open_nearby.west and open_nearby.east
         and found.lat between open_nearby.south and open_nearby.north)
  order by found.reported_at desc
  limit 100
$$;
revoke all on function matter.open_nearby from public;
grant execute on function matter.open_nearby to linli_staff, linli_self, linli_unit;

create or replace function casework.open_partner_link(street integer, token bytea, at timestamptz)
returns table (case_id uuid, unit_id uuid, unit_name text, expires_at timestamptz)
language sql stable security definer set search_path = casework, pg_temp as $$
  select l.case_id, l.unit_id, l.unit_name, l.expires_at
  from casework.partner_link l
  where l.street_id = street and street = current_setting('app.street')::int
    and l.token_hash = token and l.revoked_at is null and l.expires_at > at
$$;

create or replace function casework.move_count(
  street integer, pos integer, stage_from text, visibility_from text, stage_to text, visibility_to text
) returns void
language sql security definer set search_path = casework, pg_temp as $$
  insert into casework.stage_count as c (street_id, grid_pos, stage, visibility, cases)
  select street, pos, m.stage, m.visibility, m.delta
  from (values (stage_from, visibility_from, -1), (stage_to, visibility_to, 1)) as m (stage, visibility, delta)
  where m.stage is not null and street = current_setting('app.street')::int
  order by m.stage, m.visibility
  on conflict (street_id, grid_pos, stage, visibility) do update set cases = c.cases + excluded.cases
$$;

create or replace function casework.relocate_counts(street integer, froms integer[], tos integer[]) returns void
language plpgsql security definer set search_path = casework, pg_temp as $$
declare gone jsonb;
begin
  with taken as (
    delete from casework.stage_count c
    using unnest(froms, tos) as m (from_pos, to_pos)
    where c.street_id = street and street = current_setting('app.street')::int and c.grid_pos = m.from_pos
    returning m.to_pos, c.stage, c.visibility, c.cases
  )
  select jsonb_agg(taken) into gone from taken;
  insert into casework.stage_count as c (street_id, grid_pos, stage, visibility, cases)
  select street, g.to_pos, g.stage, g.visibility, sum(g.cases)::int
  from jsonb_to_recordset(coalesce(gone, '[]')) as g (to_pos integer, stage text, visibility text, cases integer)
  group by g.to_pos, g.stage, g.visibility
  on conflict (street_id, grid_pos, stage, visibility) do update set cases = c.cases + excluded.cases;
end
$$;

create or replace function casework.leave_case(street integer, left_case uuid, unit uuid) returns void
language sql security definer set search_path = casework, pg_temp as $$
  update case_file set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and case_id = left_case
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
  update case_limit set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and case_id = left_case
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
  update case_pause set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and case_id = left_case
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
  update case_unit set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and case_id = left_case
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
  update partner_link set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and case_id = left_case
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
$$;
create or replace function matter.leave_matter(street integer, left_matter uuid, unit uuid) returns void
language sql security definer set search_path = matter, pg_temp as $$
  update matter set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and matter_id = left_matter
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
  update timeline set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and matter_id = left_matter
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
  update contact set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and matter_id = left_matter
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
$$;
create or replace function files.leave_matter(street integer, left_matter uuid, unit uuid) returns void
language sql security definer set search_path = files, pg_temp as $$
  update photo set unit_ids = array_remove(unit_ids, unit)
  where street_id = street and matter_id = left_matter
    and street = current_setting('app.street')::int and unit = current_setting('app.unit')::uuid;
$$;
revoke execute on function casework.leave_case, matter.leave_matter, files.leave_matter from linli_staff, linli_self;
