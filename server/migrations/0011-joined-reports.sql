-- A case page counts the reports that were joined to it.
create index matter_joined on matter.matter (street_id, joined_to) where joined_to is not null;
