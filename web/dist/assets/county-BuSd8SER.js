import{n as e,t}from"./record-page-sju55YWI.js";import{I as n,S as r,T as i,b as a,n as o,o as s,v as c}from"./page-DoOi5yXt.js";import{n as l}from"./take-away-DjPZKJ9f.js";import{n as u,r as d}from"./model-De2Scava.js";import{t as f}from"./nodes-mmDI86VZ.js";import{a as p,d as m,o as h}from"./index-BLKiioKu.js";import{i as g,n as _}from"./number-tSsa6C0q.js";import{r as v,t as y}from"./number--dUltv7-.js";import{r as b}from"./panels-DAPzK2Uu.js";import{t as x}from"./url-D42Bj6oT.js";/* empty css              */var S=m(`
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
`),C=9;function w({pairing:e,day:t}){let{data:n}=d(),i=Number(t.slice(0,4)),l=a(`${i} 年协议目标与完成`,`Targets of the agreement for ${i}, and what was achieved`),f=s(S,{pairing:e,year:i,asOf:t});return o(`section`,{class:`whole`,tabIndex:0,"aria-label":l,children:[o(`h3`,{children:l}),o(b,{answer:f,class:`room-part`,children:({assessment:e})=>{let t=(e.edges[0]?.node.areas??[]).flatMap(e=>e.items).filter(e=>e.target!==null);return t.length===0?o(`p`,{children:a(`没有年度协议。`,`There is no agreement.`)}):o(`table`,{children:[o(`thead`,{children:o(`tr`,{children:[o(`th`,{scope:`col`,children:a(`指标`,`Indicator`)}),o(`th`,{scope:`col`,class:`number`,children:a(`目标`,`Target`)}),o(`th`,{scope:`col`,class:`number`,children:a(`完成`,`Actual`)}),o(`th`,{scope:`col`,class:`number`,children:a(`完成率`,`Completion`)}),o(`th`,{scope:`col`,class:`number`,children:a(`排名`,`Rank`)})]})}),o(`tbody`,{children:t.slice(0,C).map(e=>o(`tr`,{children:[o(`th`,{scope:`row`,children:[c.value===`en`?e.indicator.nameEn:e.indicator.name,n&&e.indicator.unit!==`YUAN`&&o(`span`,{class:`secondary`,children:[` `,r(u(n,`Unit`,e.indicator.unit))]})]}),o(`td`,{class:`number`,children:o(T,{value:e.target,unit:e.indicator.unit})}),o(`td`,{class:`number`,children:e.actual==null?a(`未报`,`not reported`):o(T,{value:e.actual,unit:e.indicator.unit})}),o(`td`,{class:`number`,children:e.completion==null?`—`:g(e.completion)}),o(`td`,{class:`number`,children:e.rank??`—`})]},e.indicator.code))})]})}})]})}function T({value:e,unit:t}){return e==null?o(n,{children:`—`}):t===`YUAN`?o(v,{yuan:e}):o(n,{children:_(e)})}var E=`@page { size: 21cm 29.7cm; margin: 1.5cm }
body { font-family: "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; font-size: 9.5pt; line-height: 1.3 }
h1 { font-size: 16pt; margin: 0 0 4pt } h2 { font-size: 11pt; margin: 8pt 0 2pt; border-bottom: 0.5pt solid #1f6f54 }
table { border-collapse: collapse; width: 100% } th, td { padding: 1pt 4pt; border-bottom: 0.5pt solid #cccccc; text-align: left; font-weight: normal }
.number { text-align: right } .sum * { font-weight: bold } .secondary { color: #5a6169 }`;function D(e,t){let n=t.cloneNode(!0);for(let e of n.querySelectorAll(`.no-print, .bar-cell, tfoot td:empty`))e.remove();for(let e of n.querySelectorAll(`a`))e.replaceWith(...e.childNodes);for(let[e,t]of[[`h2`,`h1`],[`h3`,`h2`]])for(let r of n.querySelectorAll(e)){let e=document.createElement(t);e.append(...r.childNodes),r.replaceWith(e)}let r=`﻿<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta charset="utf-8"><title>${e.replace(/[&<>]/g,e=>`&#${e.charCodeAt(0)};`)}</title><style>${E}</style></head><body>${n.innerHTML}</body></html>`;return new Blob([r],{type:`application/msword`})}var O=m(`
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
`);function k({code:e}){let{day:t}=p(),n=s(O,t===void 0?null:{code:e,asOf:t});return o(b,{answer:n,class:`room-sheet`,children:n=>n.county&&o(j,{code:e,day:t,county:n.county,data:n})})}function A(e){return c.value===`en`?e.nameEn:e.name}function j({code:t,day:s,county:c,data:p}){let{data:m}=d(),g=i(null),b=(e,t)=>m?r(u(m,e,t)):t,S=a(`${c.name}县情简报`,`${c.nameEn}: briefing`),C=f(c.pairingsAsRecipient),T=C.find(e=>e.status===`ACTIVE`)??C[0],E=f(c.monitoringReports)[0],O=c.investmentProjects;return o(n,{children:[o(`div`,{class:`take-away no-print`,children:[o(`button`,{type:`button`,onClick:()=>window.print(),children:a(`打印（A4 一页）`,`Print (one A4 page)`)}),o(`button`,{type:`button`,onClick:()=>l(D(S,g.current),`${S} ${s}.doc`),children:a(`下载 Word / WPS`,`Download for Word and WPS`)})]}),o(`article`,{class:`briefing`,ref:g,"aria-label":S,children:[o(`header`,{children:[o(`h2`,{children:S}),o(`p`,{class:`secondary`,children:[A(c.province),c.prefecture&&` ${A(c.prefecture)}`,` · `,a(`国家乡村振兴重点帮扶县`,`National key county for rural revitalisation`),` · `,a(`行政区划代码`,`Code`),` `,t,` ·`,` `,a(`截至`,`As of`),` `,h(s)]})]}),o(`section`,{class:`whole`,children:[o(`h3`,{children:a(`结对`,`Pairing`)}),o(`ul`,{class:`plain-list`,children:C.map(e=>o(`li`,{children:[o(`a`,{href:x(`/counties/${e.supporter.code}`),children:A(e.supporter)}),a(`（${e.supporter.province.name}）`,`, ${e.supporter.province.nameEn}, `),e.startedOn?e.startedOnPrecision===`YEAR`?a(`${e.startedOn.slice(0,4)} 年起`,`since ${e.startedOn.slice(0,4)}`):a(`${h(e.startedOn)}起`,`since ${h(e.startedOn)}`):a(`起始日期未公布`,`first day not published`),e.endedOn&&a(`，至${h(e.endedOn)}`,` until ${h(e.endedOn)}`),` ·`,` `,o(`a`,{href:x(`/pairings/${e.id}`),children:b(`PairingStatus`,e.status)})]},e.id))})]}),o(`section`,{children:[o(`h3`,{children:a(`到位资金，按年`,`Paid in, by year`)}),o(e,{rows:p.money.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.money.totals.amount.sum}),o(`p`,{class:`secondary`,children:a(`${p.money.totals.enterprises} 家企业有资金到位`,`${p.money.totals.enterprises} enterprises paid in`)})]}),o(`section`,{children:[o(`h3`,{children:a(`衔接与帮扶资金`,`Funds`)}),o(`table`,{children:[o(`thead`,{children:o(`tr`,{children:[o(`th`,{scope:`col`,children:a(`来源`,`Source`)}),o(`th`,{scope:`col`,class:`number`,children:a(`金额`,`Amount`)}),o(`th`,{scope:`col`,class:`number`,children:a(`产业占比`,`For industry`)})]})}),o(`tbody`,{children:[p.funds.edges.map(({node:e})=>o(`tr`,{children:[o(`th`,{scope:`row`,children:e.key.source&&b(`FundAllocationSource`,e.key.source)}),o(`td`,{class:`number`,children:o(v,{yuan:e.amount.sum})}),o(`td`,{class:`number`,children:N(e.industryAmount.sum,e.amount.sum)})]},e.key.source)),o(`tr`,{class:`sum`,children:[o(`th`,{scope:`row`,children:a(`合计`,`Total`)}),o(`td`,{class:`number`,children:o(v,{yuan:p.funds.totals.amount.sum})}),o(`td`,{class:`number`,children:N(p.funds.totals.industryAmount.sum,p.funds.totals.amount.sum)})]})]})]})]}),o(`section`,{class:`whole`,children:[o(`h3`,{children:[a(`到位最多的五个项目`,`The five largest projects by what was paid in`),` `,o(`a`,{class:`no-print`,href:x(`/data/investmentProjects`,{where:(e=>JSON.stringify({[e]:{code:t}}))(`hasCountyWith`),sort:`-PAID_IN`}),children:a(`全部 ${O.totalCount} 个`,`all ${O.totalCount}`)})]}),o(`table`,{children:[o(`thead`,{children:o(`tr`,{children:[o(`th`,{scope:`col`,children:a(`项目`,`Project`)}),o(`th`,{scope:`col`,children:a(`企业`,`Enterprise`)}),o(`th`,{scope:`col`,children:a(`状态`,`Status`)}),o(`th`,{scope:`col`,class:`number`,children:a(`协议投资额`,`Committed`)}),o(`th`,{scope:`col`,class:`number`,children:a(`到位投资`,`Paid in`)})]})}),o(`tbody`,{children:f(O).map(e=>o(`tr`,{children:[o(`th`,{scope:`row`,children:o(`a`,{href:x(`/projects/${encodeURIComponent(e.registrationNumber)}`),children:e.name})}),o(`td`,{children:e.enterprise.name}),o(`td`,{children:b(`InvestmentProjectStatus`,e.status)}),o(`td`,{class:`number`,children:o(v,{yuan:e.committed})}),o(`td`,{class:`number`,children:o(v,{yuan:e.paidIn})})]},e.registrationNumber))})]})]}),o(`section`,{children:[o(`h3`,{children:a(`共建产业园区（${c.industrialParks.totalCount} 个）`,`Industrial parks (${c.industrialParks.totalCount})`)}),o(`table`,{children:o(`tbody`,{children:[f(c.industrialParks).map(e=>o(`tr`,{children:[o(`th`,{scope:`row`,children:o(`a`,{href:x(`/parks/${e.id}`),children:e.name})}),o(`td`,{children:b(`IndustrialParkStatus`,e.status)}),o(`td`,{class:`number`,children:[_(e.area),` `,a(`公顷`,`ha`)]})]},e.id)),c.industrialParks.totalCount===0&&o(M,{})]})})]}),o(`section`,{children:[o(`h3`,{children:a(`务工`,`Work`)}),o(`table`,{children:o(`tbody`,{children:[p.work.edges.map(({node:e})=>o(`tr`,{children:[o(`th`,{scope:`row`,children:e.key.channel&&b(`EmploymentRecordChannel`,e.key.channel)}),o(`td`,{class:`number`,children:o(y,{of:e.workers.sum,unit:a(`人`,``)})})]},e.key.channel)),o(`tr`,{class:`sum`,children:[o(`th`,{scope:`row`,children:a(`合计`,`Total`)}),o(`td`,{class:`number`,children:o(y,{of:p.work.totals.workers.sum,unit:a(`人`,``)})})]})]})})]}),o(`section`,{children:[o(`h3`,{children:a(`消费帮扶，按年`,`Consumption assistance, by year`)}),o(e,{rows:p.consumption.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.consumption.totals.amount.sum})]}),o(`section`,{children:[o(`h3`,{children:a(`人才与监测`,`Experts and monitoring`)}),o(`table`,{children:o(`tbody`,{children:[f(c.talentTeams).map(e=>o(`tr`,{children:[o(`th`,{scope:`row`,children:b(`TalentTeamKind`,e.kind)}),o(`td`,{class:`number`,children:o(y,{of:e.members,unit:a(`人`,``)})})]},e.id)),c.talentTeams.totalCount===0&&o(M,{}),E?o(n,{children:[o(`tr`,{children:[o(`th`,{scope:`row`,children:a(`监测户（${E.month.slice(0,7)}）`,`Households monitored (${E.month.slice(0,7)})`)}),o(`td`,{class:`number`,children:o(y,{of:E.monitoredHouseholds,unit:a(`户`,``)})})]}),o(`tr`,{children:[o(`th`,{scope:`row`,children:a(`其中已消除风险`,`Of them without risk now`)}),o(`td`,{class:`number`,children:o(y,{of:E.riskEliminatedHouseholds,unit:a(`户`,``)})})]})]}):o(`tr`,{children:[o(`th`,{scope:`row`,children:a(`防止返贫监测`,`Monitoring`)}),o(`td`,{class:`number`,children:a(`未报`,`not reported`)})]})]})})]}),T&&o(w,{pairing:T.id,day:s}),o(`footer`,{class:`whole secondary`,children:[a(`口径：审核通过的记录，截至所示日期；项目为现有记录。金额以万元、亿元计。`,`Validated records as of the day; projects as recorded now.`),` `,c.designationSourceURL&&o(n,{children:[a(`名单来源`,`List of key counties`),` `,o(`a`,{href:c.designationSourceURL,children:new URL(c.designationSourceURL).hostname})]}),` `,T?.sourceURL&&o(n,{children:[`· `,a(`结对来源`,`Pairing`),` `,o(`a`,{href:T.sourceURL,children:new URL(T.sourceURL).hostname})]})]})]})]})}function M(){return o(`tr`,{children:o(`td`,{children:`—`})})}function N(e,t){return e==null||t==null||Number(t)===0?`—`:g((100*Number(e)/Number(t)).toFixed(2))}function P({code:e}){return o(t,{entity:`County`,value:e,before:t=>t.designation===`KEY`&&o(k,{code:e})})}export{P as default};