import{n as e,t}from"./record-page-CGlt79PU.js";import{E as n,d as r,h as i,l as a,s as o}from"./failure-_DS3a5mF.js";import{n as s}from"./take-away-BgI-GMqj.js";import{n as c,r as l}from"./model-DklknMFF.js";import{m as u,o as d,p as f}from"./index-2UoS2b4O.js";import{a as p}from"./use-query-D-2vibG1.js";import{n as m}from"./date-BqS4JsuO.js";import{i as h,n as g}from"./number-BmEOcyNQ.js";import{t as _}from"./gql-DlQ3vo2n.js";import{r as v,t as y}from"./number-DDpHmh0c.js";import{r as b}from"./panels-CQuF_5x8.js";import{t as x}from"./url-CRok2Oeu.js";/* empty css              */var S=_(`
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
`),C=9;function w({pairing:e,day:t}){let{data:n}=l(),i=Number(t.slice(0,4)),s=a(`${i} 年协议目标与完成`,`Targets of the agreement for ${i}, and what was achieved`),u=p(S,{pairing:e,year:i,asOf:t});return f(`section`,{class:`whole`,tabIndex:0,"aria-label":s,children:[f(`h3`,{children:s}),f(b,{answer:u,class:`room-part`,children:({assessment:e})=>{let t=(e.edges[0]?.node.areas??[]).flatMap(e=>e.items).filter(e=>e.target!==null);return t.length===0?f(`p`,{children:a(`没有年度协议。`,`There is no agreement.`)}):f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:a(`指标`,`Indicator`)}),f(`th`,{scope:`col`,class:`number`,children:a(`目标`,`Target`)}),f(`th`,{scope:`col`,class:`number`,children:a(`完成`,`Actual`)}),f(`th`,{scope:`col`,class:`number`,children:a(`完成率`,`Completion`)}),f(`th`,{scope:`col`,class:`number`,children:a(`排名`,`Rank`)})]})}),f(`tbody`,{children:t.slice(0,C).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:[o.value===`en`?e.indicator.nameEn:e.indicator.name,n&&e.indicator.unit!==`YUAN`&&f(`span`,{class:`secondary`,children:[` `,r(c(n,`Unit`,e.indicator.unit))]})]}),f(`td`,{class:`number`,children:f(T,{value:e.target,unit:e.indicator.unit})}),f(`td`,{class:`number`,children:e.actual==null?a(`未报`,`not reported`):f(T,{value:e.actual,unit:e.indicator.unit})}),f(`td`,{class:`number`,children:e.completion==null?`—`:h(e.completion)}),f(`td`,{class:`number`,children:e.rank??`—`})]},e.indicator.code))})]})}})]})}function T({value:e,unit:t}){return e==null?f(n,{children:`—`}):t===`YUAN`?f(v,{yuan:e}):f(n,{children:g(e)})}var E=`@page { size: 21cm 29.7cm; margin: 1.5cm }
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
`);function k({code:e}){let{day:t}=u(),n=p(O,t===void 0?null:{code:e,asOf:t});return f(b,{answer:n,class:`room-sheet`,children:n=>n.county&&f(j,{code:e,day:t,county:n.county,data:n})})}function A(e){return o.value===`en`?e.nameEn:e.name}function j({code:t,day:o,county:u,data:p}){let{data:h}=l(),_=i(null),b=(e,t)=>h?r(c(h,e,t)):t,S=a(`${u.name}县情简报`,`${u.nameEn}: briefing`),C=d(u.pairingsAsRecipient),T=C.find(e=>e.status===`ACTIVE`)??C[0],E=d(u.monitoringReports)[0],O=u.investmentProjects;return f(n,{children:[f(`div`,{class:`take-away no-print`,children:[f(`button`,{type:`button`,onClick:()=>window.print(),children:a(`打印（A4 一页）`,`Print (one A4 page)`)}),f(`button`,{type:`button`,onClick:()=>s(D(S,_.current),`${S} ${o}.doc`),children:a(`下载 Word / WPS`,`Download for Word and WPS`)})]}),f(`article`,{class:`briefing`,ref:_,"aria-label":S,children:[f(`header`,{children:[f(`h2`,{children:S}),f(`p`,{class:`secondary`,children:[A(u.province),u.prefecture&&` ${A(u.prefecture)}`,` · `,a(`国家乡村振兴重点帮扶县`,`National key county for rural revitalisation`),` · `,a(`行政区划代码`,`Code`),` `,t,` ·`,` `,a(`截至`,`As of`),` `,m(o)]})]}),f(`section`,{class:`whole`,children:[f(`h3`,{children:a(`结对`,`Pairing`)}),f(`ul`,{class:`plain-list`,children:C.map(e=>f(`li`,{children:[f(`a`,{href:x(`/counties/${e.supporter.code}`),children:A(e.supporter)}),a(`（${e.supporter.province.name}）`,`, ${e.supporter.province.nameEn}, `),e.startedOn?e.startedOnPrecision===`YEAR`?a(`${e.startedOn.slice(0,4)} 年起`,`since ${e.startedOn.slice(0,4)}`):a(`${m(e.startedOn)}起`,`since ${m(e.startedOn)}`):a(`起始日期未公布`,`first day not published`),e.endedOn&&a(`，至${m(e.endedOn)}`,` until ${m(e.endedOn)}`),` ·`,` `,f(`a`,{href:x(`/pairings/${e.id}`),children:b(`PairingStatus`,e.status)})]},e.id))})]}),f(`section`,{children:[f(`h3`,{children:a(`到位资金，按年`,`Paid in, by year`)}),f(e,{rows:p.money.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.money.totals.amount.sum}),f(`p`,{class:`secondary`,children:a(`${p.money.totals.enterprises} 家企业有资金到位`,`${p.money.totals.enterprises} enterprises paid in`)})]}),f(`section`,{children:[f(`h3`,{children:a(`衔接与帮扶资金`,`Funds`)}),f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:a(`来源`,`Source`)}),f(`th`,{scope:`col`,class:`number`,children:a(`金额`,`Amount`)}),f(`th`,{scope:`col`,class:`number`,children:a(`产业占比`,`For industry`)})]})}),f(`tbody`,{children:[p.funds.edges.map(({node:e})=>f(`tr`,{children:[f(`th`,{scope:`row`,children:e.key.source&&b(`FundAllocationSource`,e.key.source)}),f(`td`,{class:`number`,children:f(v,{yuan:e.amount.sum})}),f(`td`,{class:`number`,children:N(e.industryAmount.sum,e.amount.sum)})]},e.key.source)),f(`tr`,{class:`sum`,children:[f(`th`,{scope:`row`,children:a(`合计`,`Total`)}),f(`td`,{class:`number`,children:f(v,{yuan:p.funds.totals.amount.sum})}),f(`td`,{class:`number`,children:N(p.funds.totals.industryAmount.sum,p.funds.totals.amount.sum)})]})]})]})]}),f(`section`,{class:`whole`,children:[f(`h3`,{children:[a(`到位最多的五个项目`,`The five largest projects by what was paid in`),` `,f(`a`,{class:`no-print`,href:x(`/data/investmentProjects`,{where:(e=>JSON.stringify({[e]:{code:t}}))(`hasCountyWith`),sort:`-PAID_IN`}),children:a(`全部 ${O.totalCount} 个`,`all ${O.totalCount}`)})]}),f(`table`,{children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{scope:`col`,children:a(`项目`,`Project`)}),f(`th`,{scope:`col`,children:a(`企业`,`Enterprise`)}),f(`th`,{scope:`col`,children:a(`状态`,`Status`)}),f(`th`,{scope:`col`,class:`number`,children:a(`协议投资额`,`Committed`)}),f(`th`,{scope:`col`,class:`number`,children:a(`到位投资`,`Paid in`)})]})}),f(`tbody`,{children:d(O).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:f(`a`,{href:x(`/projects/${encodeURIComponent(e.registrationNumber)}`),children:e.name})}),f(`td`,{children:e.enterprise.name}),f(`td`,{children:b(`InvestmentProjectStatus`,e.status)}),f(`td`,{class:`number`,children:f(v,{yuan:e.committed})}),f(`td`,{class:`number`,children:f(v,{yuan:e.paidIn})})]},e.registrationNumber))})]})]}),f(`section`,{children:[f(`h3`,{children:a(`共建产业园区（${u.industrialParks.totalCount} 个）`,`Industrial parks (${u.industrialParks.totalCount})`)}),f(`table`,{children:f(`tbody`,{children:[d(u.industrialParks).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:f(`a`,{href:x(`/parks/${e.id}`),children:e.name})}),f(`td`,{children:b(`IndustrialParkStatus`,e.status)}),f(`td`,{class:`number`,children:[g(e.area),` `,a(`公顷`,`ha`)]})]},e.id)),u.industrialParks.totalCount===0&&f(M,{})]})})]}),f(`section`,{children:[f(`h3`,{children:a(`务工`,`Work`)}),f(`table`,{children:f(`tbody`,{children:[p.work.edges.map(({node:e})=>f(`tr`,{children:[f(`th`,{scope:`row`,children:e.key.channel&&b(`EmploymentRecordChannel`,e.key.channel)}),f(`td`,{class:`number`,children:f(y,{of:e.workers.sum,unit:a(`人`,``)})})]},e.key.channel)),f(`tr`,{class:`sum`,children:[f(`th`,{scope:`row`,children:a(`合计`,`Total`)}),f(`td`,{class:`number`,children:f(y,{of:p.work.totals.workers.sum,unit:a(`人`,``)})})]})]})})]}),f(`section`,{children:[f(`h3`,{children:a(`消费帮扶，按年`,`Consumption assistance, by year`)}),f(e,{rows:p.consumption.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.consumption.totals.amount.sum})]}),f(`section`,{children:[f(`h3`,{children:a(`人才与监测`,`Experts and monitoring`)}),f(`table`,{children:f(`tbody`,{children:[d(u.talentTeams).map(e=>f(`tr`,{children:[f(`th`,{scope:`row`,children:b(`TalentTeamKind`,e.kind)}),f(`td`,{class:`number`,children:f(y,{of:e.members,unit:a(`人`,``)})})]},e.id)),u.talentTeams.totalCount===0&&f(M,{}),E?f(n,{children:[f(`tr`,{children:[f(`th`,{scope:`row`,children:a(`监测户（${E.month.slice(0,7)}）`,`Households monitored (${E.month.slice(0,7)})`)}),f(`td`,{class:`number`,children:f(y,{of:E.monitoredHouseholds,unit:a(`户`,``)})})]}),f(`tr`,{children:[f(`th`,{scope:`row`,children:a(`其中已消除风险`,`Of them without risk now`)}),f(`td`,{class:`number`,children:f(y,{of:E.riskEliminatedHouseholds,unit:a(`户`,``)})})]})]}):f(`tr`,{children:[f(`th`,{scope:`row`,children:a(`防止返贫监测`,`Monitoring`)}),f(`td`,{class:`number`,children:a(`未报`,`not reported`)})]})]})})]}),T&&f(w,{pairing:T.id,day:o}),f(`footer`,{class:`whole secondary`,children:[a(`口径：审核通过的记录，截至所示日期；项目为现有记录。金额以万元、亿元计。`,`Validated records as of the day; projects as recorded now.`),` `,u.designationSourceURL&&f(n,{children:[a(`名单来源`,`List of key counties`),` `,f(`a`,{href:u.designationSourceURL,children:new URL(u.designationSourceURL).hostname})]}),` `,T?.sourceURL&&f(n,{children:[`· `,a(`结对来源`,`Pairing`),` `,f(`a`,{href:T.sourceURL,children:new URL(T.sourceURL).hostname})]})]})]})]})}function M(){return f(`tr`,{children:f(`td`,{children:`—`})})}function N(e,t){return e==null||t==null||Number(t)===0?`—`:h((100*Number(e)/Number(t)).toFixed(2))}function P({code:e}){return f(t,{entity:`County`,value:e,before:t=>t.designation===`KEY`&&f(k,{code:e})})}export{P as default};