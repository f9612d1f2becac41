-- A case page asks for earlier matters of its type at its place (R113): by place, not through a year of the type.
create index matter_by_place_and_type on matter.matter (street_id, node_id, category_code, reported_at desc);
