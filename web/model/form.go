package model

import (
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/term"
)

// Form is what one fills in for a mutation.
type Form struct {
	// Name of the mutation, and Input the type of what it takes.
	Name  string `json:"name"`
	Term  Term   `json:"term"`
	Input string `json:"input"`
	// Entity of the record that is made or changed, and Record the field of the answer that has it. Entity is "" if it
	// can be of several.
	Entity string `json:"entity,omitempty"`
	Record string `json:"record"`
	// Edits reports whether a record is changed: the input has its id and its version.
	Edits bool `json:"edits,omitempty"`
	// Roles are those of who may do it at all, as of the values of CoordinatorRole. None: it depends on the record.
	Roles  []string    `json:"roles,omitempty"`
	Fields []FormField `json:"fields"`
}

// FormField is a field of an input. It has what its type says, what the schema says with @form, and what the entity says of
// its field of the same name.
type FormField struct {
	Name string `json:"name"`
	Term Term   `json:"term"`
	// Help is what the term does not say.
	Help     *Term  `json:"help,omitempty"`
	Type     string `json:"type"`
	List     bool   `json:"list,omitempty"`
	Required bool   `json:"required,omitempty"`
	// Entity of the records that are chosen from, or Codes, the field of Query that lists the codes. Key is the field of them
	// that is sent.
	Entity string `json:"entity,omitempty"`
	Codes  string `json:"codes,omitempty"`
	Key    string `json:"key,omitempty"`
	// The rest is explained at the directive @form.
	Within     string     `json:"within,omitempty"`
	As         string     `json:"as,omitempty"`
	Section    *Term      `json:"section,omitempty"`
	OnlyIf     *Condition `json:"onlyIf,omitempty"`
	RequiredIf *Condition `json:"requiredIf,omitempty"`
	Or         string     `json:"or,omitempty"`
	NotBefore  string     `json:"notBefore,omitempty"`
	AtMost     string     `json:"atMost,omitempty"`
	Min        string     `json:"min,omitempty"`
	// Fields of an input within the input.
	Fields []FormField `json:"fields,omitempty"`
}

// Condition holds if the field has one of the values.
type Condition struct {
	Field  string   `json:"field"`
	Values []string `json:"values"`
}

// roles are those of who may change the records of an entity, by what its facts say.
var roles = map[string][]string{"COORDINATORS": {"COORDINATOR"}, "REVIEWERS": {"REVIEWER"}, "ADMINS": {"ADMIN"}}

// forms returns a form for each mutation that one person fills in. Files have a page of their own, and steps of several
// records begin with a selection of them.
func (r reader) forms(entities []Entity, known Known) []Form {
	forms := []Form{}
	if r.schema.Mutation == nil {
		return forms
	}
	for _, f := range r.schema.Mutation.Fields {
		input := r.schema.Types[argument(f, "input")]
		if input == nil || !r.filledIn(input) {
			continue
		}
		made := Form{Name: f.Name, Term: termOf(f.Name, f.Description), Input: input.Name}
		made.Term.EN = words(f.Name)
		for _, answer := range r.schema.Types[f.Type.Name()].Fields {
			if t := r.schema.Types[answer.Type.Name()]; t.Name == "Node" || slices.Contains(t.Interfaces, "Node") {
				made.Record = answer.Name
				if t.Kind == ast.Object {
					made.Entity = t.Name
					made.Roles = roles[known.changedBy(t.Name)]
				}
				break
			}
		}
		made.Edits = input.Fields.ForName("id") != nil && input.Fields.ForName("version") != nil
		made.Fields = r.formFields(input, entities, made.Entity)
		forms = append(forms, made)
	}
	return forms
}

// changedBy says who changes records of an entity, "" if it is not known.
func (k Known) changedBy(entity string) string {
	if k.ChangedBy == nil {
		return ""
	}
	return k.ChangedBy(entity)
}

// filledIn reports whether an input is one that a person fills in.
func (r reader) filledIn(input *ast.Definition) bool {
	return !slices.ContainsFunc(input.Fields, func(f *ast.FieldDefinition) bool {
		t := r.schema.Types[f.Type.Name()]
		return t.Name == "Upload" || t.Kind == ast.InputObject && t.Fields.ForName("version") != nil
	})
}

