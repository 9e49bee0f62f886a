package reference_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/reference"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/pairing"
	"jiedui/ent/prefecture"
	"jiedui/ent/province"
	"jiedui/ent/provincepairing"
	"jiedui/rule"
	"jiedui/scalar"
)

// counts returns the number of records by entity.
func counts(t *testing.T, c *ent.Client) map[string]int {
	t.Helper()
	all := map[string]int{}
	for kind, count := range map[string]func(context.Context) (int, error){
		"provinces":         c.Province.Query().Count,
		"prefectures":       c.Prefecture.Query().Count,
		"counties":          c.County.Query().Count,
		"key":               c.County.Query().Where(county.DesignationEQ(county.DesignationKEY)).Count,
		"unconfirmed key":   c.County.Query().Where(county.DesignationEQ(county.DesignationKEY), county.DesignationSourceURLIsNil()).Count,
		"supporting":        c.County.Query().Where(county.DesignationEQ(county.DesignationSUPPORTING)).Count,
		"without origin":    c.County.Query().Where(county.DesignationOriginIsNil()).Count,
		"province pairings": c.ProvincePairing.Query().Count,
		"pairings":          c.Pairing.Query().Count,
		"dated pairings":    c.Pairing.Query().Where(pairing.StartedOnNotNil()).Count,
		"indicators":        c.Indicator.Query().Count,
		"figures":           c.ReportedFigure.Query().Count,
		"assessment areas":  c.AssessmentArea.Query().Count,
		"assessment items":  c.AssessmentItem.Query().Count,
	} {
		n, err := count(rule.Trusted(t.Context()))
		if err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			all[kind] = n
		}
	}
	return all
}

var complete = map[string]int{
	"provinces": 31, "prefectures": 333, "counties": 2842,
	"key": 160, "unconfirmed key": 47, "supporting": 48, "without origin": 2842 - 160 - 48,
	"province pairings": 11, "pairings": 56, "dated pairings": 20, "indicators": 33, "figures": 43,
	"assessment areas": 16, "assessment items": 21,
}

func compareCounts(t *testing.T, got, want map[string]int) {
	t.Helper()
	for kind := range complete {
		if got[kind] != want[kind] {
			t.Errorf("%s: %d, want %d", kind, got[kind], want[kind])
		}
	}
}

func TestReferenceDataAreLoadedOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, tables))
		var last, of int
		ok, err := reference.Load(t.Context(), c, func(done, total int) {
			if done <= last || done > total {
				t.Errorf("progress %d of %d after %d", done, total, last)
			}
			last, of = done, total
		})
		if !ok || err != nil {
			t.Fatalf("Load = %v, %v", ok, err)
		}
		compareCounts(t, counts(t, c), complete)
		if want := 31 + 333 + 2842 + 11 + 56 + 33 + 43 + 16 + 21; last != want || of != want {
			t.Errorf("progress ended at %d of %d, want %d", last, of, want)
		}

		ok, err = reference.Load(t.Context(), c, func(int, int) { t.Error("progress of nothing") })
		if ok || err != nil {
			t.Errorf("second Load = %v, %v", ok, err)
		}
		compareCounts(t, counts(t, c), complete)
	})
}

func TestCountiesAreLoadedWithTheirDivisions(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, filled))
		for code, want := range map[string]struct {
			name, nameEN, prefecture, province string
			designation                        county.Designation
			confirmed                          bool
		}{
			"513430": {"金阳县", "Jinyang County", "凉山彝族自治州", "四川省", county.DesignationKEY, true},
			"513436": {"美姑县", "Meigu County", "凉山彝族自治州", "四川省", county.DesignationKEY, true},
			"640422": {"西吉县", "Xiji County", "固原市", "宁夏回族自治区", county.DesignationKEY, true},
			"640303": {"红寺堡区", "Hongsibu District", "吴忠市", "宁夏回族自治区", county.DesignationKEY, false},
			"330206": {"北仑区", "Beilun District", "宁波市", "浙江省", county.DesignationSUPPORTING, true},
			"110115": {"大兴区", "Daxing District", "", "北京市", county.DesignationSUPPORTING, true},
			"469001": {"五指山市", "Wuzhishan City", "", "海南省", county.DesignationNONE, false},
			"520526": {"威宁彝族回族苗族自治县", "Weining Yi, Hui and Miao Autonomous County", "毕节市", "贵州省", county.DesignationKEY, true},
		} {
			got, err := c.County.Query().Where(county.Code(code)).WithProvince().WithPrefecture().Only(rule.Trusted(t.Context()))
			if err != nil {
				t.Fatalf("%s: %v", code, err)
			}
			under := ""
			if got.Edges.Prefecture != nil {
				under = got.Edges.Prefecture.Name
			}
			if got.Name != want.name || got.NameEn != want.nameEN || under != want.prefecture ||
				got.Edges.Province.Name != want.province || got.Designation != want.designation ||
				(got.DesignationSourceURL != nil) != want.confirmed {
				t.Errorf("%s is %+v, %s, %s", code, got, under, got.Edges.Province.Name)
			}
			if got.Version != 1 || got.CreatedAt.IsZero() || got.SearchText == "" {
				t.Errorf("%s lacks what the model fills in: %+v", code, got)
			}
		}
		if n := c.County.Query().Where(county.Not(county.HasPrefecture())).CountX(rule.Trusted(t.Context())); n != 118 {
			t.Errorf("%d counties have no prefecture, want 118", n)
		}
		if n := c.Prefecture.Query().Where(prefecture.Not(prefecture.HasCounties())).CountX(rule.Trusted(t.Context())); n != 5 {
			t.Errorf("%d prefectures have no county, want 5", n)
		}
		// The automatic romanisation of 宕昌 is wrong, so the English name is searched too.
		if n := c.County.Query().Where(county.SearchTextContains("tanchang")).CountX(rule.Trusted(t.Context())); n != 1 {
			t.Errorf("%d counties are found by tanchang", n)
		}
	})
}

