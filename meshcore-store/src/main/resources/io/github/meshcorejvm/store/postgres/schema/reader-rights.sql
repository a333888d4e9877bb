-- What is wrong with the rights of a reader role in any schema of the database; no row if nothing is. Columns as in
-- writer-rights.sql; what other roles made in our schemas is looked at, but not ours to grant.
WITH r AS (SELECT * FROM pg_roles WHERE rolname = ?), t AS (SELECT ?::text[] AS names),
 s AS (SELECT oid, nspname, nspname IN (current_schema(), 'meshcore') AS ours FROM pg_namespace
   WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
 o AS (SELECT c.oid, c.oid::regclass::text AS name, c.relkind,
    s.ours AND (pg_has_role(c.relowner, 'USAGE') OR c.relname = ANY (t.names)
      OR c.relname IN ('corescope_schema', 'packets_v') OR s.nspname = 'meshcore' AND c.relname IN ('turn', 'writers', 'state')) AS ours
   FROM t, pg_class c JOIN s ON s.oid = c.relnamespace)
SELECT 'is a superuser, or may create databases or roles' AS problem, false AS grantable, false AS blocking
  FROM r WHERE rolsuper OR rolcreatedb OR rolcreaterole
UNION ALL SELECT 'may create schemas in the database', false, false
  FROM r WHERE has_database_privilege(r.oid, current_database(), 'CREATE')
UNION ALL SELECT 'may create tables in schema ' || nspname, ours, false FROM r, s WHERE has_schema_privilege(r.oid, s.oid, 'CREATE')
UNION ALL SELECT 'may write ' || string_agg(name, ', ' ORDER BY name), ours, false FROM r, o
  WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    AND (has_table_privilege(r.oid, o.oid, 'INSERT,UPDATE,DELETE,TRUNCATE,TRIGGER')
      OR has_any_column_privilege(r.oid, o.oid, 'INSERT,UPDATE')) GROUP BY ours
UNION ALL SELECT 'is missing USAGE on schema ' || nspname, ours, true FROM r, s WHERE NOT has_schema_privilege(r.oid, s.oid, 'USAGE')
UNION ALL SELECT 'is missing SELECT on ' || string_agg(name, ', ' ORDER BY name), ours, true FROM r, o
  WHERE CASE WHEN relkind = 'S' THEN NOT has_sequence_privilege(r.oid, o.oid, 'SELECT')
    WHEN relkind IN ('r', 'v') THEN NOT has_table_privilege(r.oid, o.oid, 'SELECT') END GROUP BY ours
