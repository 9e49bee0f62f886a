package graph_test

import (
	"strings"
	"testing"

	"jiedui/db/dbtest"
)

func TestCoverageSaysWhoHasSupportersAndProjects(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, full)
		a.want(t, `{ coverage(asOf: "2022-11-30") { asOf keyCounties covered uncovered supporters provinces { province { code } keyCounties covered } } }`,
			`{"coverage":{"asOf":"2022-11-30","keyCounties":160,"covered":160,"uncovered":0,"supporters":133,"provinces":[`+
				`{"province":{"code":"15"},"keyCounties":10,"covered":10},{"province":{"code":"45"},"keyCounties":20,"covered":20},`+
				`{"province":{"code":"50"},"keyCounties":4,"covered":4},{"province":{"code":"51"},"keyCounties":25,"covered":25},`+
				`{"province":{"code":"52"},"keyCounties":20,"covered":20},{"province":{"code":"53"},"keyCounties":27,"covered":27},`+
				`{"province":{"code":"61"},"keyCounties":11,"covered":11},{"province":{"code":"62"},"keyCounties":23,"covered":23},`+
				`{"province":{"code":"63"},"keyCounties":15,"covered":15},{"province":{"code":"64"},"keyCounties":5,"covered":5}]}}`)

		// Jinyang loses its only supporter.
		a.exec(t, `UPDATE pairings SET status = 'SUSPENDED' WHERE recipient_id = (SELECT id FROM counties WHERE code = '513430')`)
		a.exec(t, `UPDATE investment_projects SET status = 'CANCELLED' WHERE county_id = (SELECT id FROM counties WHERE code = '513436')`)
		a.want(t, `{ coverage { asOf covered uncovered withoutProject
			recipients(covered: false) { county { name province { name } } supporters { name } }
			idle: recipients(withProject: false) { county { code } projects } } }`,
			`{"coverage":{"asOf":null,"covered":159,"uncovered":1,"withoutProject":1,`+
				`"recipients":[{"county":{"name":"金阳县","province":{"name":"四川省"}},"supporters":[]}],`+
				`"idle":[{"county":{"code":"513436"},"projects":0}]}}`)
		data, errs := a.post(t, `{ coverage { recipients(covered: true) { county { code } supporters { code province { code } } } supporting(covering: true) { county { code } recipients { code } } } }`, nil)
		if errs != nil || !strings.Contains(string(data), `{"county":{"code":"513436"},"supporters":[{"code":"330206","province":{"code":"33"}}`) ||
			!strings.Contains(string(data), `{"county":{"code":"330206"},"recipients":[`) {
			t.Errorf("%.2000s %s", data, errs)
		}
		if n := a.counter.Count(func() {
			a.post(t, `{ coverage { recipients { county { name province { name } } supporters { name } } } }`, nil)
		}); n != 1 {
			t.Errorf("%d statements", n)
		}

		empty := serve(t, dialectName, seeded)
		empty.want(t, `{ coverage { keyCounties covered uncovered withoutProject } }`, `{"coverage":{"keyCounties":160,"covered":56,"uncovered":104,"withoutProject":160}}`)
	})
}
