-- The door to likely duplicates tells building and entrance too, so that they can be scored; still never text,
-- photo or reporter (domain 0.9).
drop function matter.open_nearby;
create function matter.open_nearby(street integer, code text, lo integer, hi integer, since timestamptz)
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
  where m.street_id = street and m.category_code = code and m.reported_at >= since and m.ended_at is null
    and m.kind = 'report' and m.joined_to is null and m.grid_pos between lo and hi
  order by m.reported_at desc
  limit 100
$$;
revoke all on function matter.open_nearby from public;
grant execute on function matter.open_nearby to linli_staff, linli_self, linli_unit;
