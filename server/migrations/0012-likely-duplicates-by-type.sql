-- In 0010 the parameter `code` was taken for the code of the grid's node, so nothing was ever likely.
create or replace function matter.open_nearby(street integer, code text, lo integer, hi integer, since timestamptz)
returns table (
  matter_id uuid, category_code text, place text, reported_at timestamptz, lon integer, lat integer,
  building_id uuid, entrance_id uuid
)
language sql stable security definer set search_path = matter, pg_temp as $$
  select m.matter_id, m.category_code, m.place, m.reported_at, m.lon, m.lat,
         case n.kind when 'building' then n.node_id when 'entrance' then n.parent_id end,
         case n.kind when 'entrance' then n.node_id end
  from matter.matter m
  join grid.node n on n.street_id = m.street_id and n.node_id = m.node_id
  where m.street_id = open_nearby.street and m.category_code = open_nearby.code
    and m.reported_at >= open_nearby.since and m.ended_at is null
    and m.kind = 'report' and m.joined_to is null
    and m.grid_pos between open_nearby.lo and open_nearby.hi
  order by m.reported_at desc
  limit 100
$$;
