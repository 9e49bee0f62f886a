package live

import "github.com/prometheus/client_golang/prometheus"

var (
	subscribersMetric = prometheus.NewDesc("jiedui_subscribers", "Subscriptions that wait for changes.", nil, nil)
	readMetric        = prometheus.NewDesc("jiedui_live_events_total", "Events of the history read for subscribers.", nil, nil)
	droppedMetric     = prometheus.NewDesc("jiedui_subscribers_dropped_total",
		"Subscriptions that were ended because they did not take their changes in time.", nil, nil)
)

var _ prometheus.Collector = (*Feed)(nil)

// Describe implements prometheus.Collector.
func (f *Feed) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(f, out) }

// Collect implements prometheus.Collector.
func (f *Feed) Collect(out chan<- prometheus.Metric) {
	out <- prometheus.MustNewConstMetric(subscribersMetric, prometheus.GaugeValue, float64(f.Subscribers()))
	out <- prometheus.MustNewConstMetric(readMetric, prometheus.CounterValue, float64(f.read.Load()))
	out <- prometheus.MustNewConstMetric(droppedMetric, prometheus.CounterValue, float64(f.dropped.Load()))
}
