import{a as e,d as t,u as n}from"./index-BLKiioKu.js";import{I as r,b as i,n as a,o,t as s}from"./page-DoOi5yXt.js";import{a as c,r as l,t as u}from"./panels-DAPzK2Uu.js";import{t as d}from"./section-Bb9-BNGc.js";import{t as f}from"./table-scroll-C8RuA-M3.js";import{r as p,t as m}from"./url-D42Bj6oT.js";import{t as h}from"./nodes-mmDI86VZ.js";import{t as g}from"./choice-D7LJW66h.js";var _=t(`
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
`),v=t(`
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
`),y={ERROR:{zh:`错误`,en:`Error`},WARNING:{zh:`警告`,en:`Warning`},INFO:{zh:`提示`,en:`Notice`}};function b(){let e=o(_,{}),{params:t}=p();return a(d,{title:i(`违反规则的记录`,`Records that break a rule`),children:a(l,{answer:e,class:`findings-room`,children:e=>{let n=e.dataQualityRules.find(({id:e})=>e===t.get(`rule`)),o=e.dataQualityCounts.find(e=>e.province?.code===t.get(`province`))?.province;return a(r,{children:[a(x,{data:e}),t.get(`rule`)!==null&&!n&&a(u,{children:i(`没有这条规则：请在表中选择。`,`There is no such rule: choose one in the table.`)}),n&&a(S,{rule:n,province:o??null,after:t.get(`after`)})]})}})})}function x({data:e}){let t=new Map(e.dataQualityCounts.flatMap(({province:e})=>e?[[e.code,e]]:[])),n=[...t.keys()].sort(),r=(t,n)=>e.dataQualityCounts.filter(e=>e.rule.id===t&&(n===void 0||e.province?.code===n)).reduce((e,t)=>e+t.count,0),o=(e,t,n)=>e===0?`—`:a(`a`,{href:m(`/quality`,{rule:t,province:n}),children:e.toLocaleString(`en-US`)});return a(f,{label:i(`按规则和省份`,`By rule and province`),children:a(`table`,{class:`findings`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`规则`,`Rule`)}),a(`th`,{children:i(`程度`,`Severity`)}),a(`th`,{class:`number`,children:i(`合计`,`Total`)}),n.map(e=>a(`th`,{class:`number`,scope:`col`,children:i(t.get(e).name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/,``),t.get(e).nameEn)},e))]})}),a(`tbody`,{children:e.dataQualityRules.map(e=>a(`tr`,{children:[a(`th`,{scope:`row`,children:e.description}),a(`td`,{class:`severity-${e.severity}`,children:i(y[e.severity].zh,y[e.severity].en)}),a(`td`,{class:`number`,children:o(r(e.id),e.id)}),n.map(t=>a(`td`,{class:`number`,children:o(r(e.id,t),e.id,t)},t))]},e.id))})]})})}function S({rule:e,province:t,after:n}){let s=o(v,{rule:e.id,provinceID:t?.id,after:n});return a(`div`,{class:`records`,children:[a(`h3`,{children:[e.description,t&&` · ${i(t.name,t.nameEn)}`]}),a(l,{answer:s,class:`records-room`,children:({dataQuality:o})=>o.edges.length===0?a(u,{children:i(`没有违反这条规则的记录。`,`No record breaks this rule.`)}):a(r,{children:[a(`p`,{class:`secondary`,children:i(`共 ${o.totalCount} 条`,`${o.totalCount} records`)}),a(f,{label:e.description,children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`记录`,`Record`)}),a(`th`,{children:i(`县`,`County`)}),a(`th`,{children:i(`问题`,`Finding`)})]})}),a(`tbody`,{children:o.edges.map(({node:e})=>a(`tr`,{children:[a(`td`,{children:a(C,{finding:e})}),a(`td`,{children:e.county?a(`a`,{href:m(`/counties/${e.county.code}`),children:i(e.county.name,e.county.nameEn)}):`—`}),a(`td`,{children:e.message})]},e.record.id))})]})}),a(`p`,{class:`pages`,children:[n!==null&&a(`a`,{href:m(`/quality`,{rule:e.id,province:t?.code}),children:i(`回到第一页`,`First page`)}),` `,o.pageInfo.hasNextPage&&a(`a`,{href:m(`/quality`,{rule:e.id,province:t?.code,after:o.pageInfo.endCursor}),children:i(`下一页`,`Next page`)})]})]})})]})}function C({finding:e}){let{record:t,county:n}=e;switch(t.__typename){case`InvestmentProject`:return a(`a`,{href:m(`/projects/${t.registrationNumber}`),children:t.name});case`CapitalContribution`:return a(`a`,{href:m(`/projects/${t.project.registrationNumber}`),children:t.project.name});case`IndustrialPark`:return a(`a`,{href:m(`/parks/${t.id}`),children:t.name});case`Pairing`:return a(`a`,{href:m(`/pairings/${t.id}`),children:[i(t.supporter.name,t.supporter.nameEn),` → `,i(t.recipient.name,t.recipient.nameEn)]});default:return n?a(`a`,{href:m(`/counties/${n.code}`),children:i(n.name,n.nameEn)}):a(r,{children:t.id})}}var w=t(`
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
`),T=t(`
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
`);function E(e,t){let[n=0,r=1]=e.split(`-`).map(Number);return Array.from({length:t},(e,i)=>new Date(Date.UTC(n,r-t+i,1)).toISOString().slice(0,10))}function D({day:e}){let{params:t,change:s}=p(),c=t.get(`of`)===`monitoring`?`monitoring`:`employment`,u=e===void 0?[]:E(e,12),h=o(w,e===void 0?null:{from:u[0],to:u.at(-1)}),_=t.get(`reporting`);return a(d,{class:`reporting`,title:i(`报送情况：哪些省份报了哪些月份`,`Who has reported which month`),aside:a(g,{label:i(`报送内容`,`What is reported`),value:c,options:[{value:`employment`,text:i(`务工`,`Workers`)},{value:`monitoring`,text:i(`监测`,`Monitoring`)}],choose:e=>s({of:e===`monitoring`?e:null},!0)}),children:a(l,{answer:h,class:`reporting-room`,children:({reportingRate:e})=>{let o=[...new Map(e.map(e=>[e.province.code,e.province])).values()],s=o.find(({code:e})=>e===_);return a(r,{children:[a(f,{label:i(`报送率`,`Reporting rate`),children:a(`table`,{class:`heat`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`省份`,`Province`)}),u.map(e=>a(`th`,{class:`number`,scope:`col`,children:n(e)},e))]})}),a(`tbody`,{children:o.map(n=>a(`tr`,{children:[a(`th`,{scope:`row`,children:a(`a`,{href:m(`/quality`,{rule:t.get(`rule`),province:t.get(`province`),of:t.get(`of`),reporting:n.code}),"aria-current":n.code===_?`true`:void 0,children:i(n.name,n.nameEn)})}),u.map(t=>{let r=e.find(e=>e.month===t&&e.province.code===n.code);if(!r)return a(`td`,{children:`—`},t);let i=r.keyCounties===0?0:r[c]/r.keyCounties;return a(`td`,{class:`number step-${Math.floor(i*5)}`,children:[r[c],`/`,r.keyCounties]},t)})]},n.code))})]})}),s&&a(O,{province:s.id,source:c,months:u},s.id),!s&&a(`p`,{class:`secondary`,children:i(`选择省份查看各县。`,`Choose a province to see its counties.`)})]})}})})}function O({province:e,source:t,months:r}){let s=o(T,{from:r[0],to:r.at(-1),province:e});return a(l,{answer:s,class:`reporting-counties-room`,children:e=>{let o=new Set(e.missingReports.filter(e=>e[t]).map(e=>`${e.county.code} ${e.month}`));return a(f,{label:i(`各县报送情况`,`Reports by county`),children:a(`table`,{class:`heat`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`县`,`County`)}),r.map(e=>a(`th`,{class:`number`,scope:`col`,children:n(e)},e))]})}),a(`tbody`,{children:h(e.counties).map(e=>a(`tr`,{children:[a(`th`,{scope:`row`,children:a(`a`,{href:m(`/counties/${e.code}`),children:i(e.name,e.nameEn)})}),r.map(t=>o.has(`${e.code} ${t}`)?a(`td`,{class:`missing`,children:i(`未报`,`missing`)},t):a(`td`,{class:`step-5`,children:i(`已报`,`reported`)},t))]},e.code))})]})})}})}function k(){let{day:t,valid:n}=e();return a(s,{title:i(`数据质量`,`Data quality`),children:[a(b,{}),n?a(D,{day:t}):a(c,{})]})}export{k as default};