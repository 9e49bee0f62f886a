import{f as e,m as t,o as n,p as r}from"./index-2UoS2b4O.js";import{E as i,l as a}from"./failure-_DS3a5mF.js";import{a as o,r as s,t as c}from"./panels-CQuF_5x8.js";import{a as l}from"./use-query-D-2vibG1.js";import{t as u}from"./gql-DlQ3vo2n.js";import{t as d}from"./section-DEitdOBE.js";import{t as f}from"./table-scroll-CxNyX5wj.js";import{r as p,t as m}from"./url-CRok2Oeu.js";import{o as h}from"./date-BqS4JsuO.js";import{t as g}from"./choice-CU0f1Z5Z.js";var _=u(`
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
`),y={ERROR:{zh:`错误`,en:`Error`},WARNING:{zh:`警告`,en:`Warning`},INFO:{zh:`提示`,en:`Notice`}};function b(){let e=l(_,{}),{params:t}=p();return r(d,{title:a(`违反规则的记录`,`Records that break a rule`),children:r(s,{answer:e,class:`findings-room`,children:e=>{let n=e.dataQualityRules.find(({id:e})=>e===t.get(`rule`)),o=e.dataQualityCounts.find(e=>e.province?.code===t.get(`province`))?.province;return r(i,{children:[r(x,{data:e}),t.get(`rule`)!==null&&!n&&r(c,{children:a(`没有这条规则：请在表中选择。`,`There is no such rule: choose one in the table.`)}),n&&r(S,{rule:n,province:o??null,after:t.get(`after`)})]})}})})}function x({data:e}){let t=new Map(e.dataQualityCounts.flatMap(({province:e})=>e?[[e.code,e]]:[])),n=[...t.keys()].sort(),i=(t,n)=>e.dataQualityCounts.filter(e=>e.rule.id===t&&(n===void 0||e.province?.code===n)).reduce((e,t)=>e+t.count,0),o=(e,t,n)=>e===0?`—`:r(`a`,{href:m(`/quality`,{rule:t,province:n}),children:e.toLocaleString(`en-US`)});return r(f,{label:a(`按规则和省份`,`By rule and province`),children:r(`table`,{class:`findings`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`规则`,`Rule`)}),r(`th`,{children:a(`程度`,`Severity`)}),r(`th`,{class:`number`,children:a(`合计`,`Total`)}),n.map(e=>r(`th`,{class:`number`,scope:`col`,children:a(t.get(e).name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/,``),t.get(e).nameEn)},e))]})}),r(`tbody`,{children:e.dataQualityRules.map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:e.description}),r(`td`,{class:`severity-${e.severity}`,children:a(y[e.severity].zh,y[e.severity].en)}),r(`td`,{class:`number`,children:o(i(e.id),e.id)}),n.map(t=>r(`td`,{class:`number`,children:o(i(e.id,t),e.id,t)},t))]},e.id))})]})})}function S({rule:e,province:t,after:n}){let o=l(v,{rule:e.id,provinceID:t?.id,after:n});return r(`div`,{class:`records`,children:[r(`h3`,{children:[e.description,t&&` · ${a(t.name,t.nameEn)}`]}),r(s,{answer:o,class:`records-room`,children:({dataQuality:o})=>o.edges.length===0?r(c,{children:a(`没有违反这条规则的记录。`,`No record breaks this rule.`)}):r(i,{children:[r(`p`,{class:`secondary`,children:a(`共 ${o.totalCount} 条`,`${o.totalCount} records`)}),r(f,{label:e.description,children:r(`table`,{children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`记录`,`Record`)}),r(`th`,{children:a(`县`,`County`)}),r(`th`,{children:a(`问题`,`Finding`)})]})}),r(`tbody`,{children:o.edges.map(({node:e})=>r(`tr`,{children:[r(`td`,{children:r(C,{finding:e})}),r(`td`,{children:e.county?r(`a`,{href:m(`/counties/${e.county.code}`),children:a(e.county.name,e.county.nameEn)}):`—`}),r(`td`,{children:e.message})]},e.record.id))})]})}),r(`p`,{class:`pages`,children:[n!==null&&r(`a`,{href:m(`/quality`,{rule:e.id,province:t?.code}),children:a(`回到第一页`,`First page`)}),` `,o.pageInfo.hasNextPage&&r(`a`,{href:m(`/quality`,{rule:e.id,province:t?.code,after:o.pageInfo.endCursor}),children:a(`下一页`,`Next page`)})]})]})})]})}function C({finding:e}){let{record:t,county:n}=e;switch(t.__typename){case`InvestmentProject`:return r(`a`,{href:m(`/projects/${t.registrationNumber}`),children:t.name});case`CapitalContribution`:return r(`a`,{href:m(`/projects/${t.project.registrationNumber}`),children:t.project.name});case`IndustrialPark`:return r(`a`,{href:m(`/parks/${t.id}`),children:t.name});case`Pairing`:return r(`a`,{href:m(`/pairings/${t.id}`),children:[a(t.supporter.name,t.supporter.nameEn),` → `,a(t.recipient.name,t.recipient.nameEn)]});default:return n?r(`a`,{href:m(`/counties/${n.code}`),children:a(n.name,n.nameEn)}):r(i,{children:t.id})}}var w=u(`
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
`);function E(e,t){let[n=0,r=1]=e.split(`-`).map(Number);return Array.from({length:t},(e,i)=>new Date(Date.UTC(n,r-t+i,1)).toISOString().slice(0,10))}function D({day:e}){let{params:t,change:n}=p(),o=t.get(`of`)===`monitoring`?`monitoring`:`employment`,c=e===void 0?[]:E(e,12),u=l(w,e===void 0?null:{from:c[0],to:c.at(-1)}),_=t.get(`reporting`);return r(d,{class:`reporting`,title:a(`报送情况：哪些省份报了哪些月份`,`Who has reported which month`),aside:r(g,{label:a(`报送内容`,`What is reported`),value:o,options:[{value:`employment`,text:a(`务工`,`Workers`)},{value:`monitoring`,text:a(`监测`,`Monitoring`)}],choose:e=>n({of:e===`monitoring`?e:null},!0)}),children:r(s,{answer:u,class:`reporting-room`,children:({reportingRate:e})=>{let n=[...new Map(e.map(e=>[e.province.code,e.province])).values()],s=n.find(({code:e})=>e===_);return r(i,{children:[r(f,{label:a(`报送率`,`Reporting rate`),children:r(`table`,{class:`heat`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`省份`,`Province`)}),c.map(e=>r(`th`,{class:`number`,scope:`col`,children:h(e)},e))]})}),r(`tbody`,{children:n.map(n=>r(`tr`,{children:[r(`th`,{scope:`row`,children:r(`a`,{href:m(`/quality`,{rule:t.get(`rule`),province:t.get(`province`),of:t.get(`of`),reporting:n.code}),"aria-current":n.code===_?`true`:void 0,children:a(n.name,n.nameEn)})}),c.map(t=>{let i=e.find(e=>e.month===t&&e.province.code===n.code);if(!i)return r(`td`,{children:`—`},t);let a=i.keyCounties===0?0:i[o]/i.keyCounties;return r(`td`,{class:`number step-${Math.floor(a*5)}`,children:[i[o],`/`,i.keyCounties]},t)})]},n.code))})]})}),s&&r(O,{province:s.id,source:o,months:c},s.id),!s&&r(`p`,{class:`secondary`,children:a(`选择省份查看各县。`,`Choose a province to see its counties.`)})]})}})})}function O({province:e,source:t,months:i}){let o=l(T,{from:i[0],to:i.at(-1),province:e});return r(s,{answer:o,class:`reporting-counties-room`,children:e=>{let o=new Set(e.missingReports.filter(e=>e[t]).map(e=>`${e.county.code} ${e.month}`));return r(f,{label:a(`各县报送情况`,`Reports by county`),children:r(`table`,{class:`heat`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`县`,`County`)}),i.map(e=>r(`th`,{class:`number`,scope:`col`,children:h(e)},e))]})}),r(`tbody`,{children:n(e.counties).map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:r(`a`,{href:m(`/counties/${e.code}`),children:a(e.name,e.nameEn)})}),i.map(t=>o.has(`${e.code} ${t}`)?r(`td`,{class:`missing`,children:a(`未报`,`missing`)},t):r(`td`,{class:`step-5`,children:a(`已报`,`reported`)},t))]},e.code))})]})})}})}function k(){let{day:n,valid:i}=t();return r(e,{title:a(`数据质量`,`Data quality`),children:[r(b,{}),i?r(D,{day:n}):r(o,{})]})}export{k as default};