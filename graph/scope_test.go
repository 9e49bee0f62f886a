package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"jiedui/ent/coordinator"
	"jiedui/ent/enterprise"
	"jiedui/ent/industrialpark"
	"jiedui/ent/investmentproject"
	"jiedui/ent/prefecture"
	"jiedui/graph"
	"jiedui/scalar"
)

// near is a key county in the prefecture of the western one, which has coordinators of its own.
const near = "513428"

// outOfScope returns records that are none of the western coordinator's business, by the field of an input that may name
// them.
func (o office) outOfScope() map[string][]int {
	o.t.Helper()
	far := o.pairing(farWest)
	firm := mustGet(o.client.Enterprise.Create().SetName("会宁企业").SetUscc(uscc(number())).SetOwnership(enterprise.OwnershipPRIVATE).
		SetIndustry("C13").SetHomeCountyID(far.RecipientID).Save(o.trusted()))
	project := mustGet(o.client.InvestmentProject.Create().SetRegistrationNumber(fmt.Sprintf("F-%d", number())).SetName("会宁项目").
		SetEnterprise(firm).SetPairing(far).SetCountyID(far.RecipientID).SetProgram(investmentproject.ProgramEAST_WEST_COLLABORATION).
		SetIndustry("C13").SetCommitted(scalar.TenThousand).SetPaidIn(0).Save(o.trusted()))
	park := mustGet(o.client.IndustrialPark.Create().SetPairing(far).SetCountyID(far.RecipientID).SetName(fmt.Sprintf("会宁园区%d", number())).
		SetArea(10_0000).SetStatus(industrialpark.StatusPLANNED).Save(o.trusted()))
	return map[string][]int{
		"countyID":     {o.county(near), far.RecipientID, far.SupporterID},
		"homeCountyID": {o.county(near), far.RecipientID},
		"pairingID":    {far.ID, o.pairing(near).ID},
		"supporterID":  {far.SupporterID},
		"recipientID":  {far.RecipientID, o.county(near)},
		"provinceID":   {o.province("62")},
		"enterpriseID": {firm.ID},
		"projectID":    {project.ID},
		"parkID":       {park.ID},
		// The scope of a coordinator, which only an admin sets.
		"countyIDs":     {far.RecipientID},
		"prefectureIDs": {mustGet(o.client.Prefecture.Query().Where(prefecture.Code("6204")).OnlyID(o.trusted()))},
		"provinceIDs":   {o.province("62")},
	}
}

// allowedOutOfScope are the references that may lead out of the scope of who writes, each with the reason.
var allowedOutOfScope = map[string]string{
	"registerInvestmentProject.enterpriseID": "an enterprise of any county may invest",
	"linkEnterprise.enterpriseID":            "an enterprise of any county may be linked with a key county",
}

// No reference of any mutation reaches out of the scope of the coordinator or reviewer who sends it, but for those that have a
// reason.
func TestReferencesStayInScope(t *testing.T) {
	inOffices(t, func(o office) {
		schema := graph.NewSchema(o.client, o.client).Schema()
		outside, reached := o.outOfScope(), map[string]bool{}
		for _, name := range slices.Sorted(maps.Keys(rights)) {
			input := schema.Types[schema.Mutation.Fields.ForName(name).Arguments[0].Type.Name()]
			for _, field := range input.Fields {
				if field.Type.Name() != "ID" || field.Name == "id" {
					continue
				}
				ids := outside[field.Name]
				if len(ids) == 0 {
					t.Errorf("%s.%s: name a record that is out of scope", name, field.Name)
				}
				for _, id := range ids {
					in := rights[name](o, number())
					in[field.Name] = id
					if field.Type.Elem != nil {
						in[field.Name] = []int{id}
					}
					if field.Name == "countyID" && name == "recordFundAllocation" { // else the rule of pairings refuses it first
						maps.DeleteFunc(in, func(k string, _ any) bool { return k == "pairingID" })
						in["source"] = "CENTRAL_LINKING"
					}
					who := western
					if strings.HasSuffix(name, "Period") {
						who = reviewer
					}
					a := o.send(o.url, who, mutation(name, "__typename"), object{"input": in})
					cell := name + "." + field.Name
					switch {
					case a.code() == "" && allowedOutOfScope[cell] != "":
						reached[cell] = true
					case a.code() != "FORBIDDEN" && a.code() != "BAD_USER_INPUT":
						t.Errorf("%s = %d by %s: %s", cell, id, who, a.raw)
					}
				}
			}
		}
		for cell := range allowedOutOfScope {
			if !reached[cell] {
				t.Errorf("%s is not allowed, though it has a reason", cell)
			}
		}
	})
}

// A project lies in another key county of the prefecture only when that county's coordinator says so.
func TestPlaceInAnotherKeyCounty(t *testing.T) {
	inOffices(t, func(o office) {
		in := func() object {
			input := rights["registerInvestmentProject"](o, number())
			input["countyID"] = o.county(near)
			return input
		}
		o.refused(western, "registerInvestmentProject", in(), "FORBIDDEN", "outside of your scope")
		o.refused(eastern, "registerInvestmentProject", in(), "FORBIDDEN", "outside of your scope")
		park := rights["registerIndustrialPark"](o, number())
		park["countyID"] = o.county(near)
		o.refused(western, "registerIndustrialPark", park, "FORBIDDEN", "outside of your scope")
		both := fmt.Sprintf("both:%d", number())
		o.do(admin, "addCoordinator", "__typename", object{
			"subject": both, "name": "两县", "role": "COORDINATOR", "countyIDs": []int{o.county(west), o.county(near)},
		})
		o.do(both, "registerInvestmentProject", "__typename", in())
	})
}

// A person who has changed a record cannot confirm it either, even if a colleague has submitted it.
func TestNobodyConfirmsTheirOwnRecord(t *testing.T) {
	inOffices(t, func(o office) {
		author := fmt.Sprintf("author:%d", number())
		o.do(admin, "addCoordinator", "__typename", object{
			"subject": author, "name": "两边", "role": string(coordinator.RoleCOORDINATOR), "countyIDs": []int{o.county(west), o.county(east)},
		})
		p := o.do(author, "registerInvestmentProject", "investmentProject { id }", rights["registerInvestmentProject"](o, 0)).valueAt("investmentProject.id")
		o.do(western, "submitForReview", "__typename", o.now(p))
		o.refused(author, "confirmRecord", o.now(p), "FORBIDDEN", "your own record")
		o.do(eastern, "returnRecord", "__typename", o.now(p, "reason", "补充"))
		o.do(western, "submitForReview", "__typename", o.now(p))
		o.do(eastern, "confirmRecord", "__typename", o.now(p)) // somebody who has only reviewed it may
	})
}
