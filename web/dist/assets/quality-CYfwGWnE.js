import{b as e,c as t,l as n,n as r,o as i,p as a,r as o,s,t as c,u as l}from"./index-CXa3Xj0G.js";import{a as u,i as d,n as f,r as p,t as m}from"./table-scroll-Bc1v0_qw.js";import{t as h}from"./section-DJhi29HV.js";import{t as g}from"./nodes-mmDI86VZ.js";var _=s(`
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
`),v=s(`
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
`),y={ERROR:{zh:`错误`,en:`Error`},WARNING:{zh:`警告`,en:`Warning`},INFO:{zh:`提示`,en:`Notice`}};function b(){let n=t(_,{}),{params:i}=l();return r(h,{title:a(`违反规则的记录`,`Records that break a rule`),children:r(p,{answer:n,class:`findings-room`,children:t=>{let n=t.dataQualityRules.find(({id:e})=>e===i.get(`rule`)),o=t.dataQualityCounts.find(e=>e.province?.code===i.get(`province`))?.province;return r(e,{children:[r(x,{data:t}),i.get(`rule`)!==null&&!n&&r(f,{children:a(`没有这条规则：请在表中选择。`,`There is no such rule: choose one in the table.`)}),n&&r(S,{rule:n,province:o??null,after:i.get(`after`)})]})}})})}function x({data:e}){let t=new Map(e.dataQualityCounts.flatMap(({province:e})=>e?[[e.code,e]]:[])),i=[...t.keys()].sort(),o=(t,n)=>e.dataQualityCounts.filter(e=>e.rule.id===t&&(n===void 0||e.province?.code===n)).reduce((e,t)=>e+t.count,0),s=(e,t,i)=>e===0?`—`:r(`a`,{href:n(`/quality`,{rule:t,province:i}),children:e.toLocaleString(`en-US`)});return r(m,{label:a(`按规则和省份`,`By rule and province`),children:r(`table`,{class:`findings`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`规则`,`Rule`)}),r(`th`,{children:a(`程度`,`Severity`)}),r(`th`,{class:`number`,children:a(`合计`,`Total`)}),i.map(e=>r(`th`,{class:`number`,scope:`col`,children:a(t.get(e).name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/,``),t.get(e).nameEn)},e))]})}),r(`tbody`,{children:e.dataQualityRules.map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:e.description}),r(`td`,{class:`severity-${e.severity}`,children:a(y[e.severity].zh,y[e.severity].en)}),r(`td`,{class:`number`,children:s(o(e.id),e.id)}),i.map(t=>r(`td`,{class:`number`,children:s(o(e.id,t),e.id,t)},t))]},e.id))})]})})}function S({rule:i,province:o,after:s}){let c=t(v,{rule:i.id,provinceID:o?.id,after:s});return r(`div`,{class:`records`,children:[r(`h3`,{children:[i.description,o&&` · ${a(o.name,o.nameEn)}`]}),r(p,{answer:c,class:`records-room`,children:({dataQuality:t})=>t.edges.length===0?r(f,{children:a(`没有违反这条规则的记录。`,`No record breaks this rule.`)}):r(e,{children:[r(`p`,{class:`secondary`,children:a(`共 ${t.totalCount} 条`,`${t.totalCount} records`)}),r(m,{label:i.description,children:r(`table`,{children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`记录`,`Record`)}),r(`th`,{children:a(`县`,`County`)}),r(`th`,{children:a(`问题`,`Finding`)})]})}),r(`tbody`,{children:t.edges.map(({node:e})=>r(`tr`,{children:[r(`td`,{children:r(C,{finding:e})}),r(`td`,{children:e.county?r(`a`,{href:n(`/counties/${e.county.code}`),children:a(e.county.name,e.county.nameEn)}):`—`}),r(`td`,{children:e.message})]},e.record.id))})]})}),r(`p`,{class:`pages`,children:[s!==null&&r(`a`,{href:n(`/quality`,{rule:i.id,province:o?.code}),children:a(`回到第一页`,`First page`)}),` `,t.pageInfo.hasNextPage&&r(`a`,{href:n(`/quality`,{rule:i.id,province:o?.code,after:t.pageInfo.endCursor}),children:a(`下一页`,`Next page`)})]})]})})]})}function C({finding:t}){let{record:i,county:o}=t;switch(i.__typename){case`InvestmentProject`:return r(`a`,{href:n(`/projects/${i.registrationNumber}`),children:i.name});case`CapitalContribution`:return r(`a`,{href:n(`/projects/${i.project.registrationNumber}`),children:i.project.name});case`IndustrialPark`:return r(`a`,{href:n(`/parks/${i.id}`),children:i.name});case`Pairing`:return r(`a`,{href:n(`/pairings/${i.id}`),children:[a(i.supporter.name,i.supporter.nameEn),` → `,a(i.recipient.name,i.recipient.nameEn)]});default:return o?r(`a`,{href:n(`/counties/${o.code}`),children:a(o.name,o.nameEn)}):r(e,{children:i.id})}}var w=s(`
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
`),T=s(`
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
`);function E(e,t){let[n=0,r=1]=e.split(`-`).map(Number);return Array.from({length:t},(e,i)=>new Date(Date.UTC(n,r-t+i,1)).toISOString().slice(0,10))}function D({day:o}){let{params:s,change:c}=l(),d=s.get(`of`)===`monitoring`?`monitoring`:`employment`,f=o===void 0?[]:E(o,12),g=t(w,o===void 0?null:{from:f[0],to:f.at(-1)}),_=s.get(`reporting`);return r(h,{class:`reporting`,title:a(`报送情况：哪些省份报了哪些月份`,`Who has reported which month`),aside:r(u,{label:a(`报送内容`,`What is reported`),value:d,options:[{value:`employment`,text:a(`务工`,`Workers`)},{value:`monitoring`,text:a(`监测`,`Monitoring`)}],choose:e=>c({of:e===`monitoring`?e:null},!0)}),children:r(p,{answer:g,class:`reporting-room`,children:({reportingRate:t})=>{let o=[...new Map(t.map(e=>[e.province.code,e.province])).values()],c=o.find(({code:e})=>e===_);return r(e,{children:[r(m,{label:a(`报送率`,`Reporting rate`),children:r(`table`,{class:`heat`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`省份`,`Province`)}),f.map(e=>r(`th`,{class:`number`,scope:`col`,children:i(e)},e))]})}),r(`tbody`,{children:o.map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:r(`a`,{href:n(`/quality`,{rule:s.get(`rule`),province:s.get(`province`),of:s.get(`of`),reporting:e.code}),"aria-current":e.code===_?`true`:void 0,children:a(e.name,e.nameEn)})}),f.map(n=>{let i=t.find(t=>t.month===n&&t.province.code===e.code);if(!i)return r(`td`,{children:`—`},n);let a=i.keyCounties===0?0:i[d]/i.keyCounties;return r(`td`,{class:`number step-${Math.floor(a*5)}`,children:[i[d],`/`,i.keyCounties]},n)})]},e.code))})]})}),c&&r(O,{province:c.id,source:d,months:f},c.id),!c&&r(`p`,{class:`secondary`,children:a(`选择省份查看各县。`,`Choose a province to see its counties.`)})]})}})})}function O({province:e,source:o,months:s}){let c=t(T,{from:s[0],to:s.at(-1),province:e});return r(p,{answer:c,class:`reporting-counties-room`,children:e=>{let t=new Set(e.missingReports.filter(e=>e[o]).map(e=>`${e.county.code} ${e.month}`));return r(m,{label:a(`各县报送情况`,`Reports by county`),children:r(`table`,{class:`heat`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:a(`县`,`County`)}),s.map(e=>r(`th`,{class:`number`,scope:`col`,children:i(e)},e))]})}),r(`tbody`,{children:g(e.counties).map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:r(`a`,{href:n(`/counties/${e.code}`),children:a(e.name,e.nameEn)})}),s.map(n=>t.has(`${e.code} ${n}`)?r(`td`,{class:`missing`,children:a(`未报`,`missing`)},n):r(`td`,{class:`step-5`,children:a(`已报`,`reported`)},n))]},e.code))})]})})}})}function k(){let{day:e,valid:t}=o();return r(c,{title:a(`数据质量`,`Data quality`),children:[r(b,{}),t?r(D,{day:e}):r(d,{})]})}export{k as default};