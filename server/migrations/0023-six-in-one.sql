-- The board of six-in-one takes the newest open cases of each domain (R108).
create index case_file_open_by_six on casework.case_file (street_id, six_in_one, case_id desc) where ended_at is null;
