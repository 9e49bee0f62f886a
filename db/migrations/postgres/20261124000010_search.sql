-- +goose Up
-- Search by name is served by an index of trigrams, which is made with the others in the next migration.
-- +goose StatementBegin
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'search by name needs the extension pg_trgm, which the user % may not add: have the owner of the database % or a superuser run CREATE EXTENSION pg_trgm in it',
      current_user, current_database() USING ERRCODE = 'insufficient_privilege';
  WHEN undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'search by name needs the extension pg_trgm, which this server lacks: install the additional modules of PostgreSQL (contrib) there'
      USING ERRCODE = 'feature_not_supported';
END
$$;
-- +goose StatementEnd
-- Names are searched for by two characters, too: they are written in pairs, "金阳县" as " 金阳 阳县 县".
-- +goose StatementBegin
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['provinces', 'prefectures', 'counties', 'coordinators', 'indicators', 'enterprises', 'industrial_parks', 'investment_projects'] LOOP
    EXECUTE format($update$
      UPDATE %I SET search_text = (
        SELECT string_agg(' ' || substr(split_part(search_text, '|', 1), i, 2), '' ORDER BY i)
        FROM generate_series(1, length(split_part(search_text, '|', 1))) AS i
      ) || substr(search_text, strpos(search_text, '|')) WHERE search_text NOT LIKE '|%%'
    $update$, named);
  END LOOP;
END
$$;
-- +goose StatementEnd
