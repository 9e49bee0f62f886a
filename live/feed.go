// Package live tells subscribers of changes as they happen. It follows the history: every change is in it from its
// commit on, in chains without gaps, so that a reader who knows the last place of each chain misses nothing.
package live

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"jiedui/ent"
	"jiedui/fault"
	"jiedui/rule"
)

// Channel is the channel by which servers on one PostgreSQL tell each other that there are new events.
const Channel = "jiedui_changed"

// Options of a Feed. Their zero values are good for a server.
type Options struct {
	// Listen says when another server may have changed something; nil, or a nil channel, for none.
	Listen func(ctx context.Context, channel string) <-chan struct{}
	// Notify tells the other servers.
	Notify func(ctx context.Context, channel string) error
	// Poll is after what time the feed finds a change that no server reported, such as one made by a command.
	Poll time.Duration
	// Buffer is how many changes a subscriber may be behind.
	Buffer int
	// Subscribers is how many subscribers there may be.
	Subscribers int
	// Page is how many events are read at once.
	Page int
}

// pace is the least time between two reads, and between two notifications. Changes within that time are read, or
// reported, together.
const pace = 10 * time.Millisecond

// Feed reads the history once for all its subscribers. Without subscribers it reads nothing.
type Feed struct {
	client  *ent.Client
	options Options

	changed chan struct{} // this server has committed a change: tell the others
	wake    chan struct{} // there may be new events
	stopped chan struct{}
	ended   sync.WaitGroup

	// reading holds a value while a goroutine reads. The places and regions belong to that goroutine.
	reading chan struct{}
	places  map[int]int
	regions map[int][]int

	mu          sync.Mutex
	subscribers map[*Subscription]bool
	read        atomic.Int64
	dropped     atomic.Int64
}

// New returns a feed of the changes in the database of client. Start starts it.
func New(client *ent.Client, o Options) *Feed {
	if o.Poll <= 0 {
		o.Poll = 3 * time.Second
	}
	if o.Buffer <= 0 {
		o.Buffer = 256
	}
	if o.Subscribers <= 0 {
		o.Subscribers = 1000
	}
	if o.Page <= 0 {
		o.Page = 500
	}
	return &Feed{
		client: client, options: o,
		changed: make(chan struct{}, 1), wake: make(chan struct{}, 1), stopped: make(chan struct{}),
		reading: make(chan struct{}, 1), regions: make(map[int][]int),
		subscribers: make(map[*Subscription]bool),
	}
}

// Start makes the feed follow the history until ctx is done. Then all subscriptions end.
func (f *Feed) Start(ctx context.Context) {
	var told <-chan struct{}
	if f.options.Listen != nil {
		told = f.options.Listen(ctx, Channel)
	}
	f.ended.Go(func() { f.follow(ctx, told) })
	if f.options.Notify != nil {
		f.ended.Go(func() { f.tell(ctx) })
	}
}

// Wait waits until the feed has ended.
func (f *Feed) Wait() { f.ended.Wait() }

// Stopped returns a channel that is closed when the feed ends, and with it every subscription.
func (f *Feed) Stopped() <-chan struct{} { return f.stopped }

// Changed tells the feed that this server has committed a change. It does not block.
func (f *Feed) Changed() {
	for _, c := range []chan struct{}{f.wake, f.changed} {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}

// follow reads when there may be new events.
func (f *Feed) follow(ctx context.Context, told <-chan struct{}) {
	defer f.stop()
	poll := time.NewTicker(f.options.Poll)
	defer poll.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.wake:
		case <-told:
		case <-poll.C:
		}
		if err := f.readAll(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "cannot read changes: trying again", "error", err)
		}
		pause(ctx)
	}
}

// tell tells the other servers. It runs outside of the transactions that change something, since PostgreSQL lets only
// one at a time notify.
func (f *Feed) tell(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.changed:
		}
		if err := f.options.Notify(ctx, Channel); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "cannot tell other servers of a change: they find it by themselves", "error", err)
		}
		pause(ctx)
	}
}

func pause(ctx context.Context) {
	t := time.NewTimer(pace)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// stop ends all subscriptions, and those that are still to come.
func (f *Feed) stop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	close(f.stopped)
	for s := range f.subscribers {
		f.end(s, stopping())
	}
}

func stopping() *fault.Error {
	return fault.New(fault.Unavailable, "the server is stopping: subscribe again, then read the data again",
		"服务器正在停止：请重新订阅，并重新读取数据")
}

