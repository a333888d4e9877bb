-- What is wrong with the rights of a writer role; no row if nothing is. "grantable" tells what granting again repairs,
-- "blocking" what it cannot work with. Only the tables of the contract, which the second parameter names, and their sequences
-- matter: others in the schema are not ours.
WITH r AS (SELECT * FROM pg_roles WHERE rolname = ?), t AS (SELECT ?::text[] AS names),
 n AS (SELECT oid, nspname, nspowner FROM pg_namespace WHERE nspname = current_schema()),
 o AS (SELECT c.oid, c.relname, c.relkind, c.relowner, c.relname = ANY (t.names) AS rows
   FROM t, pg_class c JOIN n ON n.oid = c.relnamespace),
 q AS (SELECT c.oid, c.relname FROM o JOIN pg_depend d ON d.refobjid = o.oid AND d.refclassid = 'pg_class'::regclass
   JOIN pg_class c ON c.oid = d.objid WHERE o.rows AND d.classid = 'pg_class'::regclass AND d.deptype = 'i' AND c.relkind = 'S'),
 own AS (SELECT c.oid, c.oid::regclass AS name FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
   WHERE s.nspname = 'meshcore' AND c.relname IN ('turn', 'writers', 'state'))
SELECT 'is a superuser, or may create databases or roles' AS problem, false AS grantable, false AS blocking
  FROM r WHERE rolsuper OR rolcreatedb OR rolcreaterole
UNION ALL SELECT 'may create schemas in the database', false, false
  FROM r WHERE has_database_privilege(r.oid, current_database(), 'CREATE')
UNION ALL SELECT 'may create tables in schema ' || nspname, true, false FROM r, n WHERE has_schema_privilege(r.oid, n.oid, 'CREATE')
UNION ALL SELECT 'owns schema ' || nspname || ', itself or as a member of its owner', false, false
  FROM r, n WHERE pg_has_role(r.oid, nspowner, 'MEMBER')
UNION ALL SELECT 'owns ' || string_agg(relname, ', ' ORDER BY relname) || ', itself or as a member of the owner', false, false
  FROM r, o WHERE relkind IN ('r', 'v') AND pg_has_role(r.oid, relowner, 'MEMBER') HAVING count(*) > 0
UNION ALL SELECT 'may write corescope_schema', true, false FROM r, o
  WHERE relname = 'corescope_schema' AND (has_table_privilege(r.oid, o.oid, 'INSERT,UPDATE,DELETE,TRUNCATE,TRIGGER')
    OR has_any_column_privilege(r.oid, o.oid, 'INSERT,UPDATE'))
UNION ALL SELECT 'is missing USAGE on schema ' || nspname, true, true FROM r, n WHERE NOT has_schema_privilege(r.oid, n.oid, 'USAGE')
UNION ALL SELECT 'is missing ' || p || ' on ' || string_agg(relname, ', ' ORDER BY relname), true, true
  FROM r, o, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
  WHERE o.rows AND NOT has_table_privilege(r.oid, o.oid, p) GROUP BY p
UNION ALL SELECT 'is missing SELECT on ' || relname, true, true FROM r, o
  WHERE relname IN ('corescope_schema', 'packets_v') AND NOT has_table_privilege(r.oid, o.oid, 'SELECT')
UNION ALL SELECT 'is missing USAGE on sequence ' || string_agg(relname, ', ' ORDER BY relname), true, true
  FROM r, q WHERE NOT has_sequence_privilege(r.oid, q.oid, 'USAGE') HAVING count(*) > 0
UNION ALL SELECT 'is missing USAGE on schema meshcore', true, true FROM r, pg_namespace s
  WHERE s.nspname = 'meshcore' AND NOT has_schema_privilege(r.oid, s.oid, 'USAGE')
UNION ALL SELECT 'is missing ' || p || ' on ' || string_agg(name::text, ', ' ORDER BY name::text), true, true
  FROM r, own, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
  WHERE NOT has_table_privilege(r.oid, own.oid, p) GROUP BY p
