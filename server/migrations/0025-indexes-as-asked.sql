-- Earlier matters of a type in one building are asked for by type and place (R113); no question names the node.
create index matter_by_type_and_place on matter.matter (street_id, category_code, grid_pos);
drop index matter.matter_by_place_and_type;
-- The primary key, read backwards, gives the newest first too.
drop index casework.case_file_newest;
