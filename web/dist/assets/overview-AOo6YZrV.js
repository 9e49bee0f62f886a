import{E as e,g as t,l as n,s as r,v as i,x as a}from"./failure-_DS3a5mF.js";import{r as o,s,t as c}from"./url-CRok2Oeu.js";import{a as l}from"./use-query-D-2vibG1.js";import{t as u}from"./gql-DlQ3vo2n.js";import{a as d,i as f}from"./date-BqS4JsuO.js";import{l as p,p as m,s as h}from"./index-2UoS2b4O.js";import{a as g,i as _,n as v,o as ee,r as y,s as b,t as x}from"./number-BmEOcyNQ.js";import{t as S}from"./choice-CU0f1Z5Z.js";import{r as C,t as w}from"./panels-CQuF_5x8.js";import{t as T}from"./table-scroll-CxNyX5wj.js";import{t as E}from"./unit-B5MLkXj2.js";import{n as te,r as D,t as ne}from"./number-DDpHmh0c.js";import{n as re,r as ie,t as ae}from"./chart-DO-ffspK.js";import{t as O}from"./section-DEitdOBE.js";var k=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),A=[k(`23`,7,0,`黑龙江`,`Heilongjiang`),k(`15`,4,1,`内蒙古`,`Inner Mongolia`),k(`22`,7,1,`吉林`,`Jilin`),k(`65`,0,2,`新疆`,`Xinjiang`),k(`62`,2,2,`甘肃`,`Gansu`),k(`64`,3,2,`宁夏`,`Ningxia`),k(`14`,4,2,`山西`,`Shanxi`),k(`11`,5,2,`北京`,`Beijing`),k(`12`,6,2,`天津`,`Tianjin`),k(`21`,7,2,`辽宁`,`Liaoning`),k(`63`,1,3,`青海`,`Qinghai`),k(`61`,3,3,`陕西`,`Shaanxi`),k(`41`,4,3,`河南`,`Henan`),k(`13`,5,3,`河北`,`Hebei`),k(`37`,6,3,`山东`,`Shandong`),k(`54`,0,4,`西藏`,`Tibet`),k(`51`,2,4,`四川`,`Sichuan`),k(`50`,3,4,`重庆`,`Chongqing`),k(`42`,4,4,`湖北`,`Hubei`),k(`34`,5,4,`安徽`,`Anhui`),k(`32`,6,4,`江苏`,`Jiangsu`),k(`31`,7,4,`上海`,`Shanghai`),k(`53`,2,5,`云南`,`Yunnan`),k(`52`,3,5,`贵州`,`Guizhou`),k(`43`,4,5,`湖南`,`Hunan`),k(`36`,5,5,`江西`,`Jiangxi`),k(`33`,6,5,`浙江`,`Zhejiang`),k(`45`,3,6,`广西`,`Guangxi`),k(`44`,4,6,`广东`,`Guangdong`),k(`35`,5,6,`福建`,`Fujian`),k(`71`,7,6,`台湾`,`Taiwan`),k(`46`,3,7,`海南`,`Hainan`),k(`82`,4,7,`澳门`,`Macao`),k(`81`,5,7,`香港`,`Hong Kong`)];function j(e){return A.find(t=>t.code===e)}function M(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function N(e){let t=e=>n(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+n(`：`,`: `)+`${g(y(e.amount))}`+n(`，`,`, `)+g(x(e.enterprises,n(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function P(e){let t={...e.east===null?{}:{hasSupporterWith:{hasProvinceWith:{code:e.east}}},...e.west===null?{}:{hasRecipientWith:{hasProvinceWith:{code:e.west}}}};return{hasProjectWith:{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:t}:{}}}}function F(e,t){return c(`/explore`,{what:`capitalContributions`,by:e,measures:`AMOUNT.sum,count`,sort:`-AMOUNT.sum`,where:JSON.stringify(t)})}function I(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function L(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}var oe=u(`
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
`);function se({day:e,chosen:t,height:r=340,leads:i=!0}){let a=P(t),o=l(oe,e===void 0?null:{asOf:e,where:a}),s=e=>F(`SUPPORTING_PROVINCE,RECEIVING_PROVINCE`,{...a,contributedOnGTE:e,contributedOnLT:f(e,3)});return m(O,{class:`course`,title:n(`到位资金：按季度`,`Paid in by quarter`),children:m(C,{answer:o,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?m(w,{children:n(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):m(ce,{quarters:t,height:r,linkOf:i?s:void 0})}})})}function ce({quarters:e,height:t,linkOf:i}){let{route:o}=s(),c=r.value,l=a(t=>{let r=c===`en`?1e9:1e8,i=re(t);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...ie(t),trigger:`axis`,axisPointer:{type:`shadow`},formatter:t=>{let r=e[t[0]?.dataIndex??0],i=r.amount.sumYearEarlier;return`${d(r.key.quarter)}\n${g(y(r.amount.sum??`0.00`))}`+(i==null?``:`\n${n(`上年同期`,`A year before`)} ${g(y(i))}`)}},xAxis:{type:`category`,data:e.map(({key:e})=>d(e.quarter)),...i,splitLine:{show:!1}},yAxis:{type:`value`,name:n(`亿元`,`bn yuan`),nameTextStyle:{color:t.secondary,align:`left`},...i,axisLine:{show:!1}},series:[{type:`bar`,data:e.map(({amount:e})=>Number(e.sum??0)/r),itemStyle:{color:t.series[0]},barCategoryGap:`28%`}]}},[e,c]),u=e[0].key.quarter,f=e.at(-1).key.quarter;return m(ae,{label:n(`柱状图：${d(u)}至${d(f)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${d(u)} to ${d(f)}; the table below has the numbers`),height:t,option:l,pick:i&&(({dataIndex:t})=>e[t]&&o(i(e[t].key.quarter))),table:m(T,{label:n(`按季度到位资金`,`Paid in by quarter`),children:m(`table`,{children:[m(`thead`,{children:m(`tr`,{children:[m(`th`,{children:n(`季度`,`Quarter`)}),m(`th`,{class:`number`,children:n(`到位资金`,`Paid in`)}),m(`th`,{class:`number`,children:n(`上年同期`,`A year before`)})]})}),m(`tbody`,{children:e.map(({key:e,amount:t})=>m(`tr`,{children:[m(`td`,{children:d(e.quarter)}),m(`td`,{class:`number`,children:i?m(`a`,{href:i(e.quarter),children:m(D,{yuan:t.sum})}):m(D,{yuan:t.sum})}),m(`td`,{class:`number`,children:m(D,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var le=u(`
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
`);function R(e){return l(le,e===void 0?null:{asOf:e})}function ue({day:t}){let r=R(t);return m(O,{class:`coverage`,title:n(`重点帮扶县覆盖`,`Coverage of the key counties`),children:m(C,{answer:r,class:`coverage-room`,children:({coverage:t})=>m(e,{children:[m(`p`,{class:`coverage-line`,children:[m(`strong`,{children:[t.covered,`/`,t.keyCounties]}),` `,n(`个重点帮扶县有支援县；支援县 ${t.supporters} 个；无项目的 ${t.withoutProject} 个。`,`key counties have a supporter, of ${t.supporters} supporting ones; ${t.withoutProject} have no project.`)]}),m(T,{label:n(`各省覆盖`,`Coverage by province`),children:m(`table`,{children:[m(`thead`,{children:m(`tr`,{children:[m(`th`,{children:n(`省份`,`Province`)}),m(`th`,{class:`number`,children:n(`重点帮扶县`,`Key counties`)}),m(`th`,{class:`number`,children:n(`已覆盖`,`Covered`)}),m(`th`,{class:`number`,children:n(`无项目`,`No project`)}),m(`th`,{class:`number`,children:n(`支援县`,`Supporters`)})]})}),m(`tbody`,{children:t.provinces.map(e=>m(`tr`,{children:[m(`th`,{scope:`row`,children:m(`a`,{href:c(`/provinces/${e.province.code}`),children:n(e.province.name,e.province.nameEn)})}),m(`td`,{class:`number`,children:e.keyCounties}),m(`td`,{class:`number`,children:e.covered}),m(`td`,{class:`number`,children:e.withoutProject}),m(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),t.recipients.length===0?m(`p`,{class:`secondary`,children:n(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):m(`details`,{children:[m(`summary`,{children:n(`未覆盖的重点帮扶县 ${t.uncovered} 个`,`${t.uncovered} key counties without a supporter`)}),m(`ul`,{class:`counties plain-list`,children:t.recipients.map(({county:e})=>m(`li`,{children:m(`a`,{href:c(`/counties/${e.code}`),children:n(e.name,e.nameEn)})},e.code))})]})]})})})}function de(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var z=u(`
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
`),B=e=>e==null?null:String(e);function V(e,t){let r=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:y,note:i}),i=(n,r,i,a)=>({name:n,value:B(i(e)),before:B(i(t)),show:e=>x(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[r(n(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(n(`引导投资企业`,`Enterprises investing`),n(`家`,``),e=>e.guidedEnterprises),i(n(`共建产业园区`,`Co-built parks`),n(`个`,``),e=>e.coBuiltParks),{...i(n(`受援重点帮扶县`,`Key counties supported`),n(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>n(`共 ${e} 个`,`of ${e}`))),change:`number`},{...i(n(`结对关系`,`Pairings`),n(`对`,``),e=>e.pairings),change:`number`},{...i(n(`务工规模`,`Workers in employment`),n(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:n(`较上年末`,`on the end of last year`)},r(n(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),r(n(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>n(`产业 ${_(e)}`,`${_(e)} for industry`))),r(n(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),r(n(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>n(`民营企业 ${v(e)} 家`,`${v(e)} private enterprises`))),i(n(`专业技术人才`,`Professionals sent`),n(`人`,``),e=>e.professionals,a(e.officials,e=>n(`挂职干部 ${v(e)} 人`,`${v(e)} cadres on secondment`))),{name:n(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:v(ee(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>n(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function H({day:e,chosen:t}){let r=l(z,e===void 0?null:{days:[e,de(e)],east:t.east,west:t.west});return m(`section`,{class:`figures`,"aria-label":n(`主要数据`,`Main figures`),children:m(C,{answer:r,class:`figures-room`,children:({summaries:[e,t]})=>m(`dl`,{children:V(e,t).map(e=>m(`div`,{children:[m(`dt`,{children:e.name}),m(`dd`,{class:`value`,children:m(te,{shown:e.value===null?null:e.show(e.value)})}),m(`dd`,{class:`change`,children:m(fe,{row:e})}),m(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function fe({row:t}){let{value:r,before:i}=t;if(r===null)return m(e,{children:n(`无记录`,`no records`)});if(i===null||Number(i)===0)return m(e,{children:n(`上年同期无记录`,`none a year before`)});let a=Number(r)-Number(i);return m(`span`,{title:`${t.against??n(`上年同期`,`a year before`)} ${t.show(i).exact}`,children:[t.against??n(`同比`,`year on year`),` `,a===0?n(`持平`,`no change`):b(pe(t.change,a,Number(i)))]})}function pe(e,t,r){switch(e){case`number`:return v(String(t));case`points`:return`${v(t.toFixed(1))}\u2009${n(`个百分点`,`points`)}`;default:return _((100*t/r).toFixed(4))}}function U(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),r=Number(t[0]?.amount??0),i=Number(I(t));return m(T,{label:n(`省际协作排名`,`Pairs of provinces by money`),children:m(`table`,{class:`pair-table`,children:[m(`thead`,{children:m(`tr`,{children:[m(`th`,{class:`number`,children:n(`名次`,`Rank`)}),m(`th`,{children:n(`支援省份`,`Supports`)}),m(`th`,{children:n(`受援省份`,`Is supported`)}),m(`th`,{class:`number`,children:n(`到位资金`,`Paid in`)}),m(`th`,{class:`number`,children:n(`占比`,`Share`)}),m(`th`,{class:`number`,children:n(`企业`,`Enterprises`)})]})}),m(`tbody`,{children:t.slice(0,e.most).map((t,a)=>m(`tr`,{class:M(t,e.chosen)?``:`faded`,children:[m(`td`,{class:`number`,children:a+1}),m(`td`,{children:n(t.east.zh,t.east.en)}),m(`td`,{children:m(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:n(t.west.zh,t.west.en)})}),m(`td`,{class:`number bar`,children:m(`a`,{href:F(`PAIRING`,P({east:t.east.code,west:t.west.code})),children:[m(`meter`,{min:0,max:r,value:Number(t.amount),"aria-hidden":`true`}),m(D,{yuan:t.amount})]})}),m(`td`,{class:`number`,children:i>0?(100*Number(t.amount)/i).toFixed(1)+` %`:`—`}),m(`td`,{class:`number`,children:m(ne,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function me(e){let{flows:t}=e,r=L(t,`east`),i=L(t,`west`),a=Math.max(1,...t.map(e=>Number(e.amount)));return m(T,{label:n(`东西部矩阵`,`Matrix of east and west`),children:m(`table`,{class:`pair-matrix`,children:[m(`thead`,{children:m(`tr`,{children:[m(`th`,{children:n(`受援 \\ 支援`,`West \\ East`)}),r.map(e=>m(`th`,{class:`number`,scope:`col`,children:n(e.zh,e.en)},e.code)),m(`th`,{class:`number`,scope:`col`,children:n(`合计`,`Total`)})]})}),m(`tbody`,{children:[i.map(i=>m(`tr`,{children:[m(`th`,{scope:`row`,children:n(i.zh,i.en)}),r.map(n=>{let r=t.find(e=>e.east.code===n.code&&e.west.code===i.code),o=r?Math.min(5,Math.floor(6*Number(r.amount)/a)):-1;return m(`td`,{class:`number step-${o}`,children:r&&m(`a`,{href:e.linkOf({east:n.code,west:i.code}),children:m(D,{yuan:r.amount})})},n.code)}),m(`td`,{class:`number`,children:m(D,{yuan:I(t.filter(e=>e.west.code===i.code))})})]},i.code)),m(`tr`,{class:`total`,children:[m(`th`,{scope:`row`,children:n(`合计`,`Total`)}),r.map(e=>m(`td`,{class:`number`,children:m(D,{yuan:I(t.filter(t=>t.east.code===e.code))})},e.code)),m(`td`,{class:`number`,children:m(D,{yuan:I(t)})})]})]})]})})}var W=84,G=64,K={width:8*W,height:8*W,places:A.map(({column:e,row:t,...n})=>{let[r,i]=[e*W+W/2,t*W+W/2],[a,o,s,c]=[r-G/2,i-G/2,56,`a4 4 0 0 1`];return{...n,at:[r,i],path:`M${a+4} ${o}h${s}${c} 4 4v${s}${c} -4 4h-${s}${c} -4 -4v-${s}${c} 4 -4z`}}),lines:[],approval:null};function he(e){let t=e.features.map(({properties:e,geometry:t})=>({tile:[e?.adcode,e?.code].map(e=>j(String(e).slice(0,2))).find(e=>e!==void 0),center:e?.center??e?.centroid,closed:t.type.endsWith(`Polygon`),lines:t.type===`LineString`?[t.coordinates]:t.type===`MultiPolygon`?t.coordinates.flat():t.coordinates})),[n,r,i,a]=[180,90,-180,-90];for(let[e,o]of t.flatMap(({lines:e})=>e.flat()))[n,i]=[Math.min(n,e),Math.max(i,e)],[r,a]=[Math.min(r,o),Math.max(a,o)];let o=Math.cos((r+a)/2*Math.PI/180),s=(K.width-16)/Math.max((i-n)*o,1e-6),c=([e,t])=>[8+(e-n)*o*s,8+(a-t)*s],l=(e,t)=>{let n=``,r=[];for(let t of e){let e=c(t).map(e=>e.toFixed(1)).join(` `);e!==n&&r.push(e),n=e}return`M${r.join(`L`)}${t?`z`:``}`},u=new Map,d=[];for(let{tile:e,center:n,closed:r,lines:i}of t){let t=i.map(e=>l(e,r)).join(``);if(!e){d.push(t);continue}let{column:a,row:o,...s}=e,f=i.map(e=>ge(e.map(c))).reduce((e,t)=>t.area>e.area?t:e),p=u.get(e.code),m=p&&p.area>=f.area?p:{at:n?c(n):f.at,area:f.area};u.set(e.code,{...s,at:m.at,area:m.area,path:(p?.path??``)+t})}return{width:K.width,height:16+(a-r)*s,places:[...u.values()],lines:d,approval:e.approval}}function ge(e){let[t,n,r]=[0,0,0];return e.forEach(([i,a],o)=>{let[s,c]=e[(o+1)%e.length],l=i*c-s*a;t+=l,n+=(i+s)*l,r+=(a+c)*l}),t===0?{at:e[0],area:0}:{at:[n/(3*t),r/(3*t)],area:Math.abs(t)}}var q=16;function J({at:[e,t]},{at:[n,r]}){return`M${e},${t} Q${(e+n)/2-(t-r)*.22},${(t+r)/2+(e-n)*-.22} ${n},${r}`}function Y(e){let{ground:t,flows:r,chosen:a,linkOf:o}=e,[s,c]=i(null),l=Math.max(1,...r.map(e=>Number(e.amount))),u=L(r,`east`).map(e=>e.code),d=L(r,`west`).map(e=>e.code),f=e=>u.includes(e)?`east`:d.includes(e)?`west`:null,p=e=>({onMouseEnter:()=>c(e),onMouseLeave:()=>c(null),onFocusIn:()=>c(e),onFocusOut:()=>c(null)}),h=r.find(e=>a.east===e.east.code&&a.west===e.west.code),_=h&&N(h),v=(e,t)=>e===`east`?{...a,east:a.east===t?null:t}:{...a,west:a.west===t?null:t};return m(`figure`,{class:`province-map ${t.approval===null?`grid`:`land`}`,children:[m(`svg`,{viewBox:`0 0 ${t.width} ${t.height}`,role:`group`,"aria-label":t.approval===null?n(`省级行政区方格示意图`,`Grid of the provinces`):n(`省级行政区地图`,`Map of the provinces`),children:[t.lines.map(e=>m(`path`,{class:`boundary`,d:e},e)),t.places.map(e=>{let t=f(e.code),i=t&&I(r.filter(n=>n[t].code===e.code)),s=n(e.zh,e.en),c=t?`${s}${n(`，`,`, `)}${t===`east`?n(`支援`,`supports with`):n(`受援`,`receives`)} ${g(y(i))}`:`${s}${n(`：不在本项目范围`,`: not in this programme`)}`,l=m(`g`,{class:`place ${t??`outside`} ${t!==null&&a[t]===e.code?`active`:``}`,"data-code":e.code,children:m(`path`,{d:e.path})});return t?m(`a`,{href:o(v(t,e.code)),"aria-label":c,...p(c),children:l},e.code):m(`g`,{...p(c),children:[m(`title`,{children:c}),l]},e.code)}),r.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let n=t.places.find(t=>t.code===e.east.code),r=t.places.find(t=>t.code===e.west.code);if(!n||!r)return null;let i=N(e);return m(`a`,{class:`arc ${M(e,a)?``:`faded`}`,href:o(h===e?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":i,...p(i),children:[m(`path`,{class:`reach`,d:J(n,r)}),m(`path`,{class:`line colour-${u.indexOf(e.east.code)%8}`,d:J(n,r),"stroke-width":Math.max(1.2,q*Number(e.amount)/l)})]},e.east.code+e.west.code)}),m(`g`,{class:`labels`,"aria-hidden":`true`,children:t.places.map(e=>{let t=f(e.code);return m(_e,{place:e,amount:t&&I(r.filter(n=>n[t].code===e.code))},e.code)})})]}),m(`figcaption`,{children:[m(ve,{most:l}),t.approval!==null&&m(`p`,{class:`approval`,children:n(`审图号：${t.approval}`,`Approval number of the map: ${t.approval}`)}),m(`p`,{class:`pointed`,"aria-live":`polite`,children:s??_??m(`span`,{class:`secondary`,children:n(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function _e({place:e,amount:t}){let[r,i]=e.at,a=n(e.zh,e.en).split(` `);return m(`g`,{class:`label ${t===null?`outside`:``}`,children:[a.map((e,n)=>m(`text`,{class:`name`,x:r,y:i+(t?-6:5)+(n-(a.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&m(`text`,{class:`amount`,x:r,y:i+16+(a.length>1?6:0),"text-anchor":`middle`,children:y(t).number})]})}function ve({most:e}){let t=10**Math.floor(Math.log10(e)),r=Math.max(1,Math.floor(e/t))*t;return m(`div`,{class:`legend`,children:[m(`span`,{class:`key east`,children:n(`支援省份`,`Supports`)}),m(`span`,{class:`key west`,children:n(`受援省份`,`Is supported`)}),m(`span`,{class:`key outside`,children:n(`不在本项目范围`,`Not in this programme`)}),[r/4,r/2,r].map(t=>m(`span`,{class:`width`,children:[m(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:m(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*t/e)})}),g(y(t.toFixed(2)))]},t))]})}function X(){let e=h(),n=e.data?.map??null,r=p(n),i=t(()=>r.data&&he(r.data),[r.data]);return[e.failure,r.failure].some(e=>e&&!e.passing)||e.data&&n===null?K:i}var ye=u(`
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
`);function Z(e){return l(ye,e===void 0?null:{asOf:e})}function Q(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=j(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function be(e){let t=Z(e.day),r=X(),i=r?t:{...t,data:void 0},{params:a,change:s}=o(),c=a.get(`view`),l=c===`table`||c===`matrix`?c:`map`;return m(O,{class:`pairs`,title:n(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:m(S,{label:n(`显示方式`,`Shown as`),value:l,options:[{value:`map`,text:r?.approval?n(`地图`,`Map`):n(`方格图`,`Grid`)},{value:`table`,text:n(`表`,`Table`)},{value:`matrix`,text:n(`矩阵`,`Matrix`)}],choose:e=>s({view:e===`map`?null:e},!0)}),children:m(C,{answer:i,class:`pairs-room`,children:t=>{let n=Q(t);return l===`table`?m(U,{flows:n,chosen:e.chosen,linkOf:e.linkOf}):l===`matrix`?m(me,{flows:n,linkOf:e.linkOf}):m(Y,{ground:r,flows:n,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function xe(t){let r=Z(t.day);return m(O,{title:n(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:m(C,{answer:r,class:`ranking-room`,children:r=>{let i=Q(r);return i.length===0?m(w,{children:n(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):m(e,{children:[m(U,{flows:i,chosen:t.chosen,linkOf:t.linkOf,most:$}),i.length>$&&m(`p`,{class:`more secondary`,children:n(`共 ${i.length} 对，全部见“表”。`,`${i.length} pairs; all of them are under “Table”.`)})]})}})})}var Se=u(`
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
`),Ce=12;function we({day:t}){let r=l(Se,t===void 0?null:{asOf:t});return m(O,{class:`published`,title:n(`公布数据与记录`,`Published beside the records`),aside:m(`a`,{href:c(`/reconciliation`),children:n(`全部对账`,`All of it`)}),children:m(C,{answer:r,class:`published-room`,children:({reconciliation:t})=>{if(t.length===0)return m(w,{children:n(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let r=t.filter(e=>e.comparable),i=r.filter(e=>e.value.agrees),a=t.filter(e=>e.flags.length>0);return m(e,{children:[m(`p`,{children:n(`公布 ${t.length} 项，可比 ${r.length} 项，一致 ${i.length} 项，有疑点 ${a.length} 项。`,`${t.length} figures published, ${r.length} comparable, ${i.length} agree; in doubt: ${a.length}.`)}),m(T,{label:n(`公布数据与记录`,`Published beside the records`),children:m(`table`,{children:[m(`thead`,{children:m(`tr`,{children:[m(`th`,{children:n(`指标`,`Indicator`)}),m(`th`,{class:`number`,children:n(`公布`,`Published`)}),m(`th`,{class:`number`,children:n(`记录`,`Records`)}),m(`th`,{children:n(`一致`,`Agrees`)})]})}),m(`tbody`,{children:r.slice(0,Ce).map(({figure:e,value:t})=>m(`tr`,{children:[m(`th`,{scope:`row`,children:n(e.indicator.name,e.indicator.nameEn)}),m(`td`,{class:`number`,children:m(E,{value:t.published,unit:t.unit})}),m(`td`,{class:`number`,children:m(E,{value:t.computed,unit:t.unit})}),m(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?n(`是`,`yes`):n(`否`,`no`)})]},e.code))})]})})]})}})})}export{Z as a,H as c,se as d,j as f,Q as i,ue as l,be as n,X as o,xe as r,Y as s,we as t,R as u};