//go:build ignore

// Command gen writes the part of the API's schema that package report makes. It runs from the module's root.
package main

import (
	"log"
	"os"

	"jiedui/report"
)

func main() {
	if err := os.WriteFile("graph/groups.graphqls", []byte(report.SDL()), 0o644); err != nil {
		log.Fatal(err)
	}
}
