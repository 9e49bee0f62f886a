package intake_test

import (
	"sync"
	"testing"

	"jiedui/db/dbtest"
	"jiedui/intake"
)

// A file that is sent several times at once is imported once, of every kind.
func TestFileThatIsSentSeveralTimesAtOnceIsImportedOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		number := o.projectOf("513430").RegistrationNumber
		for _, c := range []struct{ kind, file string }{
			{"enterprises", header + uscc(1) + ",甲公司,民营,C13,金阳县\n"},
			{"projects", "registrationNumber,name,enterprise,supporter,recipient,program,industry,committed\nONCE-1,项目," + uscc(1) + ",330110,513430,EAST_WEST_COLLABORATION,C13,1\n"},
			{"projects", "name,enterprise,supporter,recipient,program,industry,committed\n无编号项目," + uscc(1) + ",330110,513430,EAST_WEST_COLLABORATION,C13,1\n"},
			{"parks", "支援县,受援县,园区名称,面积\n余杭区,金阳县,甲园区,1\n"},
			{"contributions", "项目编号,到位金额(万元),到位日期\n" + number + ",1.5,2026-03-02\n"},
			{"contributions", "项目编号,到位金额,到位日期,凭证号\n" + number + ",7,2026-03-02,PZ-1\n"},
			{"funds", "受援县,年度,资金来源,资金额,用于产业的资金\n金阳县,2026,社会帮扶资金,100,0\n"},
			{"consumption", "省份,月份,消费类型,金额\n四川省,2026-03,采购,100\n"},
			{"employment", "县,月份,就业渠道,务工规模\n金阳县,2026年3月,帮扶车间,5\n"},
		} {
			who := jinyang
			if c.kind == "consumption" { // of a province, not of the county
				who = everywhere
			}
			const times = 8
			results := make([]*intake.Result, times)
			errs := make([]error, times)
			var all sync.WaitGroup
			begin := make(chan struct{})
			for n := range times {
				all.Go(func() {
					<-begin
					results[n], errs[n] = o.importAs(who, "rows.csv", c.file, kindOptions(c.kind))
				})
			}
			close(begin)
			all.Wait()
			imported := 0
			for n, r := range results {
				if errs[n] != nil {
					t.Errorf("%s: %v", c.kind, errs[n])
					continue
				}
				imported += r.Imported
				if r.Imported == 0 && (len(r.Faults) != 1 || r.Faults[0].Code != "CONFLICT") {
					t.Errorf("%s is refused with %+v", c.kind, r.Faults)
				}
			}
			if imported != 1 {
				t.Errorf("%s was imported %d times", c.kind, imported)
			}
		}
		o.verified()
	})
}
