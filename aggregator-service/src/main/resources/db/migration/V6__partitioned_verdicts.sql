-- What there is of every item in 16 partitions, by the hash of its run: deleting a run touches one of them, and vacuum
-- has small tables to go through. The run is part of every key, so that keys, upserts and statements are the same as
-- before, also for a service that does not know the partitions yet. The rows are copied.

alter table verdict rename to verdict_before;
alter table delivery rename to delivery_before;
alter table needle rename to needle_before;
alter index verdict_pkey rename to verdict_before_pkey;
alter index delivery_pkey rename to delivery_before_pkey;
alter index needle_pkey rename to needle_before_pkey;

create table verdict (like verdict_before including all) partition by hash (run_id);
create table delivery (like delivery_before including all) partition by hash (run_id);
create table needle (like needle_before including all) partition by hash (run_id);

do $$
begin
    for part in 0..15 loop
        execute format('create table verdict_%s partition of verdict for values with (modulus 16, remainder %s)', part, part);
        execute format('create table delivery_%s partition of delivery for values with (modulus 16, remainder %s)', part, part);
        execute format('create table needle_%s partition of needle for values with (modulus 16, remainder %s)', part, part);
    end loop;
end $$;

-- top1 is computed by the database
insert into verdict (run_id, revision, item_id, attempt, delivery, subset, cluster, outcome, reason, credit, pairs,
                     pairs_won, body, answered_at, received_at)
select run_id, revision, item_id, attempt, delivery, subset, cluster, outcome, reason, credit, pairs, pairs_won, body,
       answered_at, received_at
from verdict_before;
insert into delivery select * from delivery_before;
insert into needle select * from needle_before;

drop table verdict_before, delivery_before, needle_before;
