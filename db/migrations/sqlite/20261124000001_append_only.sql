-- +goose Up
-- What happened is never rewritten, whoever asks: audit events stay, and of a contribution only the review moves.
-- +goose StatementBegin
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'audit_events: append only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'audit_events: append only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER capital_contributions_no_update
BEFORE UPDATE OF id, project_id, amount, contributed_on, source, voucher_number, reverses_id, reversal_reason, origin
ON capital_contributions BEGIN
  SELECT RAISE(ABORT, 'capital_contributions: append only');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER capital_contributions_no_delete BEFORE DELETE ON capital_contributions BEGIN
  SELECT RAISE(ABORT, 'capital_contributions: append only');
END;
-- +goose StatementEnd
