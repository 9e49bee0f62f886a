package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/web/model"
)

// Every mutation has a form, but those of files and of several records at once.
func TestEveryMutationHasItsForm(t *testing.T) {
	t.Parallel()
	m := model.Of(schema, known)
	without := []string{"importRecords", "submitRecords", "confirmRecords", "validateRecords", "returnRecords"}
	for _, f := range schema.Mutation.Fields {
		has := slices.ContainsFunc(m.Forms, func(form model.Form) bool { return form.Name == f.Name })
		if has == slices.Contains(without, f.Name) {
			t.Errorf("%s has a form: %t", f.Name, has)
		}
	}
}

// What a form says of a field is in the schema: what it refers to is there, and people can read it in both languages.
func TestFormsCanBeFilledIn(t *testing.T) {
	t.Parallel()
	m := model.Of(schema, known)
	entity := func(name string) model.Entity {
		i := slices.IndexFunc(m.Entities, func(e model.Entity) bool { return e.Name == name })
		if i < 0 {
			t.Fatalf("no entity %q", name)
		}
		return m.Entities[i]
	}
	for _, form := range m.Forms {
		if !chinese.MatchString(form.Term.ZH) || form.Record == "" {
			t.Errorf("%+v", form)
		}
		if form.Entity != "" && len(form.Roles) == 0 {
			t.Errorf("nobody may fill in %s", form.Name)
		}
		var check func(at string, fields []model.FormField)
		check = func(at string, fields []model.FormField) {
			there := func(field, other string) {
				if other != "" && !slices.ContainsFunc(fields, func(f model.FormField) bool { return f.Name == other }) &&
					(!form.Edits || !has(entity(form.Entity), other)) {
					t.Errorf("%s.%s names %s, which is not there", at, field, other)
				}
			}
			for _, f := range fields {
				name := at + "." + f.Name
				if !chinese.MatchString(f.Term.ZH) || chinese.MatchString(f.Term.EN) {
					t.Errorf("%s is called %+v", name, f.Term)
				}
				if f.Help != nil && (!chinese.MatchString(f.Help.ZH) || f.Help.EN == "" || chinese.MatchString(f.Help.EN)) {
					t.Errorf("%s is explained as %+v", name, *f.Help)
				}
				if (f.Type == "ID" || f.Key != "") && f.Entity == "" && f.Codes == "" {
					t.Errorf("%s refers to nothing", name)
				}
				if f.Entity != "" {
					to := entity(f.Entity)
					if to.List == "" || f.Key != "id" && !has(to, f.Key) {
						t.Errorf("%s refers to %s by %s", name, f.Entity, f.Key)
					}
				}
				if f.Codes != "" {
					valid(t, "{ "+f.Codes+" { "+f.Key+" name } }")
				}
				for _, c := range []*model.Condition{f.OnlyIf, f.RequiredIf} {
					if c == nil {
						continue
					}
					there(f.Name, c.Field)
					for _, v := range c.Values {
						of := fields[slices.IndexFunc(fields, func(f model.FormField) bool { return f.Name == c.Field })].Type
						if !slices.ContainsFunc(m.Enums[of].Values, func(value model.Value) bool { return value.Name == v }) {
							t.Errorf("%s depends on %s %s, which is not there", name, c.Field, v)
						}
					}
				}
				there(f.Name, f.Or)
				there(f.Name, f.NotBefore)
				there(f.Name, f.AtMost)
				if of := strings.TrimSuffix(f.Within, "ID"); form.Edits {
					there(f.Name, of) // the record has it
				} else {
					there(f.Name, f.Within)
				}
				if schema.Types[f.Type].Kind == ast.InputObject {
					check(name, f.Fields)
				}
			}
		}
		check(form.Name, form.Fields)
	}
}

func has(e model.Entity, field string) bool {
	return slices.ContainsFunc(e.Fields, func(f model.Field) bool { return f.Name == field }) ||
		slices.ContainsFunc(e.Records, func(r model.Record) bool { return r.Name == field })
}

// A field that is new in an input is in the form, with its label, its help and its checks.
func TestNewFieldIsInTheForm(t *testing.T) {
	t.Parallel()
	s := gqlparser.MustLoadSchema(&ast.Source{Input: `
directive @form(of: String, min: Int, zh: String, section: String, notBefore: String, onlyIf: String) on INPUT_FIELD_DEFINITION
interface Node { id: ID! }
enum Socket { E14 E27 }
"""A lamp (灯)."""
type Lamp implements Node {
  id: ID!
  """Socket (灯座)."""
  socket: Socket!
  """The room that it lights (房间)."""
  room: Room!
}
"""A room (房间)."""
type Room implements Node { id: ID! }
input HangLampInput {
  socket: Socket!
  roomID: ID!
  """Light that it gives (光通量): in lumens."""
  light: Int @form(min: 1, zh: "流明", section: "Light (光)", onlyIf: "socket=E14,E27")
}
type LampPayload { lamp: Lamp! }
type Query { node(id: ID!): Node }
type Mutation {
  """Hang a lamp (挂灯)."""
  hangLamp(input: HangLampInput!): LampPayload!
}`})
	form := model.Of(s, model.Known{ChangedBy: func(string) string { return "COORDINATORS" }}).Forms[0]
	if form.Entity != "Lamp" || form.Record != "lamp" || form.Edits || !slices.Equal(form.Roles, []string{"COORDINATOR"}) || form.Term.ZH != "挂灯" {
		t.Errorf("%+v", form)
	}
	socket, room, light := form.Fields[0], form.Fields[1], form.Fields[2]
	if socket.Term.ZH != "灯座" || !socket.Required || room.Term.ZH != "房间" || room.Entity != "Room" || room.Key != "id" {
		t.Errorf("%+v %+v", socket, room)
	}
	if light.Term.ZH != "光通量" || *light.Help != (model.Term{EN: "In lumens.", ZH: "流明"}) || light.Min != "1" || *light.Section != (model.Term{EN: "Light", ZH: "光"}) ||
		light.OnlyIf.Field != "socket" || !slices.Equal(light.OnlyIf.Values, []string{"E14", "E27"}) {
		t.Errorf("%+v", light)
	}
}
