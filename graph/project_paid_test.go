package graph_test

import (
	"testing"

	"jiedui/db/dbtest"
)

// A project is put on record with what has been paid into it: all of it, or, with the faults of all, nothing.
func TestProjectIsRegisteredWithItsPayments(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, people)
		paid := func(amount, day string) object {
			return object{"amount": amount, "contributedOn": day, "source": "BANK_LOAN"}
		}
		input := func(number string, payments ...object) object {
			return object{
				"registrationNumber": number, "name": "金阳县苦荞加工项目", "enterpriseID": o.enterprise().ID, "pairingID": o.pairing(west).ID,
				"program": "EAST_WEST_COLLABORATION", "industry": "C13", "committed": "35000000.00", "contributions": payments,
			}
		}
		o.refused(western, "registerInvestmentProject", input("小写", paid("1", "2022-06-01"), paid("0", "2999-01-01")), "BAD_USER_INPUT", "",
			"registrationNumber", "contributions.1.amount", "contributions.1.contributedOn")
		o.refused(western, "registerInvestmentProject", input("P-1", paid("0", "2022-06-01")), "BAD_USER_INPUT", "", "contributions.0.amount")
		made := o.do(western, "registerInvestmentProject", "investmentProject { version paidIn contributions { edges { node { amount contributedOn source review } } } }",
			input("P-1", paid("12000000.00", "2022-06-01"), paid("345678.90", "2022-07-01")))
		if made.valueAt("investmentProject.paidIn") != "12345678.90" {
			t.Errorf("the project is %s", made.Data)
		}
		if got := o.query(western, `{ capitalContributions(where: {hasProjectWith: {registrationNumber: "P-1"}}) { totalCount } }`); got.textAt("capitalContributions.totalCount") != "2" {
			t.Errorf("its payments are %s", got.Data)
		}
		if got := made.textAt("investmentProject.contributions.edges.0.node"); got != "map[amount:12000000.00 contributedOn:2022-06-01 review:DRAFT source:BANK_LOAN]" {
			t.Errorf("a payment is %s", got)
		}
	})
}
