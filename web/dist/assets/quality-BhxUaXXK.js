import{A as e,S as t,_ as n,c as r,d as i,i as a,l as o,r as s,t as c,v as l}from"./index-DnzIynB3.js";import{a as u,i as d,n as f,r as p,t as m}from"./table-scroll-CT85S932.js";import{t as h}from"./section-Cnc6p18z.js";import{t as g}from"./nodes-mmDI86VZ.js";var _=o(`
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
`),v=o(`
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
`),y={ERROR:{zh:`错误`,en:`Error`},WARNING:{zh:`警告`,en:`Warning`},INFO:{zh:`提示`,en:`Notice`}};function b(){let n=i(_,{}),{params:r}=l();return s(h,{title:t(`违反规则的记录`,`Records that break a rule`),children:s(p,{answer:n,class:`findings-room`,children:n=>{let i=n.dataQualityRules.find(({id:e})=>e===r.get(`rule`)),a=n.dataQualityCounts.find(e=>e.province?.code===r.get(`province`))?.province;return s(e,{children:[s(x,{data:n}),r.get(`rule`)!==null&&!i&&s(f,{children:t(`没有这条规则：请在表中选择。`,`There is no such rule: choose one in the table.`)}),i&&s(S,{rule:i,province:a??null,after:r.get(`after`)})]})}})})}function x({data:e}){let r=new Map(e.dataQualityCounts.flatMap(({province:e})=>e?[[e.code,e]]:[])),i=[...r.keys()].sort(),a=(t,n)=>e.dataQualityCounts.filter(e=>e.rule.id===t&&(n===void 0||e.province?.code===n)).reduce((e,t)=>e+t.count,0),o=(e,t,r)=>e===0?`—`:s(`a`,{href:n(`/quality`,{rule:t,province:r}),children:e.toLocaleString(`en-US`)});return s(m,{label:t(`按规则和省份`,`By rule and province`),children:s(`table`,{class:`findings`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:t(`规则`,`Rule`)}),s(`th`,{children:t(`程度`,`Severity`)}),s(`th`,{class:`number`,children:t(`合计`,`Total`)}),i.map(e=>s(`th`,{class:`number`,scope:`col`,children:t(r.get(e).name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/,``),r.get(e).nameEn)},e))]})}),s(`tbody`,{children:e.dataQualityRules.map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:e.description}),s(`td`,{class:`severity-${e.severity}`,children:t(y[e.severity].zh,y[e.severity].en)}),s(`td`,{class:`number`,children:o(a(e.id),e.id)}),i.map(t=>s(`td`,{class:`number`,children:o(a(e.id,t),e.id,t)},t))]},e.id))})]})})}function S({rule:r,province:a,after:o}){let c=i(v,{rule:r.id,provinceID:a?.id,after:o});return s(`div`,{class:`records`,children:[s(`h3`,{children:[r.description,a&&` · ${t(a.name,a.nameEn)}`]}),s(p,{answer:c,class:`records-room`,children:({dataQuality:i})=>i.edges.length===0?s(f,{children:t(`没有违反这条规则的记录。`,`No record breaks this rule.`)}):s(e,{children:[s(`p`,{class:`secondary`,children:t(`共 ${i.totalCount} 条`,`${i.totalCount} records`)}),s(m,{label:r.description,children:s(`table`,{children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:t(`记录`,`Record`)}),s(`th`,{children:t(`县`,`County`)}),s(`th`,{children:t(`问题`,`Finding`)})]})}),s(`tbody`,{children:i.edges.map(({node:e})=>s(`tr`,{children:[s(`td`,{children:s(C,{finding:e})}),s(`td`,{children:e.county?s(`a`,{href:n(`/counties/${e.county.code}`),children:t(e.county.name,e.county.nameEn)}):`—`}),s(`td`,{children:e.message})]},e.record.id))})]})}),s(`p`,{class:`pages`,children:[o!==null&&s(`a`,{href:n(`/quality`,{rule:r.id,province:a?.code}),children:t(`回到第一页`,`First page`)}),` `,i.pageInfo.hasNextPage&&s(`a`,{href:n(`/quality`,{rule:r.id,province:a?.code,after:i.pageInfo.endCursor}),children:t(`下一页`,`Next page`)})]})]})})]})}function C({finding:r}){let{record:i,county:a}=r;switch(i.__typename){case`InvestmentProject`:return s(`a`,{href:n(`/projects/${i.registrationNumber}`),children:i.name});case`CapitalContribution`:return s(`a`,{href:n(`/projects/${i.project.registrationNumber}`),children:i.project.name});case`IndustrialPark`:return s(`a`,{href:n(`/parks/${i.id}`),children:i.name});case`Pairing`:return s(`a`,{href:n(`/pairings/${i.id}`),children:[t(i.supporter.name,i.supporter.nameEn),` → `,t(i.recipient.name,i.recipient.nameEn)]});default:return a?s(`a`,{href:n(`/counties/${a.code}`),children:t(a.name,a.nameEn)}):s(e,{children:i.id})}}var w=o(`
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
`),T=o(`
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
`);function E(e,t){let[n=0,r=1]=e.split(`-`).map(Number);return Array.from({length:t},(e,i)=>new Date(Date.UTC(n,r-t+i,1)).toISOString().slice(0,10))}function D({day:a}){let{params:o,change:c}=l(),d=o.get(`of`)===`monitoring`?`monitoring`:`employment`,f=a===void 0?[]:E(a,12),g=i(w,a===void 0?null:{from:f[0],to:f.at(-1)}),_=o.get(`reporting`);return s(h,{class:`reporting`,title:t(`报送情况：哪些省份报了哪些月份`,`Who has reported which month`),aside:s(u,{label:t(`报送内容`,`What is reported`),value:d,options:[{value:`employment`,text:t(`务工`,`Workers`)},{value:`monitoring`,text:t(`监测`,`Monitoring`)}],choose:e=>c({of:e===`monitoring`?e:null},!0)}),children:s(p,{answer:g,class:`reporting-room`,children:({reportingRate:i})=>{let a=[...new Map(i.map(e=>[e.province.code,e.province])).values()],c=a.find(({code:e})=>e===_);return s(e,{children:[s(m,{label:t(`报送率`,`Reporting rate`),children:s(`table`,{class:`heat`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:t(`省份`,`Province`)}),f.map(e=>s(`th`,{class:`number`,scope:`col`,children:r(e)},e))]})}),s(`tbody`,{children:a.map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:n(`/quality`,{rule:o.get(`rule`),province:o.get(`province`),of:o.get(`of`),reporting:e.code}),"aria-current":e.code===_?`true`:void 0,children:t(e.name,e.nameEn)})}),f.map(t=>{let n=i.find(n=>n.month===t&&n.province.code===e.code);if(!n)return s(`td`,{children:`—`},t);let r=n.keyCounties===0?0:n[d]/n.keyCounties;return s(`td`,{class:`number step-${Math.floor(r*5)}`,children:[n[d],`/`,n.keyCounties]},t)})]},e.code))})]})}),c&&s(O,{province:c.id,source:d,months:f},c.id),!c&&s(`p`,{class:`secondary`,children:t(`选择省份查看各县。`,`Choose a province to see its counties.`)})]})}})})}function O({province:e,source:a,months:o}){let c=i(T,{from:o[0],to:o.at(-1),province:e});return s(p,{answer:c,class:`reporting-counties-room`,children:e=>{let i=new Set(e.missingReports.filter(e=>e[a]).map(e=>`${e.county.code} ${e.month}`));return s(m,{label:t(`各县报送情况`,`Reports by county`),children:s(`table`,{class:`heat`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:t(`县`,`County`)}),o.map(e=>s(`th`,{class:`number`,scope:`col`,children:r(e)},e))]})}),s(`tbody`,{children:g(e.counties).map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:n(`/counties/${e.code}`),children:t(e.name,e.nameEn)})}),o.map(n=>i.has(`${e.code} ${n}`)?s(`td`,{class:`missing`,children:t(`未报`,`missing`)},n):s(`td`,{class:`step-5`,children:t(`已报`,`reported`)},n))]},e.code))})]})})}})}function k(){let{day:e,valid:n}=a();return s(c,{title:t(`数据质量`,`Data quality`),children:[s(b,{}),n?s(D,{day:e}):s(d,{})]})}export{k as default};