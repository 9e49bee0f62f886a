//go:build ignore

// Command generate writes the part of the API's schema that package group makes. It runs from the module's root.
package main

import (
	"log"
	"os"

	"jiedui/report/group"
)

func main() {
	if err := os.WriteFile("graph/groups.graphqls", []byte(group.SDL()), 0o644); err != nil {
		log.Fatal(err)
	}
}
