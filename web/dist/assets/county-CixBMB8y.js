import{n as e,t}from"./record-page-DNC3Mxu3.js";import{F as n,b as r,n as i,o as a,v as o,w as s,x as c}from"./page-XPf0DphQ.js";import{n as l}from"./take-away-DQuOCjTr.js";import{n as u,r as d}from"./model-EnFcaYQm.js";import{t as f}from"./nodes-mmDI86VZ.js";import{a as p,d as m,o as h}from"./index-DR0XYwUb.js";import{i as g,n as _}from"./number-W64Y2_0i.js";import{r as v,t as y}from"./number-jDKf52c0.js";import{r as b}from"./panels-pUx6lPPv.js";import{t as x}from"./url-CnNifrxJ.js";/* empty css              */var S=m(`
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
`),C=9;function w({pairing:e,day:t}){let{data:n}=d(),s=Number(t.slice(0,4)),l=r(`${s} 年协议目标与完成`,`Targets of the agreement for ${s}, and what was achieved`),f=a(S,{pairing:e,year:s,asOf:t});return i(`section`,{class:`whole`,tabIndex:0,"aria-label":l,children:[i(`h3`,{children:l}),i(b,{answer:f,class:`room-part`,children:({assessment:e})=>{let t=(e.edges[0]?.node.areas??[]).flatMap(e=>e.items).filter(e=>e.target!==null);return t.length===0?i(`p`,{children:r(`没有年度协议。`,`There is no agreement.`)}):i(`table`,{children:[i(`thead`,{children:i(`tr`,{children:[i(`th`,{scope:`col`,children:r(`指标`,`Indicator`)}),i(`th`,{scope:`col`,class:`number`,children:r(`目标`,`Target`)}),i(`th`,{scope:`col`,class:`number`,children:r(`完成`,`Actual`)}),i(`th`,{scope:`col`,class:`number`,children:r(`完成率`,`Completion`)}),i(`th`,{scope:`col`,class:`number`,children:r(`排名`,`Rank`)})]})}),i(`tbody`,{children:t.slice(0,C).map(e=>i(`tr`,{children:[i(`th`,{scope:`row`,children:[o.value===`en`?e.indicator.nameEn:e.indicator.name,n&&e.indicator.unit!==`YUAN`&&i(`span`,{class:`secondary`,children:[` `,c(u(n,`Unit`,e.indicator.unit))]})]}),i(`td`,{class:`number`,children:i(T,{value:e.target,unit:e.indicator.unit})}),i(`td`,{class:`number`,children:e.actual==null?r(`未报`,`not reported`):i(T,{value:e.actual,unit:e.indicator.unit})}),i(`td`,{class:`number`,children:e.completion==null?`—`:g(e.completion)}),i(`td`,{class:`number`,children:e.rank??`—`})]},e.indicator.code))})]})}})]})}function T({value:e,unit:t}){return e==null?i(n,{children:`—`}):t===`YUAN`?i(v,{yuan:e}):i(n,{children:_(e)})}var E=`@page { size: 21cm 29.7cm; margin: 1.5cm }
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
`);function k({code:e}){let{day:t}=p(),n=a(O,t===void 0?null:{code:e,asOf:t});return i(b,{answer:n,class:`room-sheet`,children:n=>n.county&&i(j,{code:e,day:t,county:n.county,data:n})})}function A(e){return o.value===`en`?e.nameEn:e.name}function j({code:t,day:a,county:o,data:p}){let{data:m}=d(),g=s(null),b=(e,t)=>m?c(u(m,e,t)):t,S=r(`${o.name}县情简报`,`${o.nameEn}: briefing`),C=f(o.pairingsAsRecipient),T=C.find(e=>e.status===`ACTIVE`)??C[0],E=f(o.monitoringReports)[0],O=o.investmentProjects;return i(n,{children:[i(`div`,{class:`take-away no-print`,children:[i(`button`,{type:`button`,onClick:()=>window.print(),children:r(`打印（A4 一页）`,`Print (one A4 page)`)}),i(`button`,{type:`button`,onClick:()=>l(D(S,g.current),`${S} ${a}.doc`),children:r(`下载 Word / WPS`,`Download for Word and WPS`)})]}),i(`article`,{class:`briefing`,ref:g,"aria-label":S,children:[i(`header`,{children:[i(`h2`,{children:S}),i(`p`,{class:`secondary`,children:[A(o.province),o.prefecture&&` ${A(o.prefecture)}`,` · `,r(`国家乡村振兴重点帮扶县`,`National key county for rural revitalisation`),` · `,r(`行政区划代码`,`Code`),` `,t,` ·`,` `,r(`截至`,`As of`),` `,h(a)]})]}),i(`section`,{class:`whole`,children:[i(`h3`,{children:r(`结对`,`Pairing`)}),i(`ul`,{class:`plain-list`,children:C.map(e=>i(`li`,{children:[i(`a`,{href:x(`/counties/${e.supporter.code}`),children:A(e.supporter)}),r(`（${e.supporter.province.name}）`,`, ${e.supporter.province.nameEn}, `),e.startedOn?e.startedOnPrecision===`YEAR`?r(`${e.startedOn.slice(0,4)} 年起`,`since ${e.startedOn.slice(0,4)}`):r(`${h(e.startedOn)}起`,`since ${h(e.startedOn)}`):r(`起始日期未公布`,`first day not published`),e.endedOn&&r(`，至${h(e.endedOn)}`,` until ${h(e.endedOn)}`),` ·`,` `,i(`a`,{href:x(`/pairings/${e.id}`),children:b(`PairingStatus`,e.status)})]},e.id))})]}),i(`section`,{children:[i(`h3`,{children:r(`到位资金，按年`,`Paid in, by year`)}),i(e,{rows:p.money.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.money.totals.amount.sum}),i(`p`,{class:`secondary`,children:r(`${p.money.totals.enterprises} 家企业有资金到位`,`${p.money.totals.enterprises} enterprises paid in`)})]}),i(`section`,{children:[i(`h3`,{children:r(`衔接与帮扶资金`,`Funds`)}),i(`table`,{children:[i(`thead`,{children:i(`tr`,{children:[i(`th`,{scope:`col`,children:r(`来源`,`Source`)}),i(`th`,{scope:`col`,class:`number`,children:r(`金额`,`Amount`)}),i(`th`,{scope:`col`,class:`number`,children:r(`产业占比`,`For industry`)})]})}),i(`tbody`,{children:[p.funds.edges.map(({node:e})=>i(`tr`,{children:[i(`th`,{scope:`row`,children:e.key.source&&b(`FundAllocationSource`,e.key.source)}),i(`td`,{class:`number`,children:i(v,{yuan:e.amount.sum})}),i(`td`,{class:`number`,children:N(e.industryAmount.sum,e.amount.sum)})]},e.key.source)),i(`tr`,{class:`sum`,children:[i(`th`,{scope:`row`,children:r(`合计`,`Total`)}),i(`td`,{class:`number`,children:i(v,{yuan:p.funds.totals.amount.sum})}),i(`td`,{class:`number`,children:N(p.funds.totals.industryAmount.sum,p.funds.totals.amount.sum)})]})]})]})]}),i(`section`,{class:`whole`,children:[i(`h3`,{children:[r(`到位最多的五个项目`,`The five largest projects by what was paid in`),` `,i(`a`,{class:`no-print`,href:x(`/data/investmentProjects`,{where:(e=>JSON.stringify({[e]:{code:t}}))(`hasCountyWith`),sort:`-PAID_IN`}),children:r(`全部 ${O.totalCount} 个`,`all ${O.totalCount}`)})]}),i(`table`,{children:[i(`thead`,{children:i(`tr`,{children:[i(`th`,{scope:`col`,children:r(`项目`,`Project`)}),i(`th`,{scope:`col`,children:r(`企业`,`Enterprise`)}),i(`th`,{scope:`col`,children:r(`状态`,`Status`)}),i(`th`,{scope:`col`,class:`number`,children:r(`协议投资额`,`Committed`)}),i(`th`,{scope:`col`,class:`number`,children:r(`到位投资`,`Paid in`)})]})}),i(`tbody`,{children:f(O).map(e=>i(`tr`,{children:[i(`th`,{scope:`row`,children:i(`a`,{href:x(`/projects/${encodeURIComponent(e.registrationNumber)}`),children:e.name})}),i(`td`,{children:e.enterprise.name}),i(`td`,{children:b(`InvestmentProjectStatus`,e.status)}),i(`td`,{class:`number`,children:i(v,{yuan:e.committed})}),i(`td`,{class:`number`,children:i(v,{yuan:e.paidIn})})]},e.registrationNumber))})]})]}),i(`section`,{children:[i(`h3`,{children:r(`共建产业园区（${o.industrialParks.totalCount} 个）`,`Industrial parks (${o.industrialParks.totalCount})`)}),i(`table`,{children:i(`tbody`,{children:[f(o.industrialParks).map(e=>i(`tr`,{children:[i(`th`,{scope:`row`,children:i(`a`,{href:x(`/parks/${e.id}`),children:e.name})}),i(`td`,{children:b(`IndustrialParkStatus`,e.status)}),i(`td`,{class:`number`,children:[_(e.area),` `,r(`公顷`,`ha`)]})]},e.id)),o.industrialParks.totalCount===0&&i(M,{})]})})]}),i(`section`,{children:[i(`h3`,{children:r(`务工`,`Work`)}),i(`table`,{children:i(`tbody`,{children:[p.work.edges.map(({node:e})=>i(`tr`,{children:[i(`th`,{scope:`row`,children:e.key.channel&&b(`EmploymentRecordChannel`,e.key.channel)}),i(`td`,{class:`number`,children:i(y,{of:e.workers.sum,unit:r(`人`,``)})})]},e.key.channel)),i(`tr`,{class:`sum`,children:[i(`th`,{scope:`row`,children:r(`合计`,`Total`)}),i(`td`,{class:`number`,children:i(y,{of:p.work.totals.workers.sum,unit:r(`人`,``)})})]})]})})]}),i(`section`,{children:[i(`h3`,{children:r(`消费帮扶，按年`,`Consumption assistance, by year`)}),i(e,{rows:p.consumption.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:p.consumption.totals.amount.sum})]}),i(`section`,{children:[i(`h3`,{children:r(`人才与监测`,`Experts and monitoring`)}),i(`table`,{children:i(`tbody`,{children:[f(o.talentTeams).map(e=>i(`tr`,{children:[i(`th`,{scope:`row`,children:b(`TalentTeamKind`,e.kind)}),i(`td`,{class:`number`,children:i(y,{of:e.members,unit:r(`人`,``)})})]},e.id)),o.talentTeams.totalCount===0&&i(M,{}),E?i(n,{children:[i(`tr`,{children:[i(`th`,{scope:`row`,children:r(`监测户（${E.month.slice(0,7)}）`,`Households monitored (${E.month.slice(0,7)})`)}),i(`td`,{class:`number`,children:i(y,{of:E.monitoredHouseholds,unit:r(`户`,``)})})]}),i(`tr`,{children:[i(`th`,{scope:`row`,children:r(`其中已消除风险`,`Of them without risk now`)}),i(`td`,{class:`number`,children:i(y,{of:E.riskEliminatedHouseholds,unit:r(`户`,``)})})]})]}):i(`tr`,{children:[i(`th`,{scope:`row`,children:r(`防止返贫监测`,`Monitoring`)}),i(`td`,{class:`number`,children:r(`未报`,`not reported`)})]})]})})]}),T&&i(w,{pairing:T.id,day:a}),i(`footer`,{class:`whole secondary`,children:[r(`口径：审核通过的记录，截至所示日期；项目为现有记录。金额以万元、亿元计。`,`Validated records as of the day; projects as recorded now.`),` `,o.designationSourceURL&&i(n,{children:[r(`名单来源`,`List of key counties`),` `,i(`a`,{href:o.designationSourceURL,children:new URL(o.designationSourceURL).hostname})]}),` `,T?.sourceURL&&i(n,{children:[`· `,r(`结对来源`,`Pairing`),` `,i(`a`,{href:T.sourceURL,children:new URL(T.sourceURL).hostname})]})]})]})]})}function M(){return i(`tr`,{children:i(`td`,{children:`—`})})}function N(e,t){return e==null||t==null||Number(t)===0?`—`:g((100*Number(e)/Number(t)).toFixed(2))}function P({code:e}){return i(t,{entity:`County`,value:e,before:t=>t.designation===`KEY`&&i(k,{code:e})})}export{P as default};