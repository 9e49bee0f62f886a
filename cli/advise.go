package cli

import (
	"context"
	"fmt"
	"log/slog"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/fault"
	"jiedui/rule"
)

// QuickConnections are kept for operations that are soon done. OwnConnections are those besides what flags name: the quick
// ones, one for health checks, and one that listens for changes.
const (
	QuickConnections = 4
	OwnConnections   = QuickConnections + 2
)

// CheckConnections returns an error if the server may open more connections than the database allows, because the requests
// that get none would fail. A pooler has connections of its own.
func (s *ServeFlags) CheckConnections(ctx context.Context, d *db.DB) error {
	if s.Pooler {
		return nil
	}
	most, err := d.Room(ctx)
	each := d.Stats().MaxOpenConnections
	needed := 2*each + s.ReportConnections + OwnConnections
	if err != nil || most == 0 || needed <= most {
		return err
	}
	fits := max(1, (most-s.ReportConnections-OwnConnections)/2)
	return fault.New(fault.BadUserInput,
		fmt.Sprintf("the server may open %d connections to PostgreSQL, which allows %d: lower --max-connections to %d or less, or raise max_connections there", needed, most, fits),
		fmt.Sprintf("服务最多会打开 %d 个 PostgreSQL 连接，而后者只允许 %d 个：请将 --max-connections 调至 %d 或更低，或在其中调高 max_connections", needed, most, fits))
}

// Advice is what Advise looks at.
type Advice struct {
	Callers *auth.Authenticator
	Client  *ent.Client
	Issuer  string
	// SignsTokens reports whether the server accepts tokens of its own key.
	SignsTokens bool
	// TwoAdmins is the setting.
	TwoAdmins bool
}

// Advise logs a warning for each setting that will keep people from their work.
func Advise(ctx context.Context, a Advice) error {
	if err := a.Callers.Reach(ctx); err != nil && ctx.Err() == nil {
		slog.Warn("the issuer of tokens does not answer, and requests with a token get 503 until it does: check --issuer and the network",
			"issuer", a.Issuer)
	}
	if a.Issuer == "" && !a.SignsTokens {
		slog.Warn("no token is accepted, so nobody can change anything: set --issuer and --audience, or --signing-key for development")
	}
	coordinators := a.Client.Coordinator.Query().Where(coordinator.Active(true))
	n, err := coordinators.Clone().Count(rule.System(ctx))
	if err != nil {
		return fmt.Errorf("coordinators: %w", err)
	}
	if n == 0 {
		slog.Warn("no coordinator is on record, so nobody can sign in: add the first admin with jiedui coordinator add")
	}
	admins, err := coordinators.Clone().Where(coordinator.RoleEQ(coordinator.RoleADMIN)).Count(rule.System(ctx))
	if err != nil {
		return fmt.Errorf("admins: %w", err)
	}
	if a.TwoAdmins && admins == 1 {
		slog.Warn("--two-admins has no effect while there is one admin, who acts alone: add a second one")
	}
	n, err = coordinators.Where(
		coordinator.RoleIn(coordinator.RoleCOORDINATOR, coordinator.RoleREVIEWER),
		coordinator.Not(coordinator.HasProvinces()), coordinator.Not(coordinator.HasPrefectures()), coordinator.Not(coordinator.HasCounties()),
	).Count(rule.System(ctx))
	if err != nil {
		return fmt.Errorf("coordinators without a region: %w", err)
	}
	if n > 0 {
		slog.Warn("coordinators or reviewers without a region can change nothing: give them regions with updateCoordinator", "number", n)
	}
	return nil
}
