package graph

import (
	"jiedui/graph/generated"
	"jiedui/verb"
)

// outcomes returns the payload of a step of the review for several records.
func outcomes(list []*verb.ReviewOutcome, err error) (*generated.ReviewOutcomesPayload, error) {
	payload := &generated.ReviewOutcomesPayload{Outcomes: list}
	for _, o := range list {
		if o.Fault == nil {
			payload.Done++
		}
	}
	return payload, err
}
