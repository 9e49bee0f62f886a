-- +goose Up
-- create "rights_changes" table
CREATE TABLE `rights_changes` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `coordinator_version` integer NULL, `status` text NOT NULL, `before` text NOT NULL, `after` text NOT NULL, `reason` text NULL, `coordinator_id` integer NULL, `proposer_id` integer NOT NULL, `decider_id` integer NULL, CONSTRAINT `rights_changes_coordinators_coordinator` FOREIGN KEY (`coordinator_id`) REFERENCES `coordinators` (`id`) ON DELETE SET NULL, CONSTRAINT `rights_changes_coordinators_proposer` FOREIGN KEY (`proposer_id`) REFERENCES `coordinators` (`id`) ON DELETE NO ACTION, CONSTRAINT `rights_changes_coordinators_decider` FOREIGN KEY (`decider_id`) REFERENCES `coordinators` (`id`) ON DELETE SET NULL, CONSTRAINT `rights_change_status_value` CHECK (status IN ('PROPOSED', 'CONFIRMED', 'REJECTED', 'SOLE_ADMIN')));
-- set sequence for "rights_changes" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("rights_changes", 115964116991);
-- create "token_revocations" table
CREATE TABLE `token_revocations` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `token_id` text NULL, `subject` text NULL, `revoked_at` datetime NOT NULL, `reason` text NOT NULL, CONSTRAINT `revocation_names_one` CHECK ((token_id IS NULL) <> (subject IS NULL)));
-- set sequence for "token_revocations" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("token_revocations", 120259084287);
-- create index "token_revocations_token_id_key" to table: "token_revocations"
CREATE UNIQUE INDEX `token_revocations_token_id_key` ON `token_revocations` (`token_id`);
-- create index "token_revocations_subject_key" to table: "token_revocations"
CREATE UNIQUE INDEX `token_revocations_subject_key` ON `token_revocations` (`subject`);
