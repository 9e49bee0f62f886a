package intake_test

import (
	"context"
	"fmt"
	"testing"

	"jiedui/auth"
	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/rule"
	"jiedui/scalar"
	"jiedui/viewer"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var full = scaled(1)

// scaled returns a template with the demonstration data, so many times.
func scaled(n int) dbtest.Template {
	return dbtest.Template{Name: fmt.Sprint("demo", n), Build: func(ctx context.Context, d *db.DB) error { return build(ctx, d, n) }}
}

func build(ctx context.Context, d *db.DB, scale int) error {
	if _, err := db.Migrate(ctx, d, db.Migrations); err != nil {
		return err
	}
	if _, err := reference.Load(ctx, d.Client(), nil); err != nil {
		return err
	}
	if _, err := demo.Load(ctx, d.Client(), demo.Options{Scale: scale}); err != nil {
		return err
	}
	ctx = rule.Trusted(ctx)
	provinces, err := d.Client().Province.Query().IDs(ctx)
	if err != nil {
		return err
	}
	return d.Client().Coordinator.Create().SetSubject(everywhere).SetName("联络员").SetRole(coordinator.RoleCOORDINATOR).
		AddProvinceIDs(provinces...).Exec(ctx)
}

// everywhere is a coordinator of all counties; jinyang is one of 金阳县, which 余杭区 supports.
const (
	everywhere = "everywhere"
	jinyang    = "demo:county:513430"
)

var (
	key        = county.DesignationEQ(county.DesignationKEY)
	codeIs     = county.Code
	inForce    = pairing.StatusEQ(pairing.StatusACTIVE)
	inProvince = county.ProvinceID
	march2     = scalar.Date{Year: 2026, Month: 3, Day: 2}
)

// yuan returns an amount of whole yuan.
func yuan(n int) scalar.Money { return scalar.Money(n) * scalar.Yuan }

// office is a database with people who work on it.
type office struct {
	t      testing.TB
	db     *db.DB
	client *ent.Client
}

func employ(t testing.TB, dialectName string, template dbtest.Template) *office {
	t.Helper()
	d := dbtest.Open(t, dialectName, template)
	return &office{t, d, d.Client()}
}

func (o *office) trusted() context.Context { return rule.Trusted(context.Background()) }

// contextOf returns a context of a subject.
func (o *office) contextOf(subject string) context.Context {
	o.t.Helper()
	v, err := auth.Lookup(context.Background(), o.client, subject)
	if err != nil {
		o.t.Fatal(err)
	}
	return viewer.With(context.Background(), v)
}
