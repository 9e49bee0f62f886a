import{A as e,D as t,F as n,T as r,g as i,v as a}from"./request-Dx7guy2j.js";import{r as o,s,t as c}from"./url-BgIY2pMt.js";import{n as l,o as u}from"./page-CPdjXtYP.js";import{t as d}from"./gql-CIGzuFiE.js";import{a as f,i as p}from"./date-CX2uxHG7.js";import{c as m,s as h}from"./index-C8ri2SNS.js";import{a as g,i as _,n as v,o as ee,r as y,s as b,t as x}from"./number-2AljnQpg.js";import{t as S}from"./choice-Dool5S7N.js";import{r as C,t as w}from"./panels-BOObbaON.js";import{t as T}from"./table-scroll-DiZ5OrTE.js";import{t as E}from"./unit-RQcVhIlY.js";import{n as te,r as D,t as ne}from"./number-CvMTq8P1.js";import{n as re,r as ie,t as ae}from"./chart-EXPqt3UO.js";import{t as O}from"./section-LPfMlcUj.js";var k=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),A=[k(`23`,7,0,`黑龙江`,`Heilongjiang`),k(`15`,4,1,`内蒙古`,`Inner Mongolia`),k(`22`,7,1,`吉林`,`Jilin`),k(`65`,0,2,`新疆`,`Xinjiang`),k(`62`,2,2,`甘肃`,`Gansu`),k(`64`,3,2,`宁夏`,`Ningxia`),k(`14`,4,2,`山西`,`Shanxi`),k(`11`,5,2,`北京`,`Beijing`),k(`12`,6,2,`天津`,`Tianjin`),k(`21`,7,2,`辽宁`,`Liaoning`),k(`63`,1,3,`青海`,`Qinghai`),k(`61`,3,3,`陕西`,`Shaanxi`),k(`41`,4,3,`河南`,`Henan`),k(`13`,5,3,`河北`,`Hebei`),k(`37`,6,3,`山东`,`Shandong`),k(`54`,0,4,`西藏`,`Tibet`),k(`51`,2,4,`四川`,`Sichuan`),k(`50`,3,4,`重庆`,`Chongqing`),k(`42`,4,4,`湖北`,`Hubei`),k(`34`,5,4,`安徽`,`Anhui`),k(`32`,6,4,`江苏`,`Jiangsu`),k(`31`,7,4,`上海`,`Shanghai`),k(`53`,2,5,`云南`,`Yunnan`),k(`52`,3,5,`贵州`,`Guizhou`),k(`43`,4,5,`湖南`,`Hunan`),k(`36`,5,5,`江西`,`Jiangxi`),k(`33`,6,5,`浙江`,`Zhejiang`),k(`45`,3,6,`广西`,`Guangxi`),k(`44`,4,6,`广东`,`Guangdong`),k(`35`,5,6,`福建`,`Fujian`),k(`71`,7,6,`台湾`,`Taiwan`),k(`46`,3,7,`海南`,`Hainan`),k(`82`,4,7,`澳门`,`Macao`),k(`81`,5,7,`香港`,`Hong Kong`)];function j(e){return A.find(t=>t.code===e)}function M(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function N(e){let t=e=>a(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+a(`：`,`: `)+`${g(y(e.amount))}`+a(`，`,`, `)+g(x(e.enterprises,a(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function P(e){let t={...e.east===null?{}:{hasSupporterWith:{hasProvinceWith:{code:e.east}}},...e.west===null?{}:{hasRecipientWith:{hasProvinceWith:{code:e.west}}}};return{hasProjectWith:{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:t}:{}}}}function F(e,t){return c(`/explore`,{what:`capitalContributions`,by:e,measures:`AMOUNT.sum,count`,sort:`-AMOUNT.sum`,where:JSON.stringify(t)})}function I(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function L(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}var oe=d(`
  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {
    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {
      edges {
        node {
          key {
            quarter
          }
          amount {
            sum
            sumYearEarlier
          }
        }
      }
    }
  }
`);function se({day:e,chosen:t,height:n=340,leads:r=!0}){let i=P(t),o=u(oe,e===void 0?null:{asOf:e,where:i}),s=e=>F(`SUPPORTING_PROVINCE,RECEIVING_PROVINCE`,{...i,contributedOnGTE:e,contributedOnLT:p(e,3)});return l(O,{class:`course`,title:a(`到位资金：按季度`,`Paid in by quarter`),children:l(C,{answer:o,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?l(w,{children:a(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):l(ce,{quarters:t,height:n,linkOf:r?s:void 0})}})})}function ce({quarters:t,height:n,linkOf:r}){let{route:o}=s(),c=i.value,u=e(e=>{let n=c===`en`?1e9:1e8,r=re(e);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...ie(e),trigger:`axis`,axisPointer:{type:`shadow`},formatter:e=>{let n=t[e[0]?.dataIndex??0],r=n.amount.sumYearEarlier;return`${f(n.key.quarter)}\n${g(y(n.amount.sum??`0.00`))}`+(r==null?``:`\n${a(`上年同期`,`A year before`)} ${g(y(r))}`)}},xAxis:{type:`category`,data:t.map(({key:e})=>f(e.quarter)),...r,splitLine:{show:!1}},yAxis:{type:`value`,name:a(`亿元`,`bn yuan`),nameTextStyle:{color:e.secondary,align:`left`},...r,axisLine:{show:!1}},series:[{type:`bar`,data:t.map(({amount:e})=>Number(e.sum??0)/n),itemStyle:{color:e.series[0]},barCategoryGap:`28%`}]}},[t,c]),d=t[0].key.quarter,p=t.at(-1).key.quarter;return l(ae,{label:a(`柱状图：${f(d)}至${f(p)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${f(d)} to ${f(p)}; the table below has the numbers`),height:n,option:u,pick:r&&(({dataIndex:e})=>t[e]&&o(r(t[e].key.quarter))),table:l(T,{label:a(`按季度到位资金`,`Paid in by quarter`),children:l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:a(`季度`,`Quarter`)}),l(`th`,{class:`number`,children:a(`到位资金`,`Paid in`)}),l(`th`,{class:`number`,children:a(`上年同期`,`A year before`)})]})}),l(`tbody`,{children:t.map(({key:e,amount:t})=>l(`tr`,{children:[l(`td`,{children:f(e.quarter)}),l(`td`,{class:`number`,children:r?l(`a`,{href:r(e.quarter),children:l(D,{yuan:t.sum})}):l(D,{yuan:t.sum})}),l(`td`,{class:`number`,children:l(D,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var le=d(`
  query OverviewCoverage($asOf: Date!) {
    coverage(asOf: $asOf) {
      keyCounties
      covered
      uncovered
      withoutProject
      supporters
      provinces {
        province {
          id
          code
          name
          nameEn
        }
        keyCounties
        covered
        withoutProject
        supporters
      }
      recipients(covered: false) {
        county {
          code
          name
          nameEn
        }
      }
    }
  }
`);function R(e){return u(le,e===void 0?null:{asOf:e})}function ue({day:e}){let t=R(e);return l(O,{class:`coverage`,title:a(`重点帮扶县覆盖`,`Coverage of the key counties`),children:l(C,{answer:t,class:`coverage-room`,children:({coverage:e})=>l(n,{children:[l(`p`,{class:`coverage-line`,children:[l(`strong`,{children:[e.covered,`/`,e.keyCounties]}),` `,a(`个重点帮扶县有支援县；支援县 ${e.supporters} 个；无项目的 ${e.withoutProject} 个。`,`key counties have a supporter, of ${e.supporters} supporting ones; ${e.withoutProject} have no project.`)]}),l(T,{label:a(`各省覆盖`,`Coverage by province`),children:l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:a(`省份`,`Province`)}),l(`th`,{class:`number`,children:a(`重点帮扶县`,`Key counties`)}),l(`th`,{class:`number`,children:a(`已覆盖`,`Covered`)}),l(`th`,{class:`number`,children:a(`无项目`,`No project`)}),l(`th`,{class:`number`,children:a(`支援县`,`Supporters`)})]})}),l(`tbody`,{children:e.provinces.map(e=>l(`tr`,{children:[l(`th`,{scope:`row`,children:l(`a`,{href:c(`/provinces/${e.province.code}`),children:a(e.province.name,e.province.nameEn)})}),l(`td`,{class:`number`,children:e.keyCounties}),l(`td`,{class:`number`,children:e.covered}),l(`td`,{class:`number`,children:e.withoutProject}),l(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),e.recipients.length===0?l(`p`,{class:`secondary`,children:a(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):l(`details`,{children:[l(`summary`,{children:a(`未覆盖的重点帮扶县 ${e.uncovered} 个`,`${e.uncovered} key counties without a supporter`)}),l(`ul`,{class:`counties plain-list`,children:e.recipients.map(({county:e})=>l(`li`,{children:l(`a`,{href:c(`/counties/${e.code}`),children:a(e.name,e.nameEn)})},e.code))})]})]})})})}function de(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var z=d(`
  query OverviewFigures($days: [Date!]!, $east: String, $west: String) {
    summaries(days: $days, province: $west, supportingProvince: $east) {
      paidIn
      guidedEnterprises
      coBuiltParks
      keyCounties
      supportedKeyCounties
      pairings
      workers {
        workers
        change
      }
      consumption {
        amount
      }
      linkingFunds {
        amount
      }
      industryShare
      easternFunds
      fundsInPlace
      linkedEnterprises
      officials
      professionals
      riskEliminatedShare
      longestDaysToIdentify
    }
  }
`),B=e=>e==null?null:String(e);function V(e,t){let n=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:y,note:i}),r=(n,r,i,a)=>({name:n,value:B(i(e)),before:B(i(t)),show:e=>x(e,r),note:a}),i=(e,t)=>e==null?null:t(String(e));return[n(a(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),r(a(`引导投资企业`,`Enterprises investing`),a(`家`,``),e=>e.guidedEnterprises),r(a(`共建产业园区`,`Co-built parks`),a(`个`,``),e=>e.coBuiltParks),{...r(a(`受援重点帮扶县`,`Key counties supported`),a(`个`,``),e=>e.supportedKeyCounties,i(e.keyCounties,e=>a(`共 ${e} 个`,`of ${e}`))),change:`number`},{...r(a(`结对关系`,`Pairings`),a(`对`,``),e=>e.pairings),change:`number`},{...r(a(`务工规模`,`Workers in employment`),a(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:a(`较上年末`,`on the end of last year`)},n(a(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),n(a(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,i(e.industryShare,e=>a(`产业 ${_(e)}`,`${_(e)} for industry`))),n(a(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),n(a(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,i(e.linkedEnterprises,e=>a(`民营企业 ${v(e)} 家`,`${v(e)} private enterprises`))),r(a(`专业技术人才`,`Professionals sent`),a(`人`,``),e=>e.professionals,i(e.officials,e=>a(`挂职干部 ${v(e)} 人`,`${v(e)} cadres on secondment`))),{name:a(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:v(ee(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:i(e.longestDaysToIdentify,e=>a(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function H({day:e,chosen:t}){let n=u(z,e===void 0?null:{days:[e,de(e)],east:t.east,west:t.west});return l(`section`,{class:`figures`,"aria-label":a(`主要数据`,`Main figures`),children:l(C,{answer:n,class:`figures-room`,children:({summaries:[e,t]})=>l(`dl`,{children:V(e,t).map(e=>l(`div`,{children:[l(`dt`,{children:e.name}),l(`dd`,{class:`value`,children:l(te,{shown:e.value===null?null:e.show(e.value)})}),l(`dd`,{class:`change`,children:l(fe,{row:e})}),l(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function fe({row:e}){let{value:t,before:r}=e;if(t===null)return l(n,{children:a(`无记录`,`no records`)});if(r===null||Number(r)===0)return l(n,{children:a(`上年同期无记录`,`none a year before`)});let i=Number(t)-Number(r);return l(`span`,{title:`${e.against??a(`上年同期`,`a year before`)} ${e.show(r).exact}`,children:[e.against??a(`同比`,`year on year`),` `,i===0?a(`持平`,`no change`):b(pe(e.change,i,Number(r)))]})}function pe(e,t,n){switch(e){case`number`:return v(String(t));case`points`:return`${v(t.toFixed(1))}\u2009${a(`个百分点`,`points`)}`;default:return _((100*t/n).toFixed(4))}}function U(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),n=Number(t[0]?.amount??0),r=Number(I(t));return l(T,{label:a(`省际协作排名`,`Pairs of provinces by money`),children:l(`table`,{class:`pair-table`,children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{class:`number`,children:a(`名次`,`Rank`)}),l(`th`,{children:a(`支援省份`,`Supports`)}),l(`th`,{children:a(`受援省份`,`Is supported`)}),l(`th`,{class:`number`,children:a(`到位资金`,`Paid in`)}),l(`th`,{class:`number`,children:a(`占比`,`Share`)}),l(`th`,{class:`number`,children:a(`企业`,`Enterprises`)})]})}),l(`tbody`,{children:t.slice(0,e.most).map((t,i)=>l(`tr`,{class:M(t,e.chosen)?``:`faded`,children:[l(`td`,{class:`number`,children:i+1}),l(`td`,{children:a(t.east.zh,t.east.en)}),l(`td`,{children:l(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:a(t.west.zh,t.west.en)})}),l(`td`,{class:`number bar`,children:l(`a`,{href:F(`PAIRING`,P({east:t.east.code,west:t.west.code})),children:[l(`meter`,{min:0,max:n,value:Number(t.amount),"aria-hidden":`true`}),l(D,{yuan:t.amount})]})}),l(`td`,{class:`number`,children:r>0?(100*Number(t.amount)/r).toFixed(1)+` %`:`—`}),l(`td`,{class:`number`,children:l(ne,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function me(e){let{flows:t}=e,n=L(t,`east`),r=L(t,`west`),i=Math.max(1,...t.map(e=>Number(e.amount)));return l(T,{label:a(`东西部矩阵`,`Matrix of east and west`),children:l(`table`,{class:`pair-matrix`,children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:a(`受援 \\ 支援`,`West \\ East`)}),n.map(e=>l(`th`,{class:`number`,scope:`col`,children:a(e.zh,e.en)},e.code)),l(`th`,{class:`number`,scope:`col`,children:a(`合计`,`Total`)})]})}),l(`tbody`,{children:[r.map(r=>l(`tr`,{children:[l(`th`,{scope:`row`,children:a(r.zh,r.en)}),n.map(n=>{let a=t.find(e=>e.east.code===n.code&&e.west.code===r.code),o=a?Math.min(5,Math.floor(6*Number(a.amount)/i)):-1;return l(`td`,{class:`number step-${o}`,children:a&&l(`a`,{href:e.linkOf({east:n.code,west:r.code}),children:l(D,{yuan:a.amount})})},n.code)}),l(`td`,{class:`number`,children:l(D,{yuan:I(t.filter(e=>e.west.code===r.code))})})]},r.code)),l(`tr`,{class:`total`,children:[l(`th`,{scope:`row`,children:a(`合计`,`Total`)}),n.map(e=>l(`td`,{class:`number`,children:l(D,{yuan:I(t.filter(t=>t.east.code===e.code))})},e.code)),l(`td`,{class:`number`,children:l(D,{yuan:I(t)})})]})]})]})})}var W=84,G=64,K={width:8*W,height:8*W,places:A.map(({column:e,row:t,...n})=>{let[r,i]=[e*W+W/2,t*W+W/2],[a,o,s,c]=[r-G/2,i-G/2,56,`a4 4 0 0 1`];return{...n,at:[r,i],path:`M${a+4} ${o}h${s}${c} 4 4v${s}${c} -4 4h-${s}${c} -4 -4v-${s}${c} 4 -4z`}}),lines:[],approval:null};function he(e){let t=e.features.map(({properties:e,geometry:t})=>({tile:[e?.adcode,e?.code].map(e=>j(String(e).slice(0,2))).find(e=>e!==void 0),center:e?.center??e?.centroid,closed:t.type.endsWith(`Polygon`),lines:t.type===`LineString`?[t.coordinates]:t.type===`MultiPolygon`?t.coordinates.flat():t.coordinates})),[n,r,i,a]=[180,90,-180,-90];for(let[e,o]of t.flatMap(({lines:e})=>e.flat()))[n,i]=[Math.min(n,e),Math.max(i,e)],[r,a]=[Math.min(r,o),Math.max(a,o)];let o=Math.cos((r+a)/2*Math.PI/180),s=(K.width-16)/Math.max((i-n)*o,1e-6),c=([e,t])=>[8+(e-n)*o*s,8+(a-t)*s],l=(e,t)=>{let n=``,r=[];for(let t of e){let e=c(t).map(e=>e.toFixed(1)).join(` `);e!==n&&r.push(e),n=e}return`M${r.join(`L`)}${t?`z`:``}`},u=new Map,d=[];for(let{tile:e,center:n,closed:r,lines:i}of t){let t=i.map(e=>l(e,r)).join(``);if(!e){d.push(t);continue}let{column:a,row:o,...s}=e,f=i.map(e=>ge(e.map(c))).reduce((e,t)=>t.area>e.area?t:e),p=u.get(e.code),m=p&&p.area>=f.area?p:{at:n?c(n):f.at,area:f.area};u.set(e.code,{...s,at:m.at,area:m.area,path:(p?.path??``)+t})}return{width:K.width,height:16+(a-r)*s,places:[...u.values()],lines:d,approval:e.approval}}function ge(e){let[t,n,r]=[0,0,0];return e.forEach(([i,a],o)=>{let[s,c]=e[(o+1)%e.length],l=i*c-s*a;t+=l,n+=(i+s)*l,r+=(a+c)*l}),t===0?{at:e[0],area:0}:{at:[n/(3*t),r/(3*t)],area:Math.abs(t)}}var q=16;function J({at:[e,t]},{at:[n,r]}){return`M${e},${t} Q${(e+n)/2-(t-r)*.22},${(t+r)/2+(e-n)*-.22} ${n},${r}`}function Y(e){let{ground:n,flows:r,chosen:i,linkOf:o}=e,[s,c]=t(null),u=Math.max(1,...r.map(e=>Number(e.amount))),d=L(r,`east`).map(e=>e.code),f=L(r,`west`).map(e=>e.code),p=e=>d.includes(e)?`east`:f.includes(e)?`west`:null,m=e=>({onMouseEnter:()=>c(e),onMouseLeave:()=>c(null),onFocusIn:()=>c(e),onFocusOut:()=>c(null)}),h=r.find(e=>i.east===e.east.code&&i.west===e.west.code),_=h&&N(h),v=(e,t)=>e===`east`?{...i,east:i.east===t?null:t}:{...i,west:i.west===t?null:t};return l(`figure`,{class:`province-map ${n.approval===null?`grid`:`land`}`,children:[l(`svg`,{viewBox:`0 0 ${n.width} ${n.height}`,role:`group`,"aria-label":n.approval===null?a(`省级行政区方格示意图`,`Grid of the provinces`):a(`省级行政区地图`,`Map of the provinces`),children:[n.lines.map(e=>l(`path`,{class:`boundary`,d:e},e)),n.places.map(e=>{let t=p(e.code),n=t&&I(r.filter(n=>n[t].code===e.code)),s=a(e.zh,e.en),c=t?`${s}${a(`，`,`, `)}${t===`east`?a(`支援`,`supports with`):a(`受援`,`receives`)} ${g(y(n))}`:`${s}${a(`：不在本项目范围`,`: not in this programme`)}`,u=l(`g`,{class:`place ${t??`outside`} ${t!==null&&i[t]===e.code?`active`:``}`,"data-code":e.code,children:l(`path`,{d:e.path})});return t?l(`a`,{href:o(v(t,e.code)),"aria-label":c,...m(c),children:u},e.code):l(`g`,{...m(c),children:[l(`title`,{children:c}),u]},e.code)}),r.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=n.places.find(t=>t.code===e.east.code),r=n.places.find(t=>t.code===e.west.code);if(!t||!r)return null;let a=N(e);return l(`a`,{class:`arc ${M(e,i)?``:`faded`}`,href:o(h===e?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":a,...m(a),children:[l(`path`,{class:`reach`,d:J(t,r)}),l(`path`,{class:`line colour-${d.indexOf(e.east.code)%8}`,d:J(t,r),"stroke-width":Math.max(1.2,q*Number(e.amount)/u)})]},e.east.code+e.west.code)}),l(`g`,{class:`labels`,"aria-hidden":`true`,children:n.places.map(e=>{let t=p(e.code);return l(_e,{place:e,amount:t&&I(r.filter(n=>n[t].code===e.code))},e.code)})})]}),l(`figcaption`,{children:[l(ve,{most:u}),n.approval!==null&&l(`p`,{class:`approval`,children:a(`审图号：${n.approval}`,`Approval number of the map: ${n.approval}`)}),l(`p`,{class:`pointed`,"aria-live":`polite`,children:s??_??l(`span`,{class:`secondary`,children:a(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function _e({place:e,amount:t}){let[n,r]=e.at,i=a(e.zh,e.en).split(` `);return l(`g`,{class:`label ${t===null?`outside`:``}`,children:[i.map((e,a)=>l(`text`,{class:`name`,x:n,y:r+(t?-6:5)+(a-(i.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&l(`text`,{class:`amount`,x:n,y:r+16+(i.length>1?6:0),"text-anchor":`middle`,children:y(t).number})]})}function ve({most:e}){let t=10**Math.floor(Math.log10(e)),n=Math.max(1,Math.floor(e/t))*t;return l(`div`,{class:`legend`,children:[l(`span`,{class:`key east`,children:a(`支援省份`,`Supports`)}),l(`span`,{class:`key west`,children:a(`受援省份`,`Is supported`)}),l(`span`,{class:`key outside`,children:a(`不在本项目范围`,`Not in this programme`)}),[n/4,n/2,n].map(t=>l(`span`,{class:`width`,children:[l(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:l(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*t/e)})}),g(y(t.toFixed(2)))]},t))]})}function X(){let e=h(),t=e.data?.map??null,n=m(t),i=r(()=>n.data&&he(n.data),[n.data]);return[e.failure,n.failure].some(e=>e&&!e.passing)||e.data&&t===null?K:i}var ye=d(`
  query OverviewPairs($asOf: Date!) {
    capitalContributionGroups(
      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]
      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }
      asOf: $asOf
      orderBy: [{ sum: AMOUNT, direction: DESC }]
      first: 200
    ) {
      edges {
        node {
          key {
            supportingProvince {
              code
              name
              nameEn
            }
            receivingProvince {
              code
              name
              nameEn
            }
          }
          enterprises: countDistinct(of: ENTERPRISE)
          amount {
            sum
          }
        }
      }
    }
  }
`);function Z(e){return u(ye,e===void 0?null:{asOf:e})}function Q(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=j(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function be(e){let t=Z(e.day),n=X(),r=n?t:{...t,data:void 0},{params:i,change:s}=o(),c=i.get(`view`),u=c===`table`||c===`matrix`?c:`map`;return l(O,{class:`pairs`,title:a(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:l(S,{label:a(`显示方式`,`Shown as`),value:u,options:[{value:`map`,text:n?.approval?a(`地图`,`Map`):a(`方格图`,`Grid`)},{value:`table`,text:a(`表`,`Table`)},{value:`matrix`,text:a(`矩阵`,`Matrix`)}],choose:e=>s({view:e===`map`?null:e},!0)}),children:l(C,{answer:r,class:`pairs-room`,children:t=>{let r=Q(t);return u===`table`?l(U,{flows:r,chosen:e.chosen,linkOf:e.linkOf}):u===`matrix`?l(me,{flows:r,linkOf:e.linkOf}):l(Y,{ground:n,flows:r,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function xe(e){let t=Z(e.day);return l(O,{title:a(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:l(C,{answer:t,class:`ranking-room`,children:t=>{let r=Q(t);return r.length===0?l(w,{children:a(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):l(n,{children:[l(U,{flows:r,chosen:e.chosen,linkOf:e.linkOf,most:$}),r.length>$&&l(`p`,{class:`more secondary`,children:a(`共 ${r.length} 对，全部见“表”。`,`${r.length} pairs; all of them are under “Table”.`)})]})}})})}var Se=d(`
  query OverviewPublished($asOf: Date!) {
    reconciliation(asOf: $asOf) {
      comparable
      figure {
        code
        indicator {
          name
          nameEn
        }
      }
      value {
        published
        unit
        computed
        agrees
      }
      flags {
        kind
      }
    }
  }
`),Ce=12;function we({day:e}){let t=u(Se,e===void 0?null:{asOf:e});return l(O,{class:`published`,title:a(`公布数据与记录`,`Published beside the records`),aside:l(`a`,{href:c(`/reconciliation`),children:a(`全部对账`,`All of it`)}),children:l(C,{answer:t,class:`published-room`,children:({reconciliation:e})=>{if(e.length===0)return l(w,{children:a(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let t=e.filter(e=>e.comparable),r=t.filter(e=>e.value.agrees),i=e.filter(e=>e.flags.length>0);return l(n,{children:[l(`p`,{children:a(`公布 ${e.length} 项，可比 ${t.length} 项，一致 ${r.length} 项，有疑点 ${i.length} 项。`,`${e.length} figures published, ${t.length} comparable, ${r.length} agree; in doubt: ${i.length}.`)}),l(T,{label:a(`公布数据与记录`,`Published beside the records`),children:l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:a(`指标`,`Indicator`)}),l(`th`,{class:`number`,children:a(`公布`,`Published`)}),l(`th`,{class:`number`,children:a(`记录`,`Records`)}),l(`th`,{children:a(`一致`,`Agrees`)})]})}),l(`tbody`,{children:t.slice(0,Ce).map(({figure:e,value:t})=>l(`tr`,{children:[l(`th`,{scope:`row`,children:a(e.indicator.name,e.indicator.nameEn)}),l(`td`,{class:`number`,children:l(E,{value:t.published,unit:t.unit})}),l(`td`,{class:`number`,children:l(E,{value:t.computed,unit:t.unit})}),l(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?a(`是`,`yes`):a(`否`,`no`)})]},e.code))})]})})]})}})})}export{Z as a,H as c,se as d,j as f,Q as i,ue as l,be as n,X as o,xe as r,Y as s,we as t,R as u};