package request_test

import (
	"net/http/httptest"
	"net/netip"
	"testing"

	"jiedui/request"
)

func TestClientIsTheLastAddressThatIsNoTrustedProxy(t *testing.T) {
	t.Parallel()
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct {
		from      string
		forwarded []string
		want      string
	}{
		{"192.0.2.1:1234", nil, "192.0.2.1"},
		{"192.0.2.1:1234", []string{"198.51.100.7"}, "192.0.2.1"}, // anyone can send the header
		{"10.1.2.3:80", []string{"198.51.100.7"}, "198.51.100.7"},
		{"10.1.2.3:80", []string{"6.6.6.6, 198.51.100.7"}, "198.51.100.7"}, // the client made up the first one
		{"10.1.2.3:80", []string{"6.6.6.6", "198.51.100.7, 10.9.9.9"}, "198.51.100.7"},
		{"10.1.2.3:80", []string{"10.1.1.1"}, "10.1.1.1"},
		{"10.1.2.3:80", []string{"nonsense"}, "10.1.2.3"},
		{"10.1.2.3:80", nil, "10.1.2.3"},
		{"[::ffff:10.1.2.3]:80", []string{"198.51.100.7"}, "198.51.100.7"},
		{"[2001:db8:1:2:3:4:5:6]:80", nil, "2001:db8:1:2::/64"},
		{"[fd00::1]:80", []string{"2001:db8:1:2::9"}, "2001:db8:1:2::/64"},
		{"@", nil, "@"}, // a socket of the machine
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.from
		for _, value := range c.forwarded {
			r.Header.Add("X-Forwarded-For", value)
		}
		if got := request.Address(request.With(r, proxies...).Context()); got != c.want {
			t.Errorf("%s %q is %s, want %s", c.from, c.forwarded, got, c.want)
		}
	}
}