func TestPairingsAreLoadedWithTheirSources(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, filled))
		get := func(supporter, recipient string) *ent.Pairing {
			t.Helper()
			p, err := c.Pairing.Query().Where(
				pairing.HasSupporterWith(county.Code(supporter)), pairing.HasRecipientWith(county.Code(recipient)),
			).WithSupporter().Only(rule.Trusted(t.Context()))
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		meigu := get("330206", "513436")
		if meigu.Status != pairing.StatusACTIVE || meigu.Origin != scalar.OriginOfficial || meigu.StartedOn != nil ||
			meigu.SourceURL == nil || *meigu.SourceURL != "https://nb.ifeng.com/c/8pnNU4bMvSe" {
			t.Errorf("北仑区–美姑县: %+v", meigu)
		}
		if url := meigu.Edges.Supporter.DesignationSourceURL; url == nil || *url != *meigu.SourceURL {
			t.Errorf("北仑区 is designated by %v", url)
		}
		huining := get("120101", "620422")
		if start := huining.StartedOn; start == nil || start.String() != "2017-01-01" ||
			huining.StartedOnPrecision != pairing.StartedOnPrecisionYEAR {
			t.Errorf("和平区–会宁县: %+v", huining)
		}
		if huining.SourceNote != nil {
			t.Errorf("和平区–会宁县: %s", *huining.SourceNote)
		}
		if shiqu := get("330113", "513332"); shiqu.SourceNote == nil || !strings.Contains(*shiqu.SourceNote, "对口支援") {
			t.Errorf("临平区–石渠县: %+v", shiqu)
		}
		jiangsu := c.Province.Query().Where(province.Code("32")).OnlyX(rule.Trusted(t.Context()))
		qinghai := c.ProvincePairing.Query().Where(
			provincepairing.EasternID(jiangsu.ID), provincepairing.HasWesternWith(province.Code("63")),
		).OnlyX(rule.Trusted(t.Context()))
		if qinghai.Origin != scalar.OriginOfficial || *qinghai.SinceYear != 2021 || qinghai.SourceURL == nil {
			t.Errorf("江苏–青海: %+v", qinghai)
		}
	})
}

// In every pairing both sides are designated, and their provinces are paired.
func TestPairingsFollowProvinces(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, filled))
		related := map[[2]int]bool{}
		for _, p := range c.ProvincePairing.Query().AllX(rule.Trusted(t.Context())) {
			related[[2]int{p.EasternID, p.WesternID}] = true
		}
		for _, p := range c.Pairing.Query().WithSupporter().WithRecipient().AllX(rule.Trusted(t.Context())) {
			from, to := p.Edges.Supporter, p.Edges.Recipient
			if from.Designation != county.DesignationSUPPORTING || to.Designation != county.DesignationKEY ||
				!related[[2]int{from.ProvinceID, to.ProvinceID}] {
				t.Errorf("%s–%s", from.Name, to.Name)
			}
		}
	})
}

// A load that is cut off leaves nothing, and the next one works.
func TestLoadThatIsCutOffLeavesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		c := client(dbtest.Open(t, dialectName, tables))
		ctx, cancel := context.WithCancel(t.Context())
		ok, err := reference.Load(ctx, c, func(done, total int) {
			if done > total/2 {
				cancel()
			}
		})
		if ok || !errors.Is(err, context.Canceled) {
			t.Fatalf("Load = %v, %v", ok, err)
		}
		compareCounts(t, counts(t, c), nil)
		if ok, err := reference.Load(t.Context(), c, nil); !ok || err != nil {
			t.Fatalf("Load = %v, %v", ok, err)
		}
		compareCounts(t, counts(t, c), complete)
	})
}

// Servers that start together on one database load one set of data.
func TestServersThatStartTogetherLoadOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		const servers = 4
		url := dbtest.URL(t, dialectName, tables)
		results := make([]bool, servers)
		var wait sync.WaitGroup
		for i := range servers {
			wait.Go(func() {
				d, err := db.Open(t.Context(), url, db.Options{})
				if err != nil {
					t.Error(err)
					return
				}
				defer d.Close()
				if results[i], err = reference.Load(t.Context(), client(d), nil); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		loads := 0
		for _, ok := range results {
			if ok {
				loads++
			}
		}
		if loads != 1 {
			t.Errorf("%d servers say they loaded", loads)
		}
		d, err := db.Open(t.Context(), url, db.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		compareCounts(t, counts(t, client(d)), complete)
	})
}

// A database that an earlier version filled gets the newer reference data, and nothing twice.
func TestOlderDatabaseGetsTheNewerData(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, filled)
		c := client(d)
		forget(t, d)
		c.AssessmentItem.Delete().ExecX(rule.Trusted(t.Context()))
		c.AssessmentArea.Delete().ExecX(rule.Trusted(t.Context()))
		for _, want := range []bool{true, false} {
			if ok, err := reference.Load(t.Context(), c, nil); ok != want || err != nil {
				t.Fatalf("Load = %v, %v, want %v", ok, err, want)
			}
			compareCounts(t, counts(t, c), complete)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for _, dialectName := range []string{"sqlite3", "postgres"} {
		b.Run(dialectName, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				c := client(dbtest.Open(b, dialectName, tables))
				b.StartTimer()
				if ok, err := reference.Load(b.Context(), c, nil); !ok || err != nil {
					b.Fatalf("Load = %v, %v", ok, err)
				}
			}
		})
	}
}
