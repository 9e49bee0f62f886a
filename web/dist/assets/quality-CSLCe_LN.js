import{d as e,f as t,l as n,n as r,o as i,s as a}from"./index-BrPXxq77.js";import{E as o,d as s,n as c,t as l}from"./page-BflEYSY9.js";import{a as u,i as d,n as f,t as p}from"./table-scroll-BDkm9sWx.js";import{t as m}from"./section-DP4mnU8j.js";import{t as h}from"./nodes-mmDI86VZ.js";import{t as g}from"./choice-DhuWtPSU.js";var _=a(`
  query QualityCounts {
    dataQualityRules {
      id
      severity
      description
    }
    dataQualityCounts {
      rule {
        id
      }
      province {
        id
        code
        name
        nameEn
      }
      count
    }
  }
`),v=a(`
  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {
    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          message
          county {
            code
            name
            nameEn
          }
          record {
            __typename
            id
            ... on InvestmentProject {
              name
              registrationNumber
            }
            ... on CapitalContribution {
              project {
                name
                registrationNumber
              }
            }
            ... on IndustrialPark {
              name
            }
            ... on Pairing {
              supporter {
                name
                nameEn
              }
              recipient {
                name
                nameEn
              }
            }
          }
        }
      }
    }
  }
`),y={ERROR:{zh:`错误`,en:`Error`},WARNING:{zh:`警告`,en:`Warning`},INFO:{zh:`提示`,en:`Notice`}};function b(){let e=n(_,{}),{params:r}=t();return c(m,{title:s(`违反规则的记录`,`Records that break a rule`),children:c(d,{answer:e,class:`findings-room`,children:e=>{let t=e.dataQualityRules.find(({id:e})=>e===r.get(`rule`)),n=e.dataQualityCounts.find(e=>e.province?.code===r.get(`province`))?.province;return c(o,{children:[c(x,{data:e}),r.get(`rule`)!==null&&!t&&c(f,{children:s(`没有这条规则：请在表中选择。`,`There is no such rule: choose one in the table.`)}),t&&c(S,{rule:t,province:n??null,after:r.get(`after`)})]})}})})}function x({data:t}){let n=new Map(t.dataQualityCounts.flatMap(({province:e})=>e?[[e.code,e]]:[])),r=[...n.keys()].sort(),i=(e,n)=>t.dataQualityCounts.filter(t=>t.rule.id===e&&(n===void 0||t.province?.code===n)).reduce((e,t)=>e+t.count,0),a=(t,n,r)=>t===0?`—`:c(`a`,{href:e(`/quality`,{rule:n,province:r}),children:t.toLocaleString(`en-US`)});return c(p,{label:s(`按规则和省份`,`By rule and province`),children:c(`table`,{class:`findings`,children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{children:s(`规则`,`Rule`)}),c(`th`,{children:s(`程度`,`Severity`)}),c(`th`,{class:`number`,children:s(`合计`,`Total`)}),r.map(e=>c(`th`,{class:`number`,scope:`col`,children:s(n.get(e).name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/,``),n.get(e).nameEn)},e))]})}),c(`tbody`,{children:t.dataQualityRules.map(e=>c(`tr`,{children:[c(`th`,{scope:`row`,children:e.description}),c(`td`,{class:`severity-${e.severity}`,children:s(y[e.severity].zh,y[e.severity].en)}),c(`td`,{class:`number`,children:a(i(e.id),e.id)}),r.map(t=>c(`td`,{class:`number`,children:a(i(e.id,t),e.id,t)},t))]},e.id))})]})})}function S({rule:t,province:r,after:i}){let a=n(v,{rule:t.id,provinceID:r?.id,after:i});return c(`div`,{class:`records`,children:[c(`h3`,{children:[t.description,r&&` · ${s(r.name,r.nameEn)}`]}),c(d,{answer:a,class:`records-room`,children:({dataQuality:n})=>n.edges.length===0?c(f,{children:s(`没有违反这条规则的记录。`,`No record breaks this rule.`)}):c(o,{children:[c(`p`,{class:`secondary`,children:s(`共 ${n.totalCount} 条`,`${n.totalCount} records`)}),c(p,{label:t.description,children:c(`table`,{children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{children:s(`记录`,`Record`)}),c(`th`,{children:s(`县`,`County`)}),c(`th`,{children:s(`问题`,`Finding`)})]})}),c(`tbody`,{children:n.edges.map(({node:t})=>c(`tr`,{children:[c(`td`,{children:c(C,{finding:t})}),c(`td`,{children:t.county?c(`a`,{href:e(`/counties/${t.county.code}`),children:s(t.county.name,t.county.nameEn)}):`—`}),c(`td`,{children:t.message})]},t.record.id))})]})}),c(`p`,{class:`pages`,children:[i!==null&&c(`a`,{href:e(`/quality`,{rule:t.id,province:r?.code}),children:s(`回到第一页`,`First page`)}),` `,n.pageInfo.hasNextPage&&c(`a`,{href:e(`/quality`,{rule:t.id,province:r?.code,after:n.pageInfo.endCursor}),children:s(`下一页`,`Next page`)})]})]})})]})}function C({finding:t}){let{record:n,county:r}=t;switch(n.__typename){case`InvestmentProject`:return c(`a`,{href:e(`/projects/${n.registrationNumber}`),children:n.name});case`CapitalContribution`:return c(`a`,{href:e(`/projects/${n.project.registrationNumber}`),children:n.project.name});case`IndustrialPark`:return c(`a`,{href:e(`/parks/${n.id}`),children:n.name});case`Pairing`:return c(`a`,{href:e(`/pairings/${n.id}`),children:[s(n.supporter.name,n.supporter.nameEn),` → `,s(n.recipient.name,n.recipient.nameEn)]});default:return r?c(`a`,{href:e(`/counties/${r.code}`),children:s(r.name,r.nameEn)}):c(o,{children:n.id})}}var w=a(`
  query ReportingRates($from: Date!, $to: Date!) {
    reportingRate(from: $from, to: $to) {
      month
      province {
        id
        code
        name
        nameEn
      }
      keyCounties
      employment
      monitoring
    }
  }
`),T=a(`
  query MissingReports($from: Date!, $to: Date!, $province: ID!) {
    missingReports(from: $from, to: $to, provinceID: $province) {
      month
      employment
      monitoring
      county {
        code
        name
        nameEn
      }
    }
    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {
      edges {
        node {
          code
          name
          nameEn
        }
      }
    }
  }
`);function E(e,t){let[n=0,r=1]=e.split(`-`).map(Number);return Array.from({length:t},(e,i)=>new Date(Date.UTC(n,r-t+i,1)).toISOString().slice(0,10))}function D({day:r}){let{params:a,change:l}=t(),u=a.get(`of`)===`monitoring`?`monitoring`:`employment`,f=r===void 0?[]:E(r,12),h=n(w,r===void 0?null:{from:f[0],to:f.at(-1)}),_=a.get(`reporting`);return c(m,{class:`reporting`,title:s(`报送情况：哪些省份报了哪些月份`,`Who has reported which month`),aside:c(g,{label:s(`报送内容`,`What is reported`),value:u,options:[{value:`employment`,text:s(`务工`,`Workers`)},{value:`monitoring`,text:s(`监测`,`Monitoring`)}],choose:e=>l({of:e===`monitoring`?e:null},!0)}),children:c(d,{answer:h,class:`reporting-room`,children:({reportingRate:t})=>{let n=[...new Map(t.map(e=>[e.province.code,e.province])).values()],r=n.find(({code:e})=>e===_);return c(o,{children:[c(p,{label:s(`报送率`,`Reporting rate`),children:c(`table`,{class:`heat`,children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{children:s(`省份`,`Province`)}),f.map(e=>c(`th`,{class:`number`,scope:`col`,children:i(e)},e))]})}),c(`tbody`,{children:n.map(n=>c(`tr`,{children:[c(`th`,{scope:`row`,children:c(`a`,{href:e(`/quality`,{rule:a.get(`rule`),province:a.get(`province`),of:a.get(`of`),reporting:n.code}),"aria-current":n.code===_?`true`:void 0,children:s(n.name,n.nameEn)})}),f.map(e=>{let r=t.find(t=>t.month===e&&t.province.code===n.code);if(!r)return c(`td`,{children:`—`},e);let i=r.keyCounties===0?0:r[u]/r.keyCounties;return c(`td`,{class:`number step-${Math.floor(i*5)}`,children:[r[u],`/`,r.keyCounties]},e)})]},n.code))})]})}),r&&c(O,{province:r.id,source:u,months:f},r.id),!r&&c(`p`,{class:`secondary`,children:s(`选择省份查看各县。`,`Choose a province to see its counties.`)})]})}})})}function O({province:t,source:r,months:a}){let o=n(T,{from:a[0],to:a.at(-1),province:t});return c(d,{answer:o,class:`reporting-counties-room`,children:t=>{let n=new Set(t.missingReports.filter(e=>e[r]).map(e=>`${e.county.code} ${e.month}`));return c(p,{label:s(`各县报送情况`,`Reports by county`),children:c(`table`,{class:`heat`,children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{children:s(`县`,`County`)}),a.map(e=>c(`th`,{class:`number`,scope:`col`,children:i(e)},e))]})}),c(`tbody`,{children:h(t.counties).map(t=>c(`tr`,{children:[c(`th`,{scope:`row`,children:c(`a`,{href:e(`/counties/${t.code}`),children:s(t.name,t.nameEn)})}),a.map(e=>n.has(`${t.code} ${e}`)?c(`td`,{class:`missing`,children:s(`未报`,`missing`)},e):c(`td`,{class:`step-5`,children:s(`已报`,`reported`)},e))]},t.code))})]})})}})}function k(){let{day:e,valid:t}=r();return c(l,{title:s(`数据质量`,`Data quality`),children:[c(b,{}),t?c(D,{day:e}):c(u,{})]})}export{k as default};