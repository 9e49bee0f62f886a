-- +goose Up
-- Names are searched for by two characters, too: they are written in pairs, "金阳县" as " 金阳 阳县 县".
UPDATE provinces SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
UPDATE prefectures SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
UPDATE counties SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
UPDATE coordinators SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
UPDATE indicators SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
UPDATE enterprises SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
UPDATE industrial_parks SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
UPDATE investment_projects SET search_text = (
  WITH RECURSIVE c (i, form) AS (
    SELECT 1, substr(search_text, 1, instr(search_text, '|') - 1) UNION ALL SELECT i + 1, form FROM c WHERE i < length(form)
  )
  SELECT group_concat(' ' || substr(form, i, 2), '' ORDER BY i) FROM c
) || substr(search_text, instr(search_text, '|')) WHERE search_text NOT LIKE '|%';
-- Search by name is served by indexes of trigrams, which hold no text of their own and are kept by triggers.
CREATE VIRTUAL TABLE enterprises_search USING fts5(search_text, content='enterprises', content_rowid='id', tokenize='trigram', detail='none', columnsize=0);
INSERT INTO enterprises_search (enterprises_search) VALUES ('rebuild');
-- +goose StatementBegin
CREATE TRIGGER enterprises_search_insert AFTER INSERT ON enterprises BEGIN
  INSERT INTO enterprises_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER enterprises_search_update AFTER UPDATE OF id, search_text ON enterprises BEGIN
  INSERT INTO enterprises_search (enterprises_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO enterprises_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER enterprises_search_delete AFTER DELETE ON enterprises BEGIN
  INSERT INTO enterprises_search (enterprises_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
-- +goose StatementEnd
CREATE VIRTUAL TABLE industrial_parks_search USING fts5(search_text, content='industrial_parks', content_rowid='id', tokenize='trigram', detail='none', columnsize=0);
INSERT INTO industrial_parks_search (industrial_parks_search) VALUES ('rebuild');
-- +goose StatementBegin
CREATE TRIGGER industrial_parks_search_insert AFTER INSERT ON industrial_parks BEGIN
  INSERT INTO industrial_parks_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER industrial_parks_search_update AFTER UPDATE OF id, search_text ON industrial_parks BEGIN
  INSERT INTO industrial_parks_search (industrial_parks_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO industrial_parks_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER industrial_parks_search_delete AFTER DELETE ON industrial_parks BEGIN
  INSERT INTO industrial_parks_search (industrial_parks_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
-- +goose StatementEnd
CREATE VIRTUAL TABLE investment_projects_search USING fts5(search_text, content='investment_projects', content_rowid='id', tokenize='trigram', detail='none', columnsize=0);
INSERT INTO investment_projects_search (investment_projects_search) VALUES ('rebuild');
-- +goose StatementBegin
CREATE TRIGGER investment_projects_search_insert AFTER INSERT ON investment_projects BEGIN
  INSERT INTO investment_projects_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER investment_projects_search_update AFTER UPDATE OF id, search_text ON investment_projects BEGIN
  INSERT INTO investment_projects_search (investment_projects_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO investment_projects_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER investment_projects_search_delete AFTER DELETE ON investment_projects BEGIN
  INSERT INTO investment_projects_search (investment_projects_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
-- +goose StatementEnd
