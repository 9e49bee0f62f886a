package cli

import (
	"context"
	"fmt"
	"io"

	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/rule"
	"jiedui/verb"
)

// Coordinator manages coordinators.
type Coordinator struct {
	Add        CoordinatorAdd        `cmd:"" help:"Let a person work with the system."`
	Deactivate CoordinatorDeactivate `cmd:"" help:"Take all rights away from a person, such as an admin whose tokens are in wrong hands."`
}

// CoordinatorAdd puts a person on record.
type CoordinatorAdd struct {
	Subject string   `required:"" help:"Subject of the person's tokens."`
	Name    string   `required:"" help:"Name."`
	Role    string   `required:"" enum:"ANALYST,COORDINATOR,REVIEWER,ADMIN" help:"ANALYST, COORDINATOR, REVIEWER or ADMIN."`
	Region  []string `placeholder:"CODE" help:"Codes of the scope's regions (GB/T 2260): 2 digits for a province, 4 for a prefecture, 6 for a county."`
	Phone   *string  `help:"Telephone."`
	Email   *string  `help:"E-mail address."`
}

// Run adds the coordinator.
func (a *CoordinatorAdd) Run(ctx context.Context, s *Settings, out io.Writer, warnings errorWriter) error {
	d, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	var added *ent.Coordinator
	err = history.Transact(rule.System(ctx), d.Client(), func(ctx context.Context, client *ent.Client) error {
		in := verb.AddCoordinatorInput{
			Subject: a.Subject, Name: a.Name, Role: coordinator.Role(a.Role), Phone: a.Phone, Email: a.Email,
		}
		for _, code := range a.Region {
			var id int
			switch len(code) {
			case 2:
				id, err = client.Province.Query().Where(province.Code(code)).OnlyID(ctx)
				in.ProvinceIDs = append(in.ProvinceIDs, id)
			case 4:
				id, err = client.Prefecture.Query().Where(prefecture.Code(code)).OnlyID(ctx)
				in.PrefectureIDs = append(in.PrefectureIDs, id)
			default:
				id, err = client.County.Query().Where(county.Code(code)).OnlyID(ctx)
				in.CountyIDs = append(in.CountyIDs, id)
			}
			if ent.IsNotFound(err) {
				return fault.New(fault.BadUserInput, fmt.Sprintf("there is no region with the code %q", code), fmt.Sprintf("没有代码为 %q 的地区", code))
			}
			if err != nil {
				return fmt.Errorf("region: %w", err)
			}
		}
		added, err = verb.AddCoordinator(ctx, client, in)
		return err
	})
	if err != nil {
		return err
	}
	if _, err = fmt.Fprintf(out, "coordinator %d: %s, %s\n", added.ID, added.Subject, added.Role); err != nil {
		return err
	}
	if len(a.Region) == 0 && (added.Role == coordinator.RoleCOORDINATOR || added.Role == coordinator.RoleREVIEWER) {
		warning := fault.Text{
			EN: "without a region this person can change nothing: give regions with the mutation updateCoordinator",
			ZH: "未指定地区，此人不能变更任何记录：请用变更操作 updateCoordinator 指定地区",
		}
		_, err = fmt.Fprintln(warnings, "jiedui:", warning.In(Language()))
	}
	return err
}

// CoordinatorDeactivate takes the rights of a person away.
type CoordinatorDeactivate struct {
	Subject string `required:"" help:"Subject of the person's tokens."`
}

// Run deactivates the coordinator.
func (a *CoordinatorDeactivate) Run(ctx context.Context, s *Settings, out io.Writer) error {
	d, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	err = history.Transact(rule.System(ctx), d.Client(), func(ctx context.Context, client *ent.Client) error {
		p, err := client.Coordinator.Query().Where(coordinator.Subject(a.Subject)).Only(ctx)
		if ent.IsNotFound(err) {
			return fault.New(fault.NotFound, fmt.Sprintf("no coordinator has the subject %q", a.Subject), fmt.Sprintf("没有联络员使用 subject “%s”", a.Subject))
		}
		if err != nil {
			return fmt.Errorf("coordinator: %w", err)
		}
		active := false
		_, err = verb.UpdateCoordinator(ctx, client, verb.UpdateCoordinatorInput{ID: p.ID, Version: p.Version, Active: &active})
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "deactivated: %s\n", a.Subject)
	return err
}
