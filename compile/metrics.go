package compile

import "github.com/prometheus/client_golang/prometheus"

var (
	queriesMetric = prometheus.NewDesc("jiedui_queries_total",
		"Queries, by the executor that answered.", []string{"executor"}, nil)
	plansMetric = prometheus.NewDesc("jiedui_plan_lookups_total",
		"Look-ups among the statements that are kept, by result.", []string{"result"}, nil)
	heldMetric = prometheus.NewDesc("jiedui_plans_held",
		"Plans and prepared statements that are kept.", []string{"kind"}, nil)
)

var _ prometheus.Collector = (*Schema)(nil)

// Describe implements prometheus.Collector.
func (s *Schema) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(s, out) }

// Collect implements prometheus.Collector.
func (s *Schema) Collect(out chan<- prometheus.Metric) {
	now := s.Stats()
	for _, m := range []struct {
		desc  *prometheus.Desc
		kind  prometheus.ValueType
		value float64
		label string
	}{
		{queriesMetric, prometheus.CounterValue, float64(now.Compiled), "compiled"},
		{queriesMetric, prometheus.CounterValue, float64(now.Fallbacks), "generated"},
		{plansMetric, prometheus.CounterValue, float64(now.Hits), "hit"},
		{plansMetric, prometheus.CounterValue, float64(now.Misses), "miss"},
		{heldMetric, prometheus.GaugeValue, float64(now.Plans), "plan"},
		{heldMetric, prometheus.GaugeValue, float64(now.Statements), "statement"},
	} {
		out <- prometheus.MustNewConstMetric(m.desc, m.kind, m.value, m.label)
	}
}