// acquire waits until no goroutine reads, and lets none read until release.
func (f *Feed) acquire(ctx context.Context) error {
	select {
	case f.reading <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (f *Feed) release() { <-f.reading }

// Subscribers returns the number of subscribers.
func (f *Feed) Subscribers() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.subscribers)
}

// readAll reads the events since the last time, and hands them out.
func (f *Feed) readAll(ctx context.Context) error {
	if err := f.acquire(ctx); err != nil {
		return err
	}
	defer f.release()
	if f.Subscribers() == 0 {
		return nil
	}
	ends, err := f.ends(ctx)
	if err != nil {
		return err
	}
	for {
		spans, last := f.spans(ends)
		if len(spans) > 0 {
			if err := f.readPage(ctx, spans); err != nil {
				return err
			}
		}
		if last {
			return nil
		}
	}
}

// readPage reads some spans of the chains and hands out their events. Only then does the feed count them as read, so
// after an error they are read again.
func (f *Feed) readPage(ctx context.Context, spans []span) error {
	events, err := f.events(ctx, spans)
	if err != nil {
		return err
	}
	changes, err := f.locate(rule.System(ctx), events)
	if err != nil {
		return err
	}
	for _, s := range spans {
		f.places[s.chain] = s.to
	}
	f.read.Add(int64(len(events)))
	f.hand(changes)
	return nil
}

// hand gives changes to the subscribers. A subscriber who does not take them in time is ended, so that neither the
// others nor the memory of the server suffer.
func (f *Feed) hand(changes []*Change) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for s := range f.subscribers {
		for _, c := range changes {
			if !s.filter.wants(c) {
				continue
			}
			select {
			case s.changes <- c:
				continue
			default:
			}
			f.dropped.Add(1)
			f.end(s, fault.New(fault.RateLimited,
				"there were more changes than you received in time: subscribe to fewer, then read the data again",
				"变更过多，未能及时接收：请缩小范围后重新订阅，并重新读取数据"))
			break
		}
	}
}

// end ends a subscription with the fault why, after the changes that it still holds.
func (f *Feed) end(s *Subscription, why *fault.Error) {
	if f.subscribers[s] {
		delete(f.subscribers, s)
		s.why = why
		close(s.changes)
	}
}

// Subscribe returns the changes from now on that pass the filter, until the subscription is closed.
func (f *Feed) Subscribe(ctx context.Context, filter Filter) (*Subscription, error) {
	if err := f.acquire(ctx); err != nil {
		return nil, err
	}
	defer f.release()
	if f.Subscribers() == 0 { // nobody has subscribed: begin here
		ends, err := f.ends(ctx)
		if err != nil {
			return nil, err
		}
		f.places = ends
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	select {
	case <-f.stopped:
		return nil, stopping()
	default:
	}
	if len(f.subscribers) >= f.options.Subscribers {
		return nil, fault.New(fault.Unavailable, "this server has too many subscriptions: try again later",
			"本服务器的订阅数已达上限，请稍后重试")
	}
	s := &Subscription{feed: f, filter: filter, changes: make(chan *Change, f.options.Buffer)}
	f.subscribers[s] = true
	return s, nil
}

// Subscription gives changes to one subscriber.
type Subscription struct {
	feed    *Feed
	filter  Filter
	changes chan *Change
	why     *fault.Error // set before changes is closed
}

// Changes returns the changes for the subscriber. The channel is closed when the feed ends the subscription. Err then
// returns why.
func (s *Subscription) Changes() <-chan *Change { return s.changes }

// Err returns why Changes was closed.
func (s *Subscription) Err() error {
	if s.why == nil {
		return nil
	}
	return s.why
}

// Close ends the subscription.
func (s *Subscription) Close() {
	s.feed.mu.Lock()
	defer s.feed.mu.Unlock()
	delete(s.feed.subscribers, s)
}

// Filter says which changes a subscriber wants. A zero value excludes nothing.
type Filter struct {
	// Projects selects only the changes of projects; otherwise those of pairings are selected.
	Projects                 bool
	Pairing, Project, Region int
	// Work selects instead the changes of reviewed records whose review somebody who works for the regions may take part in.
	Work []int
}

func (f Filter) wants(c *Change) bool {
	if f.Work != nil {
		return slices.ContainsFunc(f.Work, func(id int) bool { return slices.Contains(c.work, id) })
	}
	of := c.Pairing
	if f.Projects {
		of = c.Project
	}
	return of != 0 &&
		(f.Pairing == 0 || f.Pairing == c.Pairing) &&
		(f.Project == 0 || f.Project == c.Project) &&
		(f.Region == 0 || slices.Contains(c.regions, f.Region))
}
