import{n as e,t}from"./record-page-xbt81F1z.js";import{C as n,E as r,P as i,S as a,a as o,i as s,l as c,r as l,u,v as d,w as f}from"./index-B6TGS6Fu.js";import{n as p}from"./take-away-bRul98F_.js";import{n as m,r as h}from"./rooms-DkUkLhZQ.js";import{t as g}from"./nodes-mmDI86VZ.js";import{i as _,n as v}from"./number-CHTCAM1C.js";import{r as y,t as b}from"./number-dwZ5WopF.js";import{r as x}from"./panels-B0hgKz9E.js";var S=c(`
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
`),C=9;function w({pairing:e,day:t}){let{data:r}=h(),i=Number(t.slice(0,4)),o=n(`${i} 年协议目标与完成`,`Targets of the agreement for ${i}, and what was achieved`),s=u(S,{pairing:e,year:i,asOf:t});return l(`section`,{class:`whole`,tabIndex:0,"aria-label":o,children:[l(`h3`,{children:o}),l(x,{answer:s,class:`room-part`,children:({assessment:e})=>{let t=(e.edges[0]?.node.areas??[]).flatMap(e=>e.items).filter(e=>e.target!==null);return t.length===0?l(`p`,{children:n(`没有年度协议。`,`There is no agreement.`)}):l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{scope:`col`,children:n(`指标`,`Indicator`)}),l(`th`,{scope:`col`,class:`number`,children:n(`目标`,`Target`)}),l(`th`,{scope:`col`,class:`number`,children:n(`完成`,`Actual`)}),l(`th`,{scope:`col`,class:`number`,children:n(`完成率`,`Completion`)}),l(`th`,{scope:`col`,class:`number`,children:n(`排名`,`Rank`)})]})}),l(`tbody`,{children:t.slice(0,C).map(e=>l(`tr`,{children:[l(`th`,{scope:`row`,children:[a.value===`en`?e.indicator.nameEn:e.indicator.name,r&&e.indicator.unit!==`YUAN`&&l(`span`,{class:`secondary`,children:[` `,f(m(r,`Unit`,e.indicator.unit))]})]}),l(`td`,{class:`number`,children:l(T,{value:e.target,unit:e.indicator.unit})}),l(`td`,{class:`number`,children:e.actual==null?n(`未报`,`not reported`):l(T,{value:e.actual,unit:e.indicator.unit})}),l(`td`,{class:`number`,children:e.completion==null?`—`:_(e.completion)}),l(`td`,{class:`number`,children:e.rank??`—`})]},e.indicator.code))})]})}})]})}function T({value:e,unit:t}){return e==null?l(i,{children:`—`}):t===`YUAN`?l(y,{yuan:e}):l(i,{children:v(e)})}var E=`@page { size: 21cm 29.7cm; margin: 1.5cm }
body { font-family: "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; font-size: 9.5pt; line-height: 1.3 }
h1 { font-size: 16pt; margin: 0 0 4pt } h2 { font-size: 11pt; margin: 8pt 0 2pt; border-bottom: 0.5pt solid #1f6f54 }
table { border-collapse: collapse; width: 100% } th, td { padding: 1pt 4pt; border-bottom: 0.5pt solid #cccccc; text-align: left; font-weight: normal }
.number { text-align: right } .sum * { font-weight: bold } .secondary { color: #5a6169 }`;function D(e,t){let n=t.cloneNode(!0);for(let e of n.querySelectorAll(`.no-print, .bar-cell, tfoot td:empty`))e.remove();for(let e of n.querySelectorAll(`a`))e.replaceWith(...e.childNodes);for(let[e,t]of[[`h2`,`h1`],[`h3`,`h2`]])for(let r of n.querySelectorAll(e)){let e=document.createElement(t);e.append(...r.childNodes),r.replaceWith(e)}let r=`﻿<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta charset="utf-8"><title>${e.replace(/[&<>]/g,e=>`&#${e.charCodeAt(0)};`)}</title><style>${E}</style></head><body>${n.innerHTML}</body></html>`;return new Blob([r],{type:`application/msword`})}var O=c(`
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
`);function k({code:e}){let{day:t}=s(),n=u(O,t===void 0?null:{code:e,asOf:t});return l(x,{answer:n,class:`room-sheet`,children:n=>n.county&&l(j,{code:e,day:t,county:n.county,data:n})})}function A(e){return a.value===`en`?e.nameEn:e.name}function j({code:t,day:a,county:s,data:c}){let{data:u}=h(),_=r(null),x=(e,t)=>u?f(m(u,e,t)):t,S=n(`${s.name}县情简报`,`${s.nameEn}: briefing`),C=g(s.pairingsAsRecipient),T=C.find(e=>e.status===`ACTIVE`)??C[0],E=g(s.monitoringReports)[0],O=s.investmentProjects;return l(i,{children:[l(`div`,{class:`take-away no-print`,children:[l(`button`,{type:`button`,onClick:()=>window.print(),children:n(`打印（A4 一页）`,`Print (one A4 page)`)}),l(`button`,{type:`button`,onClick:()=>p(D(S,_.current),`${S} ${a}.doc`),children:n(`下载 Word / WPS`,`Download for Word and WPS`)})]}),l(`article`,{class:`briefing`,ref:_,"aria-label":S,children:[l(`header`,{children:[l(`h2`,{children:S}),l(`p`,{class:`secondary`,children:[A(s.province),s.prefecture&&` ${A(s.prefecture)}`,` · `,n(`国家乡村振兴重点帮扶县`,`National key county for rural revitalisation`),` · `,n(`行政区划代码`,`Code`),` `,t,` ·`,` `,n(`截至`,`As of`),` `,o(a)]})]}),l(`section`,{class:`whole`,children:[l(`h3`,{children:n(`结对`,`Pairing`)}),l(`ul`,{class:`plain-list`,children:C.map(e=>l(`li`,{children:[l(`a`,{href:d(`/counties/${e.supporter.code}`),children:A(e.supporter)}),n(`（${e.supporter.province.name}）`,`, ${e.supporter.province.nameEn}, `),e.startedOn?e.startedOnPrecision===`YEAR`?n(`${e.startedOn.slice(0,4)} 年起`,`since ${e.startedOn.slice(0,4)}`):n(`${o(e.startedOn)}起`,`since ${o(e.startedOn)}`):n(`起始日期未公布`,`first day not published`),e.endedOn&&n(`，至${o(e.endedOn)}`,` until ${o(e.endedOn)}`),` ·`,` `,l(`a`,{href:d(`/pairings/${e.id}`),children:x(`PairingStatus`,e.status)})]},e.id))})]}),l(`section`,{children:[l(`h3`,{children:n(`到位资金，按年`,`Paid in, by year`)}),l(e,{rows:c.money.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:c.money.totals.amount.sum}),l(`p`,{class:`secondary`,children:n(`${c.money.totals.enterprises} 家企业有资金到位`,`${c.money.totals.enterprises} enterprises paid in`)})]}),l(`section`,{children:[l(`h3`,{children:n(`衔接与帮扶资金`,`Funds`)}),l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{scope:`col`,children:n(`来源`,`Source`)}),l(`th`,{scope:`col`,class:`number`,children:n(`金额`,`Amount`)}),l(`th`,{scope:`col`,class:`number`,children:n(`产业占比`,`For industry`)})]})}),l(`tbody`,{children:[c.funds.edges.map(({node:e})=>l(`tr`,{children:[l(`th`,{scope:`row`,children:e.key.source&&x(`FundAllocationSource`,e.key.source)}),l(`td`,{class:`number`,children:l(y,{yuan:e.amount.sum})}),l(`td`,{class:`number`,children:N(e.industryAmount.sum,e.amount.sum)})]},e.key.source)),l(`tr`,{class:`sum`,children:[l(`th`,{scope:`row`,children:n(`合计`,`Total`)}),l(`td`,{class:`number`,children:l(y,{yuan:c.funds.totals.amount.sum})}),l(`td`,{class:`number`,children:N(c.funds.totals.industryAmount.sum,c.funds.totals.amount.sum)})]})]})]})]}),l(`section`,{class:`whole`,children:[l(`h3`,{children:[n(`到位最多的五个项目`,`The five largest projects by what was paid in`),` `,l(`a`,{class:`no-print`,href:d(`/data/investmentProjects`,{where:(e=>JSON.stringify({[e]:{code:t}}))(`hasCountyWith`),sort:`-PAID_IN`}),children:n(`全部 ${O.totalCount} 个`,`all ${O.totalCount}`)})]}),l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{scope:`col`,children:n(`项目`,`Project`)}),l(`th`,{scope:`col`,children:n(`企业`,`Enterprise`)}),l(`th`,{scope:`col`,children:n(`状态`,`Status`)}),l(`th`,{scope:`col`,class:`number`,children:n(`协议投资额`,`Committed`)}),l(`th`,{scope:`col`,class:`number`,children:n(`到位投资`,`Paid in`)})]})}),l(`tbody`,{children:g(O).map(e=>l(`tr`,{children:[l(`th`,{scope:`row`,children:l(`a`,{href:d(`/projects/${encodeURIComponent(e.registrationNumber)}`),children:e.name})}),l(`td`,{children:e.enterprise.name}),l(`td`,{children:x(`InvestmentProjectStatus`,e.status)}),l(`td`,{class:`number`,children:l(y,{yuan:e.committed})}),l(`td`,{class:`number`,children:l(y,{yuan:e.paidIn})})]},e.registrationNumber))})]})]}),l(`section`,{children:[l(`h3`,{children:n(`共建产业园区（${s.industrialParks.totalCount} 个）`,`Industrial parks (${s.industrialParks.totalCount})`)}),l(`table`,{children:l(`tbody`,{children:[g(s.industrialParks).map(e=>l(`tr`,{children:[l(`th`,{scope:`row`,children:l(`a`,{href:d(`/parks/${e.id}`),children:e.name})}),l(`td`,{children:x(`IndustrialParkStatus`,e.status)}),l(`td`,{class:`number`,children:[v(e.area),` `,n(`公顷`,`ha`)]})]},e.id)),s.industrialParks.totalCount===0&&l(M,{})]})})]}),l(`section`,{children:[l(`h3`,{children:n(`务工`,`Work`)}),l(`table`,{children:l(`tbody`,{children:[c.work.edges.map(({node:e})=>l(`tr`,{children:[l(`th`,{scope:`row`,children:e.key.channel&&x(`EmploymentRecordChannel`,e.key.channel)}),l(`td`,{class:`number`,children:l(b,{of:e.workers.sum,unit:n(`人`,``)})})]},e.key.channel)),l(`tr`,{class:`sum`,children:[l(`th`,{scope:`row`,children:n(`合计`,`Total`)}),l(`td`,{class:`number`,children:l(b,{of:c.work.totals.workers.sum,unit:n(`人`,``)})})]})]})})]}),l(`section`,{children:[l(`h3`,{children:n(`消费帮扶，按年`,`Consumption assistance, by year`)}),l(e,{rows:c.consumption.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:c.consumption.totals.amount.sum})]}),l(`section`,{children:[l(`h3`,{children:n(`人才与监测`,`Experts and monitoring`)}),l(`table`,{children:l(`tbody`,{children:[g(s.talentTeams).map(e=>l(`tr`,{children:[l(`th`,{scope:`row`,children:x(`TalentTeamKind`,e.kind)}),l(`td`,{class:`number`,children:l(b,{of:e.members,unit:n(`人`,``)})})]},e.id)),s.talentTeams.totalCount===0&&l(M,{}),E?l(i,{children:[l(`tr`,{children:[l(`th`,{scope:`row`,children:n(`监测户（${E.month.slice(0,7)}）`,`Households monitored (${E.month.slice(0,7)})`)}),l(`td`,{class:`number`,children:l(b,{of:E.monitoredHouseholds,unit:n(`户`,``)})})]}),l(`tr`,{children:[l(`th`,{scope:`row`,children:n(`其中已消除风险`,`Of them without risk now`)}),l(`td`,{class:`number`,children:l(b,{of:E.riskEliminatedHouseholds,unit:n(`户`,``)})})]})]}):l(`tr`,{children:[l(`th`,{scope:`row`,children:n(`防止返贫监测`,`Monitoring`)}),l(`td`,{class:`number`,children:n(`未报`,`not reported`)})]})]})})]}),T&&l(w,{pairing:T.id,day:a}),l(`footer`,{class:`whole secondary`,children:[n(`口径：审核通过的记录，截至所示日期；项目为现有记录。金额以万元、亿元计。`,`Validated records as of the day; projects as recorded now.`),` `,s.designationSourceURL&&l(i,{children:[n(`名单来源`,`List of key counties`),` `,l(`a`,{href:s.designationSourceURL,children:new URL(s.designationSourceURL).hostname})]}),` `,T?.sourceURL&&l(i,{children:[`· `,n(`结对来源`,`Pairing`),` `,l(`a`,{href:T.sourceURL,children:new URL(T.sourceURL).hostname})]})]})]})]})}function M(){return l(`tr`,{children:l(`td`,{children:`—`})})}function N(e,t){return e==null||t==null||Number(t)===0?`—`:_((100*Number(e)/Number(t)).toFixed(2))}function P({code:e}){return l(t,{entity:`County`,value:e,before:t=>t.designation===`KEY`&&l(k,{code:e})})}export{P as default};