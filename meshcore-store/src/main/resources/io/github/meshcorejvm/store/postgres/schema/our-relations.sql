-- The tables, views and sequences that rights are granted on: "known" ones, which are those of the contract and this program's
-- own, and others in the same schemas that the connected role owns. What other roles made there is not ours to grant.
WITH s AS (SELECT oid, nspname, nspname = 'meshcore' AS own,
    CASE nspname WHEN 'meshcore' THEN ARRAY['turn', 'writers', 'state'] ELSE ?::text[] END AS names
   FROM pg_namespace WHERE nspname IN (current_schema(), 'meshcore')),
 o AS (SELECT c.oid, c.relname, c.relkind, c.relacl, c.relowner, s.nspname, s.own,
    c.relname = ANY (s.names) OR EXISTS (SELECT 1 FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
        AND d.deptype = 'i' AND t.relname = ANY (s.names)) AS known
   FROM pg_class c JOIN s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S'))
SELECT format('%I.%I', nspname, relname) AS name, own, known, relkind = 'S' AS sequence, relname = ANY (?::text[]) AS writable,
  EXISTS (SELECT 1 FROM aclexplode(relacl) a WHERE a.grantee = 0) AS public
  FROM o WHERE known OR pg_has_role(relowner, 'USAGE') ORDER BY name
