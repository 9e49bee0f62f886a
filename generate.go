package main

//go:generate go run -mod=mod ./ent/entc.go
//go:generate go run -mod=mod ./report/group/generate.go
//go:generate go run -mod=mod ./graph/gqlgen.go
