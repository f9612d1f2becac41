-- Old compounds 老旧小区 are marked by those who answer for them (R113), within their part of the street; of a node
-- nothing else is edited on a screen.
grant update (is_old_compound) on grid.node to linli_staff;
create policy staff_marks on grid.node for update to linli_staff using (street_id = current_setting('app.street')::int and pos <@ (select current_setting('app.scope')::int4multirange)) with check (street_id = current_setting('app.street')::int and pos <@ (select current_setting('app.scope')::int4multirange));
