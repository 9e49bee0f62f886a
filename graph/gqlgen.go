//go:build ignore

// Command gqlgen generates graph/generated and the stubs of new resolvers. It runs from the module's root.
package main

import (
	"log"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		log.Fatalf("gqlgen: %v", err)
	}
	if err := api.Generate(cfg, api.AddPlugin(inOrder{})); err != nil {
		log.Fatalf("gqlgen: %v", err)
	}
}

// inOrder has the fields of a record resolved one after the other: what they need was read with the record, so that
// a goroutine each would only cost. The fields of Query, which wait for the database, stay side by side.
type inOrder struct{}

func (inOrder) Name() string { return "inOrder" }

func (inOrder) GenerateCode(data *codegen.Data) error {
	for _, o := range data.Objects {
		if o != data.QueryRoot {
			o.DisableConcurrency = true
		}
	}
	return nil
}
