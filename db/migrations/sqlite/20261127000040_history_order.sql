-- +goose Up
-- drop index "auditevent_entity_entity_id_created_at_id" from table: "audit_events"
DROP INDEX `auditevent_entity_entity_id_created_at_id`;
-- create index "auditevent_entity_entity_id_id" to table: "audit_events"
CREATE INDEX `auditevent_entity_entity_id_id` ON `audit_events` (`entity`, `entity_id`, `id`);
