package intake

import (
	"fmt"
	"strings"

	"jiedui/ent"
)

// Query returns the query of an export whose file can be imported as the kind again: with headers=zh or en, as CSV or XLSX. It
// lists the records that meet the conditions of where, such as {origin: REGISTERED}, beside those of the kind itself. It is
// empty for kinds of several records a row, which are exported kind by kind.
func (k *Kind) Query(where ...string) string {
	if k.wide {
		return ""
	}
	if k.where != "" {
		where = append(where, k.where)
	}
	filter := ""
	if len(where) > 0 {
		filter = "(where: {" + strings.Join(where, ", ") + "})"
	}
	root := &selection{}
	for _, c := range k.Columns {
		root.add(strings.Split(c.Exported[0], "."))
	}
	return fmt.Sprintf("{ %s%s { edges { node { %s } } } }", lowerCamel(ent.EntityNamed(k.Lists).Table), filter, root)
}

// lowerCamel returns the name of a table as the API has it: investmentProjects for investment_projects.
func lowerCamel(table string) string {
	words := strings.Split(table, "_")
	for n := 1; n < len(words); n++ {
		words[n] = strings.ToUpper(words[n][:1]) + words[n][1:]
	}
	return strings.Join(words, "")
}

// selection is a selection of fields in the order in which they were added.
type selection struct {
	names []string
	below map[string]*selection
}

func (s *selection) add(path []string) {
	if s.below == nil {
		s.below = make(map[string]*selection)
	}
	if s.below[path[0]] == nil {
		s.names = append(s.names, path[0])
		s.below[path[0]] = &selection{}
	}
	if len(path) > 1 {
		s.below[path[0]].add(path[1:])
	}
}

func (s *selection) String() string {
	list := make([]string, len(s.names))
	for n, name := range s.names {
		if list[n] = name; len(s.below[name].names) > 0 {
			list[n] += " { " + s.below[name].String() + " }"
		}
	}
	return strings.Join(list, " ")
}
