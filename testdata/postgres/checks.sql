-- Q0
select (select string_agg(version || ' ' || kind || ' ' || ready, ',') from corescope_schema),
 (select count(*) from information_schema.columns where table_schema = current_schema() and table_name !~ '^(corescope_|packets_v)'),
 (select count(*) from information_schema.columns where table_schema = current_schema() and table_name = 'packets_v'),
 (select count(*) from pg_indexes where schemaname = current_schema() and indexname like 'idx\_%');
-- Q1
select c.relname || ' | ' || string_agg(a.attname || ':'
  || case when a.atttypid = 'bigint'::regtype then 'B' when a.atttypid = 'double precision'::regtype then 'D'
          when a.atttypid = 'text'::regtype and co.collname = 'C' then 'T' else '?' end
  || case a.attidentity when 'd' then '#' when '' then '' else '?' end
  || case when a.attnum = any (pk.conkey) then 'k' when a.attnotnull then '!' else '' end
  || case when d.oid is null then '' when pg_get_expr(d.adbin, d.adrelid) =
       $$to_char((CURRENT_TIMESTAMP AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD HH24:MI:SS'::text)$$ then '=now'
       else '=' || pg_get_expr(d.adbin, d.adrelid) end, ' ' order by a.attnum)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
left join pg_constraint pk on pk.conrelid = c.oid and pk.contype = 'p'
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum left join pg_collation co on co.oid = a.attcollation
where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'corescope\_%'
group by c.relname order by c.relname collate "C";
-- Q2
select c.relname || ' | ' || string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), '; ' order by k.conname collate "C")
from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace = current_schema()::regnamespace and c.relname not like 'corescope\_%' and k.contype not in ('p', 'n')
group by c.relname order by c.relname collate "C";
-- Q3
select t.relname || ' | ' || string_agg(case when i.indisunique then '*' else '' end || x.relname
  || regexp_replace(pg_get_indexdef(x.oid), '^.* USING btree ', ''), '; ' order by x.relname collate "C")
from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
where t.relnamespace = current_schema()::regnamespace and x.relname like 'idx\_%'
group by t.relname order by t.relname collate "C";
-- Q4
select count(*), md5(pg_get_viewdef('packets_v'::regclass)) from pg_attribute where attrelid = 'packets_v'::regclass and attnum > 0;
-- Q5
with c as (select * from pg_class where relnamespace = current_schema()::regnamespace)
select (select count(*) from c where relkind = 'r' and relname not like 'corescope\_%'), (select count(*) from c where relkind = 'i'),
  (select count(*) from c where relkind = 'S'), (select count(*) from c where relkind = 'v'),
  (select count(*) from c where relkind in ('p', 'm', 'f') or relrowsecurity) + (select count(*) from pg_trigger t join c on c.oid = tgrelid where not tgisinternal),
  (select count(*) from pg_constraint k join c on c.oid = conrelid join pg_attribute a on attrelid = conrelid and attnum = conkey[1]
    where contype = 'n' and conname = relname || '_' || attname || '_not_null' and relname not like 'corescope\_%'),
  (select bool_and(seqincrement = 1 and seqmin = 1 and seqmax = 9223372036854775807 and not seqcycle) from pg_sequence join c on c.oid = seqrelid);
-- Q6
with s as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'),
 o as (select c.* from pg_class c join s on s.oid = c.relnamespace)
select 'attributes' from pg_roles where rolname = current_user and (rolsuper or rolcreatedb or rolcreaterole)
union all select 'create in database' where has_database_privilege(current_database(), 'CREATE')
union all select 'create in ' || nspname from s where has_schema_privilege(oid, 'CREATE')
union all select 'writes ' || oid::regclass from o where relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege(oid, 'INSERT,UPDATE,DELETE,TRUNCATE,TRIGGER')
union all select 'no usage of ' || nspname from s where not has_schema_privilege(oid, 'USAGE')
union all select 'cannot read ' || oid::regclass from o where case when relkind = 'S' then not has_sequence_privilege(oid, 'SELECT') when relkind in ('r', 'v') then not has_table_privilege(oid, 'SELECT') end;
-- Q7
with n as (select oid, nspowner from pg_namespace where nspname = current_schema()), o as (select c.* from pg_class c join n on n.oid = c.relnamespace)
select 'attributes' from pg_roles where rolname = current_user and (rolsuper or rolcreatedb or rolcreaterole)
union all select 'create' from n where has_schema_privilege(oid, 'CREATE') or has_database_privilege(current_database(), 'CREATE')
union all select 'owner of schema' from n where pg_has_role(current_user, nspowner, 'MEMBER')
union all select 'owner of ' || relname from o where pg_has_role(current_user, relowner, 'MEMBER')
union all select 'writes the marker' where has_table_privilege('corescope_schema', 'INSERT,UPDATE,DELETE,TRUNCATE,TRIGGER')
union all select 'no right on ' || relname || ': ' || p from o, unnest(array['SELECT','INSERT','UPDATE','DELETE']) p
  where relkind = 'r' and relname not like 'corescope\_%' and not has_table_privilege(oid, p)
union all select 'no usage of ' || relname from o where case when relkind = 'S' then not has_sequence_privilege(oid, 'USAGE') end
union all select 'synchronous_commit' where current_setting('synchronous_commit') <> 'on';
