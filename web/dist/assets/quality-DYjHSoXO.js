import{d as e,o as t}from"./index-tM1zcuE5.js";import{P as n,_ as r}from"./request-SsffBP1P.js";import{a as i,r as a,t as o}from"./panels-0me0R5C6.js";import{n as s,s as c,t as l}from"./page-DKGpEHei.js";import{t as u}from"./gql-DlQ3vo2n.js";import{t as d}from"./section-CfzzgWD0.js";import{t as f}from"./table-scroll-Dz_nFmJY.js";import{r as p,t as m}from"./url-CsrRW2FK.js";import{o as h}from"./date-BKahs6Zt.js";import{t as g}from"./choice-CXtvcOOT.js";var _=u(`
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
`),v=u(`
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
`),y={ERROR:{zh:`错误`,en:`Error`},WARNING:{zh:`警告`,en:`Warning`},INFO:{zh:`提示`,en:`Notice`}};function b(){let e=c(_,{}),{params:t}=p();return s(d,{title:r(`违反规则的记录`,`Records that break a rule`),children:s(a,{answer:e,class:`findings-room`,children:e=>{let i=e.dataQualityRules.find(({id:e})=>e===t.get(`rule`)),a=e.dataQualityCounts.find(e=>e.province?.code===t.get(`province`))?.province;return s(n,{children:[s(x,{data:e}),t.get(`rule`)!==null&&!i&&s(o,{children:r(`没有这条规则：请在表中选择。`,`There is no such rule: choose one in the table.`)}),i&&s(S,{rule:i,province:a??null,after:t.get(`after`)})]})}})})}function x({data:e}){let t=new Map(e.dataQualityCounts.flatMap(({province:e})=>e?[[e.code,e]]:[])),n=[...t.keys()].sort(),i=(t,n)=>e.dataQualityCounts.filter(e=>e.rule.id===t&&(n===void 0||e.province?.code===n)).reduce((e,t)=>e+t.count,0),a=(e,t,n)=>e===0?`—`:s(`a`,{href:m(`/quality`,{rule:t,province:n}),children:e.toLocaleString(`en-US`)});return s(f,{label:r(`按规则和省份`,`By rule and province`),children:s(`table`,{class:`findings`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:r(`规则`,`Rule`)}),s(`th`,{children:r(`程度`,`Severity`)}),s(`th`,{class:`number`,children:r(`合计`,`Total`)}),n.map(e=>s(`th`,{class:`number`,scope:`col`,children:r(t.get(e).name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/,``),t.get(e).nameEn)},e))]})}),s(`tbody`,{children:e.dataQualityRules.map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:e.description}),s(`td`,{class:`severity-${e.severity}`,children:r(y[e.severity].zh,y[e.severity].en)}),s(`td`,{class:`number`,children:a(i(e.id),e.id)}),n.map(t=>s(`td`,{class:`number`,children:a(i(e.id,t),e.id,t)},t))]},e.id))})]})})}function S({rule:e,province:t,after:i}){let l=c(v,{rule:e.id,provinceID:t?.id,after:i});return s(`div`,{class:`records`,children:[s(`h3`,{children:[e.description,t&&` · ${r(t.name,t.nameEn)}`]}),s(a,{answer:l,class:`records-room`,children:({dataQuality:a})=>a.edges.length===0?s(o,{children:r(`没有违反这条规则的记录。`,`No record breaks this rule.`)}):s(n,{children:[s(`p`,{class:`secondary`,children:r(`共 ${a.totalCount} 条`,`${a.totalCount} records`)}),s(f,{label:e.description,children:s(`table`,{children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:r(`记录`,`Record`)}),s(`th`,{children:r(`县`,`County`)}),s(`th`,{children:r(`问题`,`Finding`)})]})}),s(`tbody`,{children:a.edges.map(({node:e})=>s(`tr`,{children:[s(`td`,{children:s(C,{finding:e})}),s(`td`,{children:e.county?s(`a`,{href:m(`/counties/${e.county.code}`),children:r(e.county.name,e.county.nameEn)}):`—`}),s(`td`,{children:e.message})]},e.record.id))})]})}),s(`p`,{class:`pages`,children:[i!==null&&s(`a`,{href:m(`/quality`,{rule:e.id,province:t?.code}),children:r(`回到第一页`,`First page`)}),` `,a.pageInfo.hasNextPage&&s(`a`,{href:m(`/quality`,{rule:e.id,province:t?.code,after:a.pageInfo.endCursor}),children:r(`下一页`,`Next page`)})]})]})})]})}function C({finding:e}){let{record:t,county:i}=e;switch(t.__typename){case`InvestmentProject`:return s(`a`,{href:m(`/projects/${t.registrationNumber}`),children:t.name});case`CapitalContribution`:return s(`a`,{href:m(`/projects/${t.project.registrationNumber}`),children:t.project.name});case`IndustrialPark`:return s(`a`,{href:m(`/parks/${t.id}`),children:t.name});case`Pairing`:return s(`a`,{href:m(`/pairings/${t.id}`),children:[r(t.supporter.name,t.supporter.nameEn),` → `,r(t.recipient.name,t.recipient.nameEn)]});default:return i?s(`a`,{href:m(`/counties/${i.code}`),children:r(i.name,i.nameEn)}):s(n,{children:t.id})}}var w=u(`
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
`),T=u(`
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
`);function E(e,t){let[n=0,r=1]=e.split(`-`).map(Number);return Array.from({length:t},(e,i)=>new Date(Date.UTC(n,r-t+i,1)).toISOString().slice(0,10))}function D({day:e}){let{params:t,change:i}=p(),o=t.get(`of`)===`monitoring`?`monitoring`:`employment`,l=e===void 0?[]:E(e,12),u=c(w,e===void 0?null:{from:l[0],to:l.at(-1)}),_=t.get(`reporting`);return s(d,{class:`reporting`,title:r(`报送情况：哪些省份报了哪些月份`,`Who has reported which month`),aside:s(g,{label:r(`报送内容`,`What is reported`),value:o,options:[{value:`employment`,text:r(`务工`,`Workers`)},{value:`monitoring`,text:r(`监测`,`Monitoring`)}],choose:e=>i({of:e===`monitoring`?e:null},!0)}),children:s(a,{answer:u,class:`reporting-room`,children:({reportingRate:e})=>{let i=[...new Map(e.map(e=>[e.province.code,e.province])).values()],a=i.find(({code:e})=>e===_);return s(n,{children:[s(f,{label:r(`报送率`,`Reporting rate`),children:s(`table`,{class:`heat`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:r(`省份`,`Province`)}),l.map(e=>s(`th`,{class:`number`,scope:`col`,children:h(e)},e))]})}),s(`tbody`,{children:i.map(n=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:m(`/quality`,{rule:t.get(`rule`),province:t.get(`province`),of:t.get(`of`),reporting:n.code}),"aria-current":n.code===_?`true`:void 0,children:r(n.name,n.nameEn)})}),l.map(t=>{let r=e.find(e=>e.month===t&&e.province.code===n.code);if(!r)return s(`td`,{children:`—`},t);let i=r.keyCounties===0?0:r[o]/r.keyCounties;return s(`td`,{class:`number step-${Math.floor(i*5)}`,children:[r[o],`/`,r.keyCounties]},t)})]},n.code))})]})}),a&&s(O,{province:a.id,source:o,months:l},a.id),!a&&s(`p`,{class:`secondary`,children:r(`选择省份查看各县。`,`Choose a province to see its counties.`)})]})}})})}function O({province:e,source:n,months:i}){let o=c(T,{from:i[0],to:i.at(-1),province:e});return s(a,{answer:o,class:`reporting-counties-room`,children:e=>{let a=new Set(e.missingReports.filter(e=>e[n]).map(e=>`${e.county.code} ${e.month}`));return s(f,{label:r(`各县报送情况`,`Reports by county`),children:s(`table`,{class:`heat`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:r(`县`,`County`)}),i.map(e=>s(`th`,{class:`number`,scope:`col`,children:h(e)},e))]})}),s(`tbody`,{children:t(e.counties).map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:m(`/counties/${e.code}`),children:r(e.name,e.nameEn)})}),i.map(t=>a.has(`${e.code} ${t}`)?s(`td`,{class:`missing`,children:r(`未报`,`missing`)},t):s(`td`,{class:`step-5`,children:r(`已报`,`reported`)},t))]},e.code))})]})})}})}function k(){let{day:t,valid:n}=e();return s(l,{title:r(`数据质量`,`Data quality`),children:[s(b,{}),n?s(D,{day:t}):s(i,{})]})}export{k as default};