package history

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"jiedui/ent"
	"jiedui/ent/auditchain"
	"jiedui/ent/auditevent"
	"jiedui/fault"
)

// canonical returns JSON in the form in which it was written, since databases change its form: fields in their order,
// and numbers unchanged.
func canonical(raw json.RawMessage) (json.RawMessage, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var value any
	err := d.Decode(&value)
	if err == nil {
		raw, err = json.Marshal(value)
	}
	if err != nil {
		return nil, fmt.Errorf("values of an event: %w", err)
	}
	return raw, nil
}

// storedHash returns the hash that an event in the database should have.
func storedHash(e *ent.AuditEvent) (string, error) {
	written := *e
	var err, bad error
	written.Before, err = canonical(e.Before)
	written.After, bad = canonical(e.After)
	if err := errors.Join(err, bad); err != nil {
		return "", err
	}
	return eventHash(&written)
}

// verifyPage is how many events are read at once.
const verifyPage = 1000

// Verify reads the whole history and proves that nothing in it was changed, removed or inserted. It returns the number
// of events, or a fault that names the first broken event of the first broken chain.
func Verify(ctx context.Context, client *ent.Client) (events int, err error) {
	ctx = system(ctx)
	ends, err := client.AuditChain.Query().Order(auditchain.ByChain()).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("chains: %w", err)
	}
	known := make([]int, len(ends))
	for i, end := range ends {
		known[i] = end.Chain
		n, err := verifyChain(ctx, client, end)
		events += n
		if err != nil {
			return events, err
		}
	}
	stray, err := client.AuditEvent.Query().Where(auditevent.ChainNotIn(known...)).
		Order(auditevent.ByChain(), auditevent.ByPlace()).First(ctx)
	if ent.IsNotFound(err) {
		return events, nil
	}
	if err != nil {
		return events, fmt.Errorf("history: %w", err)
	}
	return events, broken(stray.Chain, stray.Place, "the chain has no end on record", "该链没有末端记录")
}

func verifyChain(ctx context.Context, client *ent.Client, end *ent.AuditChain) (int, error) {
	place, hash := 0, ""
	for {
		page, err := client.AuditEvent.Query().
			Where(auditevent.Chain(end.Chain), auditevent.PlaceGT(place)).
			Order(auditevent.ByPlace()).Limit(verifyPage).All(ctx)
		if err != nil {
			return place, fmt.Errorf("history: %w", err)
		}
		for _, e := range page {
			sum, err := storedHash(e)
			switch {
			case err != nil:
				return place, err
			case e.Place != place+1:
				return place, broken(end.Chain, place+1, "the event is missing", "事件缺失")
			case e.PreviousHash != hash:
				return place, broken(end.Chain, e.Place, "it does not follow the event before it", "与前一事件不衔接")
			case e.Hash != sum:
				return place, broken(end.Chain, e.Place, "the event was changed", "事件被改动")
			}
			place, hash = e.Place, e.Hash
		}
		if len(page) == verifyPage {
			continue
		}
		switch {
		case end.Place > place:
			return place, broken(end.Chain, place+1, fmt.Sprintf("the event is missing: the chain ended at %d", end.Place),
				fmt.Sprintf("事件缺失：该链应有 %d 个事件", end.Place))
		case end.Place == place && end.Hash == hash:
			return place, nil
		}
		// If the chain has grown in the meantime, its end has too.
		now, err := client.AuditChain.Get(ctx, end.ID)
		if err != nil {
			return place, fmt.Errorf("end of the chain: %w", err)
		}
		if now.Place == end.Place {
			return place, broken(end.Chain, place, "the end on record is another", "与末端记录不符")
		}
		end = now
	}
}

// End is the last event of a chain at some time.
type End struct {
	Chain int    `json:"chain"`
	Place int    `json:"place"`
	Hash  string `json:"hash"`
}

// Ends returns the present ends of the chains. They must be kept where nobody who can write to this database can write.
func Ends(ctx context.Context, client *ent.Client) ([]End, error) {
	chains, err := client.AuditChain.Query().Where(auditchain.PlaceGT(0)).Order(auditchain.ByChain()).All(system(ctx))
	if err != nil {
		return nil, fmt.Errorf("chains: %w", err)
	}
	ends := make([]End, len(chains))
	for i, c := range chains {
		ends[i] = End{c.Chain, c.Place, c.Hash}
	}
	return ends, nil
}

// VerifyEnds proves that a history that verifies continues from the ends that were kept. The events there, and so all
// events before them, are the same as then.
func VerifyEnds(ctx context.Context, client *ent.Client, ends []End) error {
	for _, end := range ends {
		there, err := client.AuditEvent.Query().
			Where(auditevent.Chain(end.Chain), auditevent.Place(end.Place), auditevent.Hash(end.Hash)).
			Exist(system(ctx))
		if err != nil {
			return fmt.Errorf("history: %w", err)
		}
		if !there {
			return broken(end.Chain, end.Place, "it is not the event that it was when its hash was kept", "与留存的哈希不符")
		}
	}
	return nil
}

func broken(chain, place int, en, zh string) error {
	return fault.New(fault.HistoryBroken, fmt.Sprintf("the history is broken at event %d of chain %d: %s", place, chain, en),
		fmt.Sprintf("操作记录在第 %d 链第 %d 个事件处断裂：%s", chain, place, zh))
}
