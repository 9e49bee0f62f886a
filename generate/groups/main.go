// Command groups writes the part of the API's schema that package report/group makes, graph/groups.graphqls. It runs from the
// root of the module.
package main

import (
	"log"
	"os"

	"jiedui/report/group"
)

func main() {
	if err := os.WriteFile("graph/groups.graphqls", []byte(group.SDL()), 0o644); err != nil { //nolint:gosec // G306: a source file
		log.Fatal(err)
	}
}
