package main

// What is generated, in this order: each step needs the code of the one before it. All of them run here, in the root.

//go:generate go run ./generate/ent
//go:generate go run ./generate/groups
//go:generate go run ./generate/graph
