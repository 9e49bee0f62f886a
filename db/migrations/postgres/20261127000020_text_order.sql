-- +goose Up
-- Whoever registers something meanwhile waits here, and holds none of the tables below.
-- +goose StatementBegin
DO $$
BEGIN
  LOCK TABLE idempotency_keys IN ACCESS EXCLUSIVE MODE;
END
$$;
-- +goose StatementEnd
-- Texts are compared by their code points, as on SQLite, whatever order the database has been created with.
-- A trigger that names columns keeps their types from being changed, so it is made anew.
DROP TRIGGER capital_contributions_no_update ON capital_contributions;
-- +goose StatementBegin
DO $$
DECLARE changed record;
BEGIN
  FOR changed IN
    SELECT a.attrelid::regclass AS name,
      string_agg(format('ALTER COLUMN %I TYPE %s COLLATE "C"', a.attname, format_type(a.atttypid, a.atttypmod)), ', ') AS columns
    FROM pg_attribute AS a
    JOIN pg_class AS r ON r.oid = a.attrelid AND r.relkind = 'r' AND r.relnamespace = current_schema()::regnamespace
    JOIN pg_collation AS c ON c.oid = a.attcollation AND c.collname = 'default'
    WHERE a.attnum > 0 AND NOT a.attisdropped
    GROUP BY a.attrelid
  LOOP
    EXECUTE format('ALTER TABLE %s %s', changed.name, changed.columns);
  END LOOP;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER capital_contributions_no_update
  BEFORE UPDATE OF id, project_id, amount, contributed_on, source, voucher_number, reverses_id, reversal_reason, origin
  ON capital_contributions FOR EACH STATEMENT EXECUTE FUNCTION append_only();
