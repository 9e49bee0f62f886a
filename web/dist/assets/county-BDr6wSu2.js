import{n as e,t}from"./record-page-B-WgPVZu.js";import{C as n,P as r,_ as i,h as a,y as o}from"./request-SsffBP1P.js";import{n as s}from"./take-away-CwSuek7B.js";import{n as c,r as l}from"./model-DzNmCvQ3.js";import{d as u,o as d}from"./index-tM1zcuE5.js";import{n as f,s as p}from"./page-DKGpEHei.js";import{n as m}from"./date-BKahs6Zt.js";import{i as h,n as g}from"./number-B1S_ys-u.js";import{t as _}from"./gql-DlQ3vo2n.js";import{r as v,t as y}from"./number-ClXSji76.js";import{r as b}from"./panels-0me0R5C6.js";import{t as x}from"./url-CsrRW2FK.js";/* empty css              */var S=_(`
  query Targets($pairing: ID!, $year: Int!, $asOf: Date!) {
    assessment(year: $year, asOf: $asOf, by: PAIRING, pairingID: $pairing, first: 1) {
      edges {
        node {
          score
          areas {
            items {
              target
              actual
              completion
              rank
              indicator {
                code
                name
                nameEn
                unit
              }
            }
          }
        }
      }
    }
  }
`),C=9;function w({pairing:e,day:t}){let{data:n}=l(),r=Number(t.slice(0,4)),s=i(`${r} 年协议目标与完成`,`Targets of the agreement for ${r}, and what was achieved`),u=p(S,{pairing:e,year:r,asOf:t});return f(`section`,{class:`whole`,tabIndex:0,"aria-label":s,children:[f(`h3`,{children:s}),f(b,{answer:u,class:`room-part`,children:({assessment:e})=>{let t=(e.edges[0]?.node.areas??[]).flatMap(e=>e.items).filter(e=>e.target!==null);return t.length===0?f(`p`,{children:i(`没有年度协议。`,`There is no agreement.`)}):f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:i(`指标`,`Indicator`)}),f(`th`,{scope:`col`,class:`number`,children:i(`目标`,`Target`)}),f(`th`,{scope:`col`,class:`number`,children:i(`完成`,`Actual`)}),f(`th`,{scope:`col`,class:`number`,children:i(`完成率`,`Completion`)}),f(`th`,{scope:`col`,class:`number`,children:i(`排名`,`Rank`)})]})}),f(`tbody`,{children:t.slice(0,C).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:[a.value===`en`?e.indicator.nameEn:e.indicator.name,n&&e.indicator.unit!==`YUAN`&&f(`span`,{class:`secondary`,children:[` `,o(c(n,`Unit`,e.indicator.unit))]})]}),f(`td`,{class:`number`,children:f(T,{value:e.target,unit:e.indicator.unit})}),f(`td`,{class:`number`,children:e.actual==null?i(`未报`,`not reported`):f(T,{value:e.actual,unit:e.indicator.unit})}),f(`td`,{class:`number`,children:e.completion==null?`—`:h(e.completion)}),f(`td`,{class:`number`,children:e.rank??`—`})]},e.indicator.code))})]})}})]})}function T({value:e,unit:t}){return e==null?f(r,{children:`—`}):t===`YUAN`?f(v,{yuan:e}):f(r,{children:g(e)})}var E=`@page { size: 21cm 29.7cm; margin: 1.5cm }
body { font-family: "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; font-size: 9.5pt; line-height: 1.3 }
h1 { font-size: 16pt; margin: 0 0 4pt } h2 { font-size: 11pt; margin: 8pt 0 2pt; border-bottom: 0.5pt solid #1f6f54 }
table { border-collapse: collapse; width: 100% } th, td { padding: 1pt 4pt; border-bottom: 0.5pt solid #cccccc; text-align: left; font-weight: normal }
.number { text-align: right } .sum * { font-weight: bold } .secondary { color: #5a6169 }`;function D(e,t){let n=t.cloneNode(!0);for(let e of n.querySelectorAll(`.no-print, .bar-cell, tfoot td:empty`))e.remove();for(let e of n.querySelectorAll(`a`))e.replaceWith(...e.childNodes);for(let[e,t]of[[`h2`,`h1`],[`h3`,`h2`]])for(let r of n.querySelectorAll(e)){let e=document.createElement(t);e.append(...r.childNodes),r.replaceWith(e)}let r=`﻿<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta charset="utf-8"><title>${e.replace(/[&<>]/g,e=>`&#${e.charCodeAt(0)};`)}</title><style>${E}</style></head><body>${n.innerHTML}</body></html>`;return new Blob([r],{type:`application/msword`})}var O=_(`
  query Briefing($code: String!, $asOf: Date!) {
    county(code: $code) {
      id
      name
      nameEn
      designationSourceURL
      province {
        name
        nameEn
        code
      }
      prefecture {
        name
        nameEn
      }
      pairingsAsRecipient(first: 6, where: { statusNotIn: [PROPOSED] }) {
        edges {
          node {
            id
            status
            startedOn
            startedOnPrecision
            endedOn
            sourceURL
            supporter {
              code
              name
              nameEn
              province {
                name
                nameEn
              }
            }
          }
        }
      }
      investmentProjects(first: 5, where: { reviewIn: [VALIDATED, LOCKED] }, orderBy: [{ field: PAID_IN, direction: DESC }]) {
        totalCount
        edges {
          node {
            name
            registrationNumber
            committed
            paidIn
            status
            enterprise {
              name
            }
          }
        }
      }
      industrialParks(first: 3, where: { reviewIn: [VALIDATED, LOCKED], openedOnLTE: $asOf }, orderBy: [{ field: AREA, direction: DESC }]) {
        totalCount
        edges {
          node {
            id
            name
            area
            status
            openedOn
          }
        }
      }
      talentTeams(
        first: 4
        where: { reviewIn: [VALIDATED, LOCKED], startedOnLTE: $asOf, or: [{ endedOnIsNil: true }, { endedOnGTE: $asOf }] }
        orderBy: [{ field: MEMBERS, direction: DESC }]
      ) {
        totalCount
        edges {
          node {
            id
            kind
            members
            startedOn
          }
        }
      }
      monitoringReports(first: 1, where: { reviewIn: [VALIDATED, LOCKED], monthLTE: $asOf }, orderBy: [{ field: MONTH, direction: DESC }]) {
        edges {
          node {
            id
            month
            monitoredHouseholds
            riskEliminatedHouseholds
            medianDaysToIdentify
          }
        }
      }
    }
    money: capitalContributionGroups(where: { hasProjectWith: { hasCountyWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {
      totals {
        amount {
          sum
        }
        enterprises: countDistinct(of: ENTERPRISE)
      }
      edges {
        node {
          key {
            year
          }
          amount {
            sum
          }
        }
      }
    }
    funds: fundAllocationGroups(where: { hasCountyWith: { code: $code } }, groupBy: [SOURCE], asOf: $asOf) {
      totals {
        amount {
          sum
        }
        industryAmount {
          sum
        }
      }
      edges {
        node {
          key {
            source
          }
          amount {
            sum
          }
          industryAmount {
            sum
          }
        }
      }
    }
    consumption: consumptionRecordGroups(where: { hasPairingWith: { hasRecipientWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {
      totals {
        amount {
          sum
        }
      }
      edges {
        node {
          key {
            year
          }
          amount {
            sum
          }
        }
      }
    }
    work: employmentRecordGroups(where: { hasCountyWith: { code: $code } }, groupBy: [CHANNEL], asOf: $asOf) {
      totals {
        workers {
          sum
        }
      }
      edges {
        node {
          key {
            channel
          }
          workers {
            sum
          }
        }
      }
    }
  }
`);function k({code:e}){let{day:t}=u(),n=p(O,t===void 0?null:{code:e,asOf:t});return f(b,{answer:n,class:`room-sheet`,children:n=>n.county&&f(j,{code:e,day:t,county:n.county,data:n})})}function A(e){return a.value===`en`?e.nameEn:e.name}function j({code:t,day:a,county:u,data:p}){let{data:h}=l(),_=n(null),b=(e,t)=>h?o(c(h,e,t)):t,S=i(`${u.name}县情简报`,`${u.nameEn}: briefing`),C=d(u.pairingsAsRecipient),T=C.find(e=>e.status===`ACTIVE`)??C[0],E=d(u.monitoringReports)[0],O=u.investmentProjects;return f(r,{children:[f(`div`,{class:`take-away no-print`,children:[f(`button`,{type:`button`,onClick:()=>window.print(),children:i(`打印（A4 一页）`,`Print (one A4 page)`)}),f(`button`,{type:`button`,onClick:()=>s(D(S,_.current),`${S} ${a}.doc`),children:i(`下载 Word / WPS`,`Download for Word and WPS`)})]}),f(`article`,{class:`briefing`,ref:_,"aria-label":S,children:[f(`header`,{children:[f(`h2`,{children:S}),f(`p`,{class:`secondary`,children:[A(u.province),u.prefecture&&` ${A(u.prefecture)}`,` · `,i(`国家乡村振兴重点帮扶县`,`National key county for rural revitalisation`),` · `,i(`行政区划代码`,`Code`),` `,t,` ·`,` `,i(`截至`,`As of`),` `,m(a)]})]}),f(`section`,{class:`whole`,children:[f(`h3`,{children:i(`结对`,`Pairing`)}),f(`ul`,{class:`plain-list`,children:C.map(e=>f(`li`,{children:[f(`a`,{href:x(`/counties/${e.supporter.code}`),children:A(e.supporter)}),i(`（${e.supporter.province.name}）`,`, ${e.supporter.province.nameEn}, `),e.startedOn?e.startedOnPrecision===`YEAR`?i(`${e.startedOn.slice(0,4)} 年起`,`since ${e.startedOn.slice(0,4)}`):i(`${m(e.startedOn)}起`,`since ${m(e.startedOn)}`):i(`起始日期未公布`,`first day not published`),e.endedOn&&i(`，至${m(e.endedOn)}`,` until ${m(e.endedOn)}`),` ·`,` `,f(`a`,{href:x(`/pairings/${e.id}`),children:b(`PairingStatus`,e.status)})]},e.id))})]}),f(`section`,{children:[f(`h3`,{children:i(`到位资金，按年`,`Paid in, by year`)}),f(e,{rows:p.money.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.money.totals.amount.sum}),f(`p`,{class:`secondary`,children:i(`${p.money.totals.enterprises} 家企业有资金到位`,`${p.money.totals.enterprises} enterprises paid in`)})]}),f(`section`,{children:[f(`h3`,{children:i(`衔接与帮扶资金`,`Funds`)}),f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:i(`来源`,`Source`)}),f(`th`,{scope:`col`,class:`number`,children:i(`金额`,`Amount`)}),f(`th`,{scope:`col`,class:`number`,children:i(`产业占比`,`For industry`)})]})}),f(`tbody`,{children:[p.funds.edges.map(({node:e})=>f(`tr`,{children:[f(`th`,{scope:`row`,children:e.key.source&&b(`FundAllocationSource`,e.key.source)}),f(`td`,{class:`number`,children:f(v,{yuan:e.amount.sum})}),f(`td`,{class:`number`,children:N(e.industryAmount.sum,e.amount.sum)})]},e.key.source)),f(`tr`,{class:`sum`,children:[f(`th`,{scope:`row`,children:i(`合计`,`Total`)}),f(`td`,{class:`number`,children:f(v,{yuan:p.funds.totals.amount.sum})}),f(`td`,{class:`number`,children:N(p.funds.totals.industryAmount.sum,p.funds.totals.amount.sum)})]})]})]})]}),f(`section`,{class:`whole`,children:[f(`h3`,{children:[i(`到位最多的五个项目`,`The five largest projects by what was paid in`),` `,f(`a`,{class:`no-print`,href:x(`/data/investmentProjects`,{where:(e=>JSON.stringify({[e]:{code:t}}))(`hasCountyWith`),sort:`-PAID_IN`}),children:i(`全部 ${O.totalCount} 个`,`all ${O.totalCount}`)})]}),f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:i(`项目`,`Project`)}),f(`th`,{scope:`col`,children:i(`企业`,`Enterprise`)}),f(`th`,{scope:`col`,children:i(`状态`,`Status`)}),f(`th`,{scope:`col`,class:`number`,children:i(`协议投资额`,`Committed`)}),f(`th`,{scope:`col`,class:`number`,children:i(`到位投资`,`Paid in`)})]})}),f(`tbody`,{children:d(O).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:f(`a`,{href:x(`/projects/${encodeURIComponent(e.registrationNumber)}`),children:e.name})}),f(`td`,{children:e.enterprise.name}),f(`td`,{children:b(`InvestmentProjectStatus`,e.status)}),f(`td`,{class:`number`,children:f(v,{yuan:e.committed})}),f(`td`,{class:`number`,children:f(v,{yuan:e.paidIn})})]},e.registrationNumber))})]})]}),f(`section`,{children:[f(`h3`,{children:i(`共建产业园区（${u.industrialParks.totalCount} 个）`,`Industrial parks (${u.industrialParks.totalCount})`)}),f(`table`,{children:f(`tbody`,{children:[d(u.industrialParks).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:f(`a`,{href:x(`/parks/${e.id}`),children:e.name})}),f(`td`,{children:b(`IndustrialParkStatus`,e.status)}),f(`td`,{class:`number`,children:[g(e.area),` `,i(`公顷`,`ha`)]})]},e.id)),u.industrialParks.totalCount===0&&f(M,{})]})})]}),f(`section`,{children:[f(`h3`,{children:i(`务工`,`Work`)}),f(`table`,{children:f(`tbody`,{children:[p.work.edges.map(({node:e})=>f(`tr`,{children:[f(`th`,{scope:`row`,children:e.key.channel&&b(`EmploymentRecordChannel`,e.key.channel)}),f(`td`,{class:`number`,children:f(y,{of:e.workers.sum,unit:i(`人`,``)})})]},e.key.channel)),f(`tr`,{class:`sum`,children:[f(`th`,{scope:`row`,children:i(`合计`,`Total`)}),f(`td`,{class:`number`,children:f(y,{of:p.work.totals.workers.sum,unit:i(`人`,``)})})]})]})})]}),f(`section`,{children:[f(`h3`,{children:i(`消费帮扶，按年`,`Consumption assistance, by year`)}),f(e,{rows:p.consumption.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.consumption.totals.amount.sum})]}),f(`section`,{children:[f(`h3`,{children:i(`人才与监测`,`Experts and monitoring`)}),f(`table`,{children:f(`tbody`,{children:[d(u.talentTeams).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:b(`TalentTeamKind`,e.kind)}),f(`td`,{class:`number`,children:f(y,{of:e.members,unit:i(`人`,``)})})]},e.id)),u.talentTeams.totalCount===0&&f(M,{}),E?f(r,{children:[f(`tr`,{children:[f(`th`,{scope:`row`,children:i(`监测户（${E.month.slice(0,7)}）`,`Households monitored (${E.month.slice(0,7)})`)}),f(`td`,{class:`number`,children:f(y,{of:E.monitoredHouseholds,unit:i(`户`,``)})})]}),f(`tr`,{children:[f(`th`,{scope:`row`,children:i(`其中已消除风险`,`Of them without risk now`)}),f(`td`,{class:`number`,children:f(y,{of:E.riskEliminatedHouseholds,unit:i(`户`,``)})})]})]}):f(`tr`,{children:[f(`th`,{scope:`row`,children:i(`防止返贫监测`,`Monitoring`)}),f(`td`,{class:`number`,children:i(`未报`,`not reported`)})]})]})})]}),T&&f(w,{pairing:T.id,day:a}),f(`footer`,{class:`whole secondary`,children:[i(`口径：审核通过的记录，截至所示日期；项目为现有记录。金额以万元、亿元计。`,`Validated records as of the day; projects as recorded now.`),` `,u.designationSourceURL&&f(r,{children:[i(`名单来源`,`List of key counties`),` `,f(`a`,{href:u.designationSourceURL,children:new URL(u.designationSourceURL).hostname})]}),` `,T?.sourceURL&&f(r,{children:[`· `,i(`结对来源`,`Pairing`),` `,f(`a`,{href:T.sourceURL,children:new URL(T.sourceURL).hostname})]})]})]})]})}function M(){return f(`tr`,{children:f(`td`,{children:`—`})})}function N(e,t){return e==null||t==null||Number(t)===0?`—`:h((100*Number(e)/Number(t)).toFixed(2))}function P({code:e}){return f(t,{entity:`County`,value:e,before:t=>t.designation===`KEY`&&f(k,{code:e})})}export{P as default};