-- +goose Up
-- What happened is never rewritten, whoever asks: audit events stay, and of a contribution only the review moves.
-- +goose StatementBegin
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
-- +goose StatementEnd
CREATE TRIGGER audit_events_no_update BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER capital_contributions_no_update
  BEFORE UPDATE OF id, project_id, amount, contributed_on, source, voucher_number, reverses_id, reversal_reason, origin
  ON capital_contributions FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER capital_contributions_no_delete BEFORE DELETE OR TRUNCATE ON capital_contributions
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
