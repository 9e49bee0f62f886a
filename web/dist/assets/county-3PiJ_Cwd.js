import{n as e,t}from"./record-page-Ckbn14N8.js";import{E as n,d as r,f as i,h as a,l as o,n as s}from"./page-BflEYSY9.js";import{n as c}from"./take-away-BFU4UPRJ.js";import{n as l,r as u}from"./model-Bitr0oPF.js";import{t as d}from"./nodes-mmDI86VZ.js";import{o as f,t as p}from"./url-CCLSwJBJ.js";import{a as m,d as h,o as g}from"./index-BwcDEieL.js";import{i as _,n as v}from"./number-Jy3q_cxv.js";import{r as y,t as b}from"./number-NPy6NPgk.js";import{r as x}from"./panels-DxfYb4QH.js";/* empty css              */var S=h(`
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
`),C=9;function w({pairing:e,day:t}){let{data:n}=u(),a=Number(t.slice(0,4)),c=r(`${a} 年协议目标与完成`,`Targets of the agreement for ${a}, and what was achieved`),d=f(S,{pairing:e,year:a,asOf:t});return s(`section`,{class:`whole`,tabIndex:0,"aria-label":c,children:[s(`h3`,{children:c}),s(x,{answer:d,class:`room-part`,children:({assessment:e})=>{let t=(e.edges[0]?.node.areas??[]).flatMap(e=>e.items).filter(e=>e.target!==null);return t.length===0?s(`p`,{children:r(`没有年度协议。`,`There is no agreement.`)}):s(`table`,{children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{scope:`col`,children:r(`指标`,`Indicator`)}),s(`th`,{scope:`col`,class:`number`,children:r(`目标`,`Target`)}),s(`th`,{scope:`col`,class:`number`,children:r(`完成`,`Actual`)}),s(`th`,{scope:`col`,class:`number`,children:r(`完成率`,`Completion`)}),s(`th`,{scope:`col`,class:`number`,children:r(`排名`,`Rank`)})]})}),s(`tbody`,{children:t.slice(0,C).map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:[o.value===`en`?e.indicator.nameEn:e.indicator.name,n&&e.indicator.unit!==`YUAN`&&s(`span`,{class:`secondary`,children:[` `,i(l(n,`Unit`,e.indicator.unit))]})]}),s(`td`,{class:`number`,children:s(T,{value:e.target,unit:e.indicator.unit})}),s(`td`,{class:`number`,children:e.actual==null?r(`未报`,`not reported`):s(T,{value:e.actual,unit:e.indicator.unit})}),s(`td`,{class:`number`,children:e.completion==null?`—`:_(e.completion)}),s(`td`,{class:`number`,children:e.rank??`—`})]},e.indicator.code))})]})}})]})}function T({value:e,unit:t}){return e==null?s(n,{children:`—`}):t===`YUAN`?s(y,{yuan:e}):s(n,{children:v(e)})}var E=`@page { size: 21cm 29.7cm; margin: 1.5cm }
body { font-family: "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; font-size: 9.5pt; line-height: 1.3 }
h1 { font-size: 16pt; margin: 0 0 4pt } h2 { font-size: 11pt; margin: 8pt 0 2pt; border-bottom: 0.5pt solid #1f6f54 }
table { border-collapse: collapse; width: 100% } th, td { padding: 1pt 4pt; border-bottom: 0.5pt solid #cccccc; text-align: left; font-weight: normal }
.number { text-align: right } .sum * { font-weight: bold } .secondary { color: #5a6169 }`;function D(e,t){let n=t.cloneNode(!0);for(let e of n.querySelectorAll(`.no-print, .bar-cell, tfoot td:empty`))e.remove();for(let e of n.querySelectorAll(`a`))e.replaceWith(...e.childNodes);for(let[e,t]of[[`h2`,`h1`],[`h3`,`h2`]])for(let r of n.querySelectorAll(e)){let e=document.createElement(t);e.append(...r.childNodes),r.replaceWith(e)}let r=`﻿<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta charset="utf-8"><title>${e.replace(/[&<>]/g,e=>`&#${e.charCodeAt(0)};`)}</title><style>${E}</style></head><body>${n.innerHTML}</body></html>`;return new Blob([r],{type:`application/msword`})}var O=h(`
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
`);function k({code:e}){let{day:t}=m(),n=f(O,t===void 0?null:{code:e,asOf:t});return s(x,{answer:n,class:`room-sheet`,children:n=>n.county&&s(j,{code:e,day:t,county:n.county,data:n})})}function A(e){return o.value===`en`?e.nameEn:e.name}function j({code:t,day:o,county:f,data:m}){let{data:h}=u(),_=a(null),x=(e,t)=>h?i(l(h,e,t)):t,S=r(`${f.name}县情简报`,`${f.nameEn}: briefing`),C=d(f.pairingsAsRecipient),T=C.find(e=>e.status===`ACTIVE`)??C[0],E=d(f.monitoringReports)[0],O=f.investmentProjects;return s(n,{children:[s(`div`,{class:`take-away no-print`,children:[s(`button`,{type:`button`,onClick:()=>window.print(),children:r(`打印（A4 一页）`,`Print (one A4 page)`)}),s(`button`,{type:`button`,onClick:()=>c(D(S,_.current),`${S} ${o}.doc`),children:r(`下载 Word / WPS`,`Download for Word and WPS`)})]}),s(`article`,{class:`briefing`,ref:_,"aria-label":S,children:[s(`header`,{children:[s(`h2`,{children:S}),s(`p`,{class:`secondary`,children:[A(f.province),f.prefecture&&` ${A(f.prefecture)}`,` · `,r(`国家乡村振兴重点帮扶县`,`National key county for rural revitalisation`),` · `,r(`行政区划代码`,`Code`),` `,t,` ·`,` `,r(`截至`,`As of`),` `,g(o)]})]}),s(`section`,{class:`whole`,children:[s(`h3`,{children:r(`结对`,`Pairing`)}),s(`ul`,{class:`plain-list`,children:C.map(e=>s(`li`,{children:[s(`a`,{href:p(`/counties/${e.supporter.code}`),children:A(e.supporter)}),r(`（${e.supporter.province.name}）`,`, ${e.supporter.province.nameEn}, `),e.startedOn?e.startedOnPrecision===`YEAR`?r(`${e.startedOn.slice(0,4)} 年起`,`since ${e.startedOn.slice(0,4)}`):r(`${g(e.startedOn)}起`,`since ${g(e.startedOn)}`):r(`起始日期未公布`,`first day not published`),e.endedOn&&r(`，至${g(e.endedOn)}`,` until ${g(e.endedOn)}`),` ·`,` `,s(`a`,{href:p(`/pairings/${e.id}`),children:x(`PairingStatus`,e.status)})]},e.id))})]}),s(`section`,{children:[s(`h3`,{children:r(`到位资金，按年`,`Paid in, by year`)}),s(e,{rows:m.money.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:m.money.totals.amount.sum}),s(`p`,{class:`secondary`,children:r(`${m.money.totals.enterprises} 家企业有资金到位`,`${m.money.totals.enterprises} enterprises paid in`)})]}),s(`section`,{children:[s(`h3`,{children:r(`衔接与帮扶资金`,`Funds`)}),s(`table`,{children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{scope:`col`,children:r(`来源`,`Source`)}),s(`th`,{scope:`col`,class:`number`,children:r(`金额`,`Amount`)}),s(`th`,{scope:`col`,class:`number`,children:r(`产业占比`,`For industry`)})]})}),s(`tbody`,{children:[m.funds.edges.map(({node:e})=>s(`tr`,{children:[s(`th`,{scope:`row`,children:e.key.source&&x(`FundAllocationSource`,e.key.source)}),s(`td`,{class:`number`,children:s(y,{yuan:e.amount.sum})}),s(`td`,{class:`number`,children:N(e.industryAmount.sum,e.amount.sum)})]},e.key.source)),s(`tr`,{class:`sum`,children:[s(`th`,{scope:`row`,children:r(`合计`,`Total`)}),s(`td`,{class:`number`,children:s(y,{yuan:m.funds.totals.amount.sum})}),s(`td`,{class:`number`,children:N(m.funds.totals.industryAmount.sum,m.funds.totals.amount.sum)})]})]})]})]}),s(`section`,{class:`whole`,children:[s(`h3`,{children:[r(`到位最多的五个项目`,`The five largest projects by what was paid in`),` `,s(`a`,{class:`no-print`,href:p(`/data/investmentProjects`,{where:(e=>JSON.stringify({[e]:{code:t}}))(`hasCountyWith`),sort:`-PAID_IN`}),children:r(`全部 ${O.totalCount} 个`,`all ${O.totalCount}`)})]}),s(`table`,{children:[s(`thead`,{children:s(`tr`,{children:[s(`th`,{scope:`col`,children:r(`项目`,`Project`)}),s(`th`,{scope:`col`,children:r(`企业`,`Enterprise`)}),s(`th`,{scope:`col`,children:r(`状态`,`Status`)}),s(`th`,{scope:`col`,class:`number`,children:r(`协议投资额`,`Committed`)}),s(`th`,{scope:`col`,class:`number`,children:r(`到位投资`,`Paid in`)})]})}),s(`tbody`,{children:d(O).map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:p(`/projects/${encodeURIComponent(e.registrationNumber)}`),children:e.name})}),s(`td`,{children:e.enterprise.name}),s(`td`,{children:x(`InvestmentProjectStatus`,e.status)}),s(`td`,{class:`number`,children:s(y,{yuan:e.committed})}),s(`td`,{class:`number`,children:s(y,{yuan:e.paidIn})})]},e.registrationNumber))})]})]}),s(`section`,{children:[s(`h3`,{children:r(`共建产业园区（${f.industrialParks.totalCount} 个）`,`Industrial parks (${f.industrialParks.totalCount})`)}),s(`table`,{children:s(`tbody`,{children:[d(f.industrialParks).map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:s(`a`,{href:p(`/parks/${e.id}`),children:e.name})}),s(`td`,{children:x(`IndustrialParkStatus`,e.status)}),s(`td`,{class:`number`,children:[v(e.area),` `,r(`公顷`,`ha`)]})]},e.id)),f.industrialParks.totalCount===0&&s(M,{})]})})]}),s(`section`,{children:[s(`h3`,{children:r(`务工`,`Work`)}),s(`table`,{children:s(`tbody`,{children:[m.work.edges.map(({node:e})=>s(`tr`,{children:[s(`th`,{scope:`row`,children:e.key.channel&&x(`EmploymentRecordChannel`,e.key.channel)}),s(`td`,{class:`number`,children:s(b,{of:e.workers.sum,unit:r(`人`,``)})})]},e.key.channel)),s(`tr`,{class:`sum`,children:[s(`th`,{scope:`row`,children:r(`合计`,`Total`)}),s(`td`,{class:`number`,children:s(b,{of:m.work.totals.workers.sum,unit:r(`人`,``)})})]})]})})]}),s(`section`,{children:[s(`h3`,{children:r(`消费帮扶，按年`,`Consumption assistance, by year`)}),s(e,{rows:m.consumption.edges.map(({node:e})=>({label:String(e.key.year),yuan:e.amount.sum??`0`})),total:m.consumption.totals.amount.sum})]}),s(`section`,{children:[s(`h3`,{children:r(`人才与监测`,`Experts and monitoring`)}),s(`table`,{children:s(`tbody`,{children:[d(f.talentTeams).map(e=>s(`tr`,{children:[s(`th`,{scope:`row`,children:x(`TalentTeamKind`,e.kind)}),s(`td`,{class:`number`,children:s(b,{of:e.members,unit:r(`人`,``)})})]},e.id)),f.talentTeams.totalCount===0&&s(M,{}),E?s(n,{children:[s(`tr`,{children:[s(`th`,{scope:`row`,children:r(`监测户（${E.month.slice(0,7)}）`,`Households monitored (${E.month.slice(0,7)})`)}),s(`td`,{class:`number`,children:s(b,{of:E.monitoredHouseholds,unit:r(`户`,``)})})]}),s(`tr`,{children:[s(`th`,{scope:`row`,children:r(`其中已消除风险`,`Of them without risk now`)}),s(`td`,{class:`number`,children:s(b,{of:E.riskEliminatedHouseholds,unit:r(`户`,``)})})]})]}):s(`tr`,{children:[s(`th`,{scope:`row`,children:r(`防止返贫监测`,`Monitoring`)}),s(`td`,{class:`number`,children:r(`未报`,`not reported`)})]})]})})]}),T&&s(w,{pairing:T.id,day:o}),s(`footer`,{class:`whole secondary`,children:[r(`口径：审核通过的记录，截至所示日期；项目为现有记录。金额以万元、亿元计。`,`Validated records as of the day; projects as recorded now.`),` `,f.designationSourceURL&&s(n,{children:[r(`名单来源`,`List of key counties`),` `,s(`a`,{href:f.designationSourceURL,children:new URL(f.designationSourceURL).hostname})]}),` `,T?.sourceURL&&s(n,{children:[`· `,r(`结对来源`,`Pairing`),` `,s(`a`,{href:T.sourceURL,children:new URL(T.sourceURL).hostname})]})]})]})]})}function M(){return s(`tr`,{children:s(`td`,{children:`—`})})}function N(e,t){return e==null||t==null||Number(t)===0?`—`:_((100*Number(e)/Number(t)).toFixed(2))}function P({code:e}){return s(t,{entity:`County`,value:e,before:t=>t.designation===`KEY`&&s(k,{code:e})})}export{P as default};