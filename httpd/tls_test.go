package httpd

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jiedui/fault"
)

// writeCertificate writes a certificate of 127.0.0.1 with a serial number, and trusts it.
func writeCertificate(t *testing.T, cert, key string, serial int64, trust *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		SerialNumber: big.NewInt(serial), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}, &x509.Certificate{SerialNumber: big.NewInt(serial)}, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	trust.AddCert(parsed)
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	for path, block := range map[string]*pem.Block{
		cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: pkcs8},
	} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A renewed certificate is used for the next connection. If it cannot be used, the last one stays.
func TestTLSCertificateIsReadAgainWhenItChanges(t *testing.T) {
	t.Parallel()
	cert, key := filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	trust := x509.NewCertPool()
	writeCertificate(t, cert, key, 1, trust)
	s := withAPI(t, Config{TLSCert: cert, TLSKey: key, StopTimeout: 5 * time.Second}, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "api")
	})
	serve(t, s)
	get := func() *http.Response {
		t.Helper()
		client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trust}, ForceAttemptHTTP2: true}}
		defer client.CloseIdleConnections()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL()+"/graphql", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		response, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if body, err := io.ReadAll(response.Body); string(body) != "api" || err != nil {
			t.Errorf("gave %q, %v", body, err)
		}
		return response
	}
	serial := func() int64 { return get().TLS.PeerCertificates[0].SerialNumber.Int64() }

	first := get()
	if first.ProtoMajor != 2 || first.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("HTTP/%d, header %v", first.ProtoMajor, first.Header)
	}
	if n := serial(); n != 1 {
		t.Fatalf("certificate %d", n)
	}
	writeCertificate(t, cert, key, 2, trust)
	if n := serial(); n != 2 {
		t.Errorf("after the renewal: certificate %d", n)
	}
	if err := os.WriteFile(cert, []byte("half of a certif"), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := serial(); n != 2 {
		t.Errorf("after half a renewal: certificate %d", n)
	}
	writeCertificate(t, cert, key, 3, trust)
	if n := serial(); n != 3 {
		t.Errorf("after the whole renewal: certificate %d", n)
	}
}

func TestTLSFilesThatCannotBeUsedAreRefusedAtTheStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	trust := x509.NewCertPool()
	writeCertificate(t, path("cert"), path("key"), 1, trust)
	writeCertificate(t, path("other"), path("otherkey"), 2, trust)
	for name, c := range map[string]Config{
		"no key":         {TLSCert: path("cert")},
		"no certificate": {TLSKey: path("key")},
		"not there":      {TLSCert: path("none"), TLSKey: path("key")},
		"key of another": {TLSCert: path("cert"), TLSKey: path("otherkey")},
	} {
		c.Addr = "127.0.0.1:0"
		if s, err := Listen(t.Context(), c); !fault.Is(err, fault.BadUserInput) {
			t.Errorf("%s: gave %v, %v", name, s, err)
		}
	}
}

// With another address for them, metrics and checks are only there.
func TestAdminAddress(t *testing.T) {
	t.Parallel()
	metrics := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "metrics") })
	for _, apart := range []bool{false, true} {
		c := Config{Metrics: metrics, StopTimeout: 5 * time.Second}
		if apart {
			c.AdminAddr = "127.0.0.1:0"
		}
		s := withAPI(t, c, func(http.ResponseWriter, *http.Request) {})
		serve(t, s)
		for _, path := range []string{"/metrics", "/healthz", "/startupz", "/readyz"} {
			want := map[string]int{s.Addr(): http.StatusOK}
			if apart {
				want = map[string]int{s.Addr(): http.StatusNotFound, s.AdminAddr(): http.StatusOK}
			}
			for addr, status := range want {
				r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+addr+path, http.NoBody)
				if err != nil {
					t.Fatal(err)
				}
				response, err := http.DefaultClient.Do(r)
				if err != nil {
					t.Fatal(err)
				}
				if _ = response.Body.Close(); response.StatusCode != status {
					t.Errorf("apart %t: %s gave %d, want %d", apart, path, response.StatusCode, status)
				}
			}
		}
	}
}

// Every answer names the headers on which it depends. Caches do not keep it unless its handler allows that.
func TestAnswersAreKeptByNobodyUnlessTheySaySo(t *testing.T) {
	t.Parallel()
	s := withAPI(t, Config{Pages: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("Vary", "accept-encoding, Accept")
		_, _ = io.WriteString(w, "page")
	})}, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadRequest) })
	for path, want := range map[string][2]string{
		"/graphql": {"no-store", "Authorization, Accept-Language, Accept, Origin, Accept-Encoding"}, // its answers may be compressed
		"/healthz": {"no-store", "Authorization, Accept-Language, Accept, Origin"},
		"/":        {"no-cache", "Authorization, Accept-Language, Accept, Origin, Accept-Encoding"},
	} {
		h := ask(s, http.MethodGet, path).Header()
		if got := [2]string{h.Get("Cache-Control"), strings.Join(h.Values("Vary"), " | ")}; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// A request with two lengths ends its connection, so that no request can be smuggled behind it.
func TestTwoLengthsEndTheConnection(t *testing.T) {
	t.Parallel()
	s := withAPI(t, Config{StopTimeout: 5 * time.Second}, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		_, _ = io.WriteString(w, "api")
	})
	serve(t, s)
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", s.Addr())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	const smuggled = "GET /graphql HTTP/1.1\r\nHost: x\r\n\r\n"
	_, err = io.WriteString(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 40\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"+smuggled)
	if err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(conn)
	response, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != "api" || !response.Close {
		t.Errorf("gave %q, %v, closes %t", body, err, response.Close)
	}
	if rest, err := io.ReadAll(in); len(rest) > 0 {
		t.Errorf("the connection went on with %q, %v", rest, err)
	}
}