func (r reader) formFields(input *ast.Definition, entities []Entity, of string) []FormField {
	entity := entityNamed(entities, of)
	edits := input.Fields.ForName("id") != nil
	fields := make([]FormField, 0, len(input.Fields))
	for _, f := range input.Fields {
		if edits && (f.Name == "id" || f.Name == "version") {
			continue
		}
		t := r.schema.Types[f.Type.Name()]
		r.note(t)
		made := FormField{
			Name: f.Name, Term: termOf(f.Name, f.Description), Type: t.Name, List: f.Type.Elem != nil, Required: f.Type.NonNull && f.DefaultValue == nil,
		}
		around := entity.around(f.Name)
		if _, ok := term.Of(f.Description); !ok && around.term != (Term{}) {
			made.Term = around.term
		}
		made.read(f)
		switch {
		case t.Kind == ast.InputObject:
			made.Fields = r.formFields(t, entities, around.entity)
		case t.Name == "ID" && made.Entity == "":
			made.Entity, made.Key = around.entity, "id"
			if named := capital(strings.TrimSuffix(strings.TrimSuffix(f.Name, "s"), "ID")); made.Entity == "" && entityNamed(entities, named).Name != "" {
				made.Entity = named
			}
			if _, ok := term.Of(f.Description); !ok && around.term == (Term{}) {
				made.Term = entityNamed(entities, made.Entity).Term
			}
		case t.Name == "ID":
			made.Key = "id"
		case made.Entity != "":
			made.Key = "code"
			if to := entityNamed(entities, made.Entity); to.LookUp != nil {
				made.Key = to.LookUp.Key
			} else {
				made.Codes, made.Entity = r.codes(made.Entity), ""
			}
		}
		fields = append(fields, made)
	}
	for _, f := range fields {
		if f.Help != nil {
			f.Help.EN = constant.ReplaceAllStringFunc(f.Help.EN, func(name string) string { return r.called(fields, name) })
		}
	}
	return fields
}

// constant is the name of a value of an enum within a text.
var constant = regexp.MustCompile(`\b[A-Z]+(?:_[A-Z]+)+\b|\b[A-Z]{5,}\b`)

// called returns the term of a value of an enum that one of the fields has, in English; other names stay.
func (r reader) called(fields []FormField, name string) string {
	for _, f := range fields {
		for _, v := range r.enums[f.Type].Values {
			if v.Name == name {
				return "“" + v.Term.EN + "”"
			}
		}
	}
	return name
}

// read takes over what the schema says of a field with @form.
func (made *FormField) read(f *ast.FieldDefinition) {
	said := map[string]string{}
	if d := f.Directives.ForName("form"); d != nil {
		for _, a := range d.Arguments {
			said[a.Name] = a.Value.Raw
		}
	}
	made.Entity, made.Within, made.As = said["of"], said["within"], said["as"]
	made.Or, made.NotBefore, made.AtMost, made.Min = said["or"], said["notBefore"], said["atMost"], said["min"]
	made.OnlyIf, made.RequiredIf = condition(said["onlyIf"]), condition(said["requiredIf"])
	if section, ok := term.Leading(said["section"]); ok {
		made.Section = &Term{EN: section.EN, ZH: section.ZH}
	}
	if help := helpOf(f.Description); help != "" || said["zh"] != "" {
		made.Help = &Term{EN: help, ZH: said["zh"]}
	}
}

func condition(text string) *Condition {
	field, values, ok := strings.Cut(text, "=")
	if !ok {
		return nil
	}
	return &Condition{Field: field, Values: strings.Split(values, ",")}
}

// helpOf returns what a description says beyond its term.
func helpOf(description string) string {
	zh, ok := term.Of(description)
	if !ok {
		return capital(description)
	}
	before, after, _ := strings.Cut(description, " ("+zh+")")
	if _, leads := term.Leading(description); leads {
		return capital(strings.TrimLeft(after, ":;., "))
	}
	return capital(before + after)
}

// codes returns the field of Query that lists all codes of a type.
func (r reader) codes(of string) string {
	for _, f := range r.schema.Query.Fields {
		if f.Type.Elem != nil && f.Type.Name() == of && len(f.Arguments) == 0 {
			return f.Name
		}
	}
	return ""
}

func entityNamed(entities []Entity, name string) Entity {
	for _, e := range entities {
		if e.Name == name {
			return e
		}
	}
	return Entity{}
}

// around is what an entity knows of a field of an input.
type around struct {
	term   Term
	entity string
}

// around returns what an entity has under the name of a field of an input: a value, a record by its id, or a list.
func (e Entity) around(name string) around {
	for _, f := range e.Fields {
		if f.Name == name {
			return around{term: f.Term}
		}
	}
	for _, record := range e.Records {
		if record.Name+"ID" == name {
			return around{record.Term, record.Entity}
		}
	}
	for _, c := range e.Connections {
		if c.Name == name || strings.EqualFold(c.Entity+"IDs", name) {
			return around{c.Term, c.Entity}
		}
	}
	return around{}
}
