package history

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"jiedui/clock"
	"jiedui/ent"
)

// Anchor is a signed note of where chains ended at some time. It is kept where nobody who can write to the database can
// write. Who rewrites the history later cannot sign another one.
type Anchor struct {
	At        time.Time `json:"at"`
	Ends      []End     `json:"ends"`
	Signature []byte    `json:"signature,omitempty"`
}

// anchorPurpose begins what is signed, so that a signature for another purpose is none of an anchor.
const anchorPurpose = "jiedui anchor\n"

// content is what is signed.
func (a Anchor) content() ([]byte, error) {
	a.Signature = nil
	text, err := json.Marshal(a)
	return append([]byte(anchorPurpose), text...), err
}

// Sign signs the anchor.
func (a *Anchor) Sign(key ed25519.PrivateKey) error {
	content, err := a.content()
	if err != nil {
		return fmt.Errorf("anchor: %w", err)
	}
	a.Signature = ed25519.Sign(key, content)
	return nil
}

// IsSignedBy reports whether the anchor is as it was signed with the private part of the key.
func (a Anchor) IsSignedBy(key ed25519.PublicKey) bool {
	content, err := a.content()
	return err == nil && ed25519.Verify(key, content, a.Signature)
}

// anchorFile is what anchors are appended to.
type anchorFile interface {
	io.Writer
	Sync() error
}

// KeepAnchors appends an anchor to a file now and at each tick, until ctx is done, if there are new events. The first one
// has the ends of all chains, the others those that have changed. A failure is logged, and its ends are in the next one.
func KeepAnchors(ctx context.Context, client *ent.Client, file anchorFile, key ed25519.PrivateKey, interval time.Duration) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	var written []End
	for begin := ""; ; {
		ends, err := Ends(ctx, client)
		changed := slices.DeleteFunc(slices.Clone(ends), func(e End) bool { return slices.Contains(written, e) })
		if err == nil && len(changed) > 0 {
			err = writeAnchor(file, key, begin, changed)
		}
		switch {
		case err == nil:
			if len(changed) > 0 {
				slog.InfoContext(ctx, "ends of the history anchored", "chains", len(changed))
			}
			written, begin = ends, ""
		case ctx.Err() == nil:
			slog.ErrorContext(ctx, "the ends of the history cannot be anchored: look at the file of --anchor and the space on its disk", "error", err)
			begin = "\n" // a part of the line may be there
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// writeAnchor appends an anchor as a line, which is on the disk when it returns.
func writeAnchor(file anchorFile, key ed25519.PrivateKey, begin string, ends []End) error {
	anchor := Anchor{At: clock.Now().Truncate(time.Second), Ends: ends}
	if err := anchor.Sign(key); err != nil {
		return err
	}
	line, err := json.Marshal(anchor)
	if err != nil {
		return fmt.Errorf("anchor: %w", err)
	}
	if _, err := fmt.Fprintf(file, "%s%s\n", begin, line); err != nil {
		return fmt.Errorf("anchor: %w", err)
	}
	if err := file.Sync(); err != nil {
		return fmt.Errorf("anchor: %w", err)
	}
	return nil
}
