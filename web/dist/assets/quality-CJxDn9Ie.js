import{C as e,P as t,b as n,c as r,i,l as a,n as o,r as s,u as c,v as l}from"./index-B6TGS6Fu.js";import{i as u,r as d,t as f}from"./panels-B0hgKz9E.js";import{t as p}from"./section-bQpbTn-y.js";import{n as m,t as h}from"./table-scroll-EuyyIJWD.js";import{t as g}from"./nodes-mmDI86VZ.js";var _=a(`
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
`),y={ERROR:{zh:`错误`,en:`Error`},WARNING:{zh:`警告`,en:`Warning`},INFO:{zh:`提示`,en:`Notice`}};function b(){let r=c(_,{}),{params:i}=n();return s(p,{title:e(`违反规则的记录`,`Records that break a rule`),children:s(d,{answer:r,class:`findings-room`,children:n=>{let r=n.dataQualityRules.find(({id:e})=>e===i.get(`rule`)),a=n.dataQualityCounts.find(e=>e.province?.code===i.get(`province`))?.province;return s(t,{children:[s(x,{data:n}),i.get(`rule`)!==null&&!r&&s(f,{children:e(`没有这条规则：请在表中选择。`,`There is no such rule: choose one in the table.`)}),r&&s(S,{rule:r,province:a??null,after:i.get(`after`)})]})}})})}function x({data:t}){let n=new Map(t.dataQualityCounts.flatMap(({province:e})=>e?[[e.code,e]]:[])),r=[...n.keys()].sort(),i=(e,n)=>t.dataQualityCounts.filter(t=>t.rule.id===e&&(n===void 0||t.province?.code===n)).reduce((e,t)=>e+t.count,0),a=(e,t,n)=>e===0?`—`:s(`a`,{href:l(`/quality`,{rule:t,province:n}),children:e.toLocaleString(`en-US`)});return s(h,{label:e(`按规则和省份`,`By rule and province`),children:s(`table`,{class:`findings`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:e(`规则`,`Rule`)}),s(`th`,{children:e(`程度`,`Severity`)}),s(`th`,{class:`number`,children:e(`合计`,`Total`)}),r.map(t=>s(`th`,{class:`number`,scope:`col`,children:e(n.get(t).name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/,``),n.get(t).nameEn)},t))]})}),s(`tbody`,{children:t.dataQualityRules.map(t=>s(`tr`,{children:[s(`th`,{scope:`row`,children:t.description}),s(`td`,{class:`severity-${t.severity}`,children:e(y[t.severity].zh,y[t.severity].en)}),s(`td`,{class:`number`,children:a(i(t.id),t.id)}),r.map(e=>s(`td`,{class:`number`,children:a(i(t.id,e),t.id,e)},e))]},t.id))})]})})}function S({rule:n,province:r,after:i}){let a=c(v,{rule:n.id,provinceID:r?.id,after:i});return s(`div`,{class:`records`,children:[s(`h3`,{children:[n.description,r&&` · ${e(r.name,r.nameEn)}`]}),s(d,{answer:a,class:`records-room`,children:({dataQuality:a})=>a.edges.length===0?s(f,{children:e(`没有违反这条规则的记录。`,`No record breaks this rule.`)}):s(t,{children:[s(`p`,{class:`secondary`,children:e(`共 ${a.totalCount} 条`,`${a.totalCount} records`)}),s(h,{label:n.description,children:s(`table`,{children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:e(`记录`,`Record`)}),s(`th`,{children:e(`县`,`County`)}),s(`th`,{children:e(`问题`,`Finding`)})]})}),s(`tbody`,{children:a.edges.map(({node:t})=>s(`tr`,{children:[s(`td`,{children:s(C,{finding:t})}),s(`td`,{children:t.county?s(`a`,{href:l(`/counties/${t.county.code}`),children:e(t.county.name,t.county.nameEn)}):`—`}),s(`td`,{children:t.message})]},t.record.id))})]})}),s(`p`,{class:`pages`,children:[i!==null&&s(`a`,{href:l(`/quality`,{rule:n.id,province:r?.code}),children:e(`回到第一页`,`First page`)}),` `,a.pageInfo.hasNextPage&&s(`a`,{href:l(`/quality`,{rule:n.id,province:r?.code,after:a.pageInfo.endCursor}),children:e(`下一页`,`Next page`)})]})]})})]})}function C({finding:n}){let{record:r,county:i}=n;switch(r.__typename){case`InvestmentProject`:return s(`a`,{href:l(`/projects/${r.registrationNumber}`),children:r.name});case`CapitalContribution`:return s(`a`,{href:l(`/projects/${r.project.registrationNumber}`),children:r.project.name});case`IndustrialPark`:return s(`a`,{href:l(`/parks/${r.id}`),children:r.name});case`Pairing`:return s(`a`,{href:l(`/pairings/${r.id}`),children:[e(r.supporter.name,r.supporter.nameEn),` → `,e(r.recipient.name,r.recipient.nameEn)]});default:return i?s(`a`,{href:l(`/counties/${i.code}`),children:e(i.name,i.nameEn)}):s(t,{children:r.id})}}var w=a(`
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
`);function E(e,t){let[n=0,r=1]=e.split(`-`).map(Number);return Array.from({length:t},(e,i)=>new Date(Date.UTC(n,r-t+i,1)).toISOString().slice(0,10))}function D({day:i}){let{params:a,change:o}=n(),u=a.get(`of`)===`monitoring`?`monitoring`:`employment`,f=i===void 0?[]:E(i,12),g=c(w,i===void 0?null:{from:f[0],to:f.at(-1)}),_=a.get(`reporting`);return s(p,{class:`reporting`,title:e(`报送情况：哪些省份报了哪些月份`,`Who has reported which month`),aside:s(m,{label:e(`报送内容`,`What is reported`),value:u,options:[{value:`employment`,text:e(`务工`,`Workers`)},{value:`monitoring`,text:e(`监测`,`Monitoring`)}],choose:e=>o({of:e===`monitoring`?e:null},!0)}),children:s(d,{answer:g,class:`reporting-room`,children:({reportingRate:n})=>{let i=[...new Map(n.map(e=>[e.province.code,e.province])).values()],o=i.find(({code:e})=>e===_);return s(t,{children:[s(h,{label:e(`报送率`,`Reporting rate`),children:s(`table`,{class:`heat`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:e(`省份`,`Province`)}),f.map(e=>s(`th`,{class:`number`,scope:`col`,children:r(e)},e))]})}),s(`tbody`,{children:i.map(t=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:l(`/quality`,{rule:a.get(`rule`),province:a.get(`province`),of:a.get(`of`),reporting:t.code}),"aria-current":t.code===_?`true`:void 0,children:e(t.name,t.nameEn)})}),f.map(e=>{let r=n.find(n=>n.month===e&&n.province.code===t.code);if(!r)return s(`td`,{children:`—`},e);let i=r.keyCounties===0?0:r[u]/r.keyCounties;return s(`td`,{class:`number step-${Math.floor(i*5)}`,children:[r[u],`/`,r.keyCounties]},e)})]},t.code))})]})}),o&&s(O,{province:o.id,source:u,months:f},o.id),!o&&s(`p`,{class:`secondary`,children:e(`选择省份查看各县。`,`Choose a province to see its counties.`)})]})}})})}function O({province:t,source:n,months:i}){let a=c(T,{from:i[0],to:i.at(-1),province:t});return s(d,{answer:a,class:`reporting-counties-room`,children:t=>{let a=new Set(t.missingReports.filter(e=>e[n]).map(e=>`${e.county.code} ${e.month}`));return s(h,{label:e(`各县报送情况`,`Reports by county`),children:s(`table`,{class:`heat`,children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{children:e(`县`,`County`)}),i.map(e=>s(`th`,{class:`number`,scope:`col`,children:r(e)},e))]})}),s(`tbody`,{children:g(t.counties).map(t=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:l(`/counties/${t.code}`),children:e(t.name,t.nameEn)})}),i.map(n=>a.has(`${t.code} ${n}`)?s(`td`,{class:`missing`,children:e(`未报`,`missing`)},n):s(`td`,{class:`step-5`,children:e(`已报`,`reported`)},n))]},t.code))})]})})}})}function k(){let{day:t,valid:n}=i();return s(o,{title:e(`数据质量`,`Data quality`),children:[s(b,{}),n?s(D,{day:t}):s(u,{})]})}export{k as default};