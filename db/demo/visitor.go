package demo

// Visitors are the subjects of coordinators whom one can be on a demonstration: who runs it, the two sides of a pairing
// with a reviewer of each, and one who only reads.
var Visitors = []string{
	"demo:county:513430", "demo:county:330110", "demo:province:51:1", "demo:province:33:1", "demo:admin", "demo:analyst:1",
}
