-- One net has one root (R25), and whatever else lies in it lies in something: a second tree cannot be begun.
create unique index one_root_in_force on grid.node (street_id) where kind = 'street' and valid_until is null;
alter table grid.node add constraint only_the_street_lies_in_nothing check ((kind = 'street') = (parent_id is null));
