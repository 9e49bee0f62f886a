package auth

import (
	"crypto/ed25519"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"time"

	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/fault"
	"jiedui/response"
	"jiedui/viewer"
)

// personTTL is how long the token of a made-up person is good. The page gets another one before.
const personTTL = 10 * time.Minute

// Persons lets who sits at the machine of the server be one of some made-up coordinators: GET lists them, and POST with a
// subject answers with a token. It is for servers with demonstration data that listen on loopback alone.
type Persons struct {
	Client *ent.Client
	// Key signs the tokens.
	Key ed25519.PrivateKey
	// Subjects are those of the persons, in the order of the list.
	Subjects []string
}

// person is a coordinator in the list.
type person struct {
	Subject string         `json:"subject"`
	Name    string         `json:"name"`
	Role    string         `json:"role"`
	Regions []personRegion `json:"regions"`
}

type personRegion struct {
	Name   string `json:"name"`
	NameEn string `json:"nameEn"`
}

// personToken is the answer to a POST.
type personToken struct {
	Token string `json:"token"`
	// ExpiresIn is for how many seconds the token is good.
	ExpiresIn int `json:"expiresIn"`
}

func (p Persons) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !fromThisMachine(r) || http.NewCrossOriginProtection().Check(r) != nil {
		response.Refuse(w, r, http.StatusForbidden, fault.New(fault.Forbidden,
			"only a page of this server that is open at its own machine may choose a made-up person: open it at http://127.0.0.1 or http://localhost",
			"只有在服务器本机打开的本系统页面才能选择演示人员：请用 http://127.0.0.1 或 http://localhost 打开"), nil)
		return
	}
	if r.Method == http.MethodPost {
		p.sign(w, r)
		return
	}
	persons, err := p.list(r)
	if err != nil {
		refuse(w, r, err)
		return
	}
	writeJSON(w, persons)
}

// fromThisMachine reports whether a request was sent at this machine, and to a name of it. A site that has its own name
// point here sends that name, and a proxy that passes on requests of others says so.
func fromThisMachine(r *http.Request) bool {
	for _, header := range []string{"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip"} {
		if len(r.Header.Values(header)) > 0 {
			return false
		}
	}
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	return err == nil && from.Addr().Unmap().IsLoopback() && isLoopback(host)
}

// isLoopback reports whether a host, without a port, is this machine alone.
func isLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.Unmap().IsLoopback()
}

func (p Persons) list(r *http.Request) ([]person, error) {
	ctx := viewer.With(r.Context(), &viewer.Viewer{}) // as anyone who reads
	found, err := p.Client.Coordinator.Query().
		Where(coordinator.SubjectIn(p.Subjects...), coordinator.Active(true)).
		WithProvinces().WithPrefectures().WithCounties().All(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b *ent.Coordinator) int {
		return slices.Index(p.Subjects, a.Subject) - slices.Index(p.Subjects, b.Subject)
	})
	persons := make([]person, 0, len(found))
	for _, c := range found {
		one := person{Subject: c.Subject, Name: c.Name, Role: string(c.Role), Regions: []personRegion{}}
		for _, region := range c.Edges.Provinces {
			one.Regions = append(one.Regions, personRegion{region.Name, region.NameEn})
		}
		for _, region := range c.Edges.Prefectures {
			one.Regions = append(one.Regions, personRegion{region.Name, region.NameEn})
		}
		for _, region := range c.Edges.Counties {
			one.Regions = append(one.Regions, personRegion{region.Name, region.NameEn})
		}
		persons = append(persons, one)
	}
	return persons, nil
}

// sign answers with a token for the subject that the body names.
func (p Persons) sign(w http.ResponseWriter, r *http.Request) {
	var chosen struct {
		Subject string `json:"subject"`
	}
	const maxBody = 1 << 10
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&chosen); err != nil || !slices.Contains(p.Subjects, chosen.Subject) {
		response.Refuse(w, r, http.StatusBadRequest, fault.New(fault.BadUserInput,
			"choose one of the persons in the list", "请选择列表中的人员"), nil)
		return
	}
	v, err := Lookup(r.Context(), p.Client, chosen.Subject)
	if err == nil && v.ID == 0 {
		response.Refuse(w, r, http.StatusForbidden, fault.New(fault.Forbidden,
			"this person no longer works with the system: choose another one", "此人已停用：请选择其他人员"), nil)
		return
	}
	token := ""
	if err == nil {
		token, err = Sign(p.Key, chosen.Subject, personTTL)
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	slog.InfoContext(r.Context(), "a made-up person signs in", "subject", chosen.Subject)
	writeJSON(w, personToken{Token: token, ExpiresIn: int(personTTL / time.Second)})
}

func writeJSON(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(body) // it fails only if the client is gone
}
