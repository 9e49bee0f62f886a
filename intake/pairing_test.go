package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/ent/agreement"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/fault"
)

// Admins import pairings: those with a first day are in force, the others are proposed. Coordinators may not.
func TestAdminsImportPairings(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		var keys []string
		for _, c := range o.client.County.Query().Where(key, county.Not(county.HasPairingsAsRecipientWith(pairing.HasSupporterWith(codeIs("330110"))))).Limit(3).AllX(o.trusted()) {
			keys = append(keys, c.Code)
		}
		file := fmt.Sprintf("支援县,受援县,结对起始日期,来源网址\n余杭区,%s,2022-03-02,https://example.org/a\n330110,%s,,\n", keys[0], keys[1])
		if _, err := o.importAs(jinyang, "rows.csv", file, kindOptions("pairings")); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a coordinator gets %v", err)
		}
		o.want("demo:admin", file, kindOptions("pairings"), 2)
		o.want("demo:admin", file, kindOptions("pairings"), 0, "2 受援县 CONFLICT", "3 受援县 CONFLICT")
		o.want("demo:admin", fmt.Sprintf("支援县,受援县,结对起始日期\n余杭区,%s,2999-01-01\n%s,余杭区,\n", keys[2], keys[2]), kindOptions("pairings"), 0,
			"2 结对起始日期 BAD_USER_INPUT", "3 支援县 BAD_USER_INPUT")
		for n, want := range []string{"ACTIVE 2022-03-02", "PROPOSED <nil>"} {
			p := o.client.Pairing.Query().Where(pairing.HasRecipientWith(codeIs(keys[n])), pairing.HasSupporterWith(codeIs("330110"))).OnlyX(o.trusted())
			if got := fmt.Sprint(p.Status, " ", p.StartedOn); got != want {
				t.Errorf("the pairing is %s, want %s", got, want)
			}
		}
		if _, err := o.importAs("demo:admin", "rows.csv", header+uscc(1)+",甲公司,民营,C13,金阳县\n", kindOptions("enterprises")); !fault.Is(err, fault.Forbidden) {
			t.Errorf("an admin registers enterprises: %v", err)
		}
		o.verified()
	})
}

// An agreement comes with its targets, a row for each, also if they are many.
func TestAgreementsComeWithTheirTargets(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		const head = "支援县,受援县,协议年度,签订日期,指标,目标值,权重\n"
		o.want(jinyang, head+"余杭区,金阳县,2009,2026-03-02,PAID_IN_INVESTMENT,1500.5,0.4\n余杭区,金阳县,2009,,CO_BUILT_PARKS,3,\n", kindOptions("agreements"), 2)
		a := o.client.Agreement.Query().Where(agreement.Year(2009), agreement.HasPairingWith(pairing.HasRecipientWith(codeIs("513430")))).WithTargets().OnlyX(o.trusted())
		if len(a.Edges.Targets) != 2 || a.SignedOn.String() != "2026-03-02" {
			t.Errorf("the agreement is %v with %v", a, a.Edges.Targets)
		}
		o.want(jinyang, head+"余杭区,金阳县,2009,,PAID_IN_INVESTMENT,5,\n余杭区,金阳县,2010,,无此指标,5,\n余杭区,金阳县,2011,,CO_BUILT_PARKS,-5,0\n余杭区,金阳县,2012,,CO_BUILT_PARKS,5,\n余杭区,金阳县,2012,,CO_BUILT_PARKS,6,\n",
			kindOptions("agreements"), 0, "2  CONFLICT", "3 指标 BAD_USER_INPUT", "4 目标值 BAD_USER_INPUT", "4 权重 BAD_USER_INPUT", "6  CONFLICT")
		// The rest of an agreement may be in the next chunk of rows.
		file := head + "余杭区,金阳县,2013,,PAID_IN_INVESTMENT,5,\n" + strings.Repeat("余杭区,金阳县,2014,,NONE,5,\n", 499) + "余杭区,金阳县,2013,,CO_BUILT_PARKS,6,\n"
		partial := kindOptions("agreements")
		partial.Partial = true
		if got, err := o.importAs(jinyang, "rows.csv", file, partial); err != nil || got.Imported != 2 {
			t.Errorf("%+v, %v", got, err)
		}
		o.verified()
	})
}
