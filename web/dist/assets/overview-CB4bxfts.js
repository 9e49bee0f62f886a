import{A as e,D as t,F as n,T as r,b as i,n as a,o,v as s}from"./page-XPf0DphQ.js";import{r as c,s as l,t as u}from"./url-CnNifrxJ.js";import{c as d,d as f,l as p}from"./index-DR0XYwUb.js";import{a as m,i as h,n as g,o as _,r as v,s as y,t as b}from"./number-W64Y2_0i.js";import{t as ee}from"./choice-CxPLZS-T.js";import{r as x,t as S}from"./panels-pUx6lPPv.js";import{t as C}from"./table-scroll-Bs4MZLIP.js";import{t as w}from"./unit-6Q1E7L5L.js";import{t as T}from"./use-json-F-yBMA53.js";import{n as te,r as E,t as ne}from"./number-jDKf52c0.js";import{n as re,r as ie,t as D}from"./chart-D2QMXyud.js";import{t as O}from"./section-D1sV0gNq.js";var k=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),A=[k(`23`,7,0,`黑龙江`,`Heilongjiang`),k(`15`,4,1,`内蒙古`,`Inner Mongolia`),k(`22`,7,1,`吉林`,`Jilin`),k(`65`,0,2,`新疆`,`Xinjiang`),k(`62`,2,2,`甘肃`,`Gansu`),k(`64`,3,2,`宁夏`,`Ningxia`),k(`14`,4,2,`山西`,`Shanxi`),k(`11`,5,2,`北京`,`Beijing`),k(`12`,6,2,`天津`,`Tianjin`),k(`21`,7,2,`辽宁`,`Liaoning`),k(`63`,1,3,`青海`,`Qinghai`),k(`61`,3,3,`陕西`,`Shaanxi`),k(`41`,4,3,`河南`,`Henan`),k(`13`,5,3,`河北`,`Hebei`),k(`37`,6,3,`山东`,`Shandong`),k(`54`,0,4,`西藏`,`Tibet`),k(`51`,2,4,`四川`,`Sichuan`),k(`50`,3,4,`重庆`,`Chongqing`),k(`42`,4,4,`湖北`,`Hubei`),k(`34`,5,4,`安徽`,`Anhui`),k(`32`,6,4,`江苏`,`Jiangsu`),k(`31`,7,4,`上海`,`Shanghai`),k(`53`,2,5,`云南`,`Yunnan`),k(`52`,3,5,`贵州`,`Guizhou`),k(`43`,4,5,`湖南`,`Hunan`),k(`36`,5,5,`江西`,`Jiangxi`),k(`33`,6,5,`浙江`,`Zhejiang`),k(`45`,3,6,`广西`,`Guangxi`),k(`44`,4,6,`广东`,`Guangdong`),k(`35`,5,6,`福建`,`Fujian`),k(`71`,7,6,`台湾`,`Taiwan`),k(`46`,3,7,`海南`,`Hainan`),k(`82`,4,7,`澳门`,`Macao`),k(`81`,5,7,`香港`,`Hong Kong`)];function j(e){return A.find(t=>t.code===e)}function M(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function N(e){let t=e=>i(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+i(`：`,`: `)+`${m(v(e.amount))}`+i(`，`,`, `)+m(b(e.enterprises,i(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function P(e){let t={...e.east===null?{}:{hasSupporterWith:{hasProvinceWith:{code:e.east}}},...e.west===null?{}:{hasRecipientWith:{hasProvinceWith:{code:e.west}}}};return{hasProjectWith:{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:t}:{}}}}function F(e,t){return u(`/explore`,{what:`capitalContributions`,by:e,measures:`AMOUNT.sum,count`,sort:`-AMOUNT.sum`,where:JSON.stringify(t)})}function I(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function L(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}var R=f(`
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
`);function ae({day:e,chosen:t,height:n=340,leads:r=!0}){let s=P(t),c=o(R,e===void 0?null:{asOf:e,where:s}),l=e=>F(`SUPPORTING_PROVINCE,RECEIVING_PROVINCE`,{...s,contributedOnGTE:e,contributedOnLT:d(e,3)});return a(O,{class:`course`,title:i(`到位资金：按季度`,`Paid in by quarter`),children:a(x,{answer:c,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?a(S,{children:i(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):a(oe,{quarters:t,height:n,linkOf:r?l:void 0})}})})}function oe({quarters:t,height:n,linkOf:r}){let{route:o}=l(),c=s.value,u=e(e=>{let n=c===`en`?1e9:1e8,r=re(e);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...ie(e),trigger:`axis`,axisPointer:{type:`shadow`},formatter:e=>{let n=t[e[0]?.dataIndex??0],r=n.amount.sumYearEarlier;return`${p(n.key.quarter)}\n${m(v(n.amount.sum??`0.00`))}`+(r==null?``:`\n${i(`上年同期`,`A year before`)} ${m(v(r))}`)}},xAxis:{type:`category`,data:t.map(({key:e})=>p(e.quarter)),...r,splitLine:{show:!1}},yAxis:{type:`value`,name:i(`亿元`,`bn yuan`),nameTextStyle:{color:e.secondary,align:`left`},...r,axisLine:{show:!1}},series:[{type:`bar`,data:t.map(({amount:e})=>Number(e.sum??0)/n),itemStyle:{color:e.series[0]},barCategoryGap:`28%`}]}},[t,c]),d=t[0].key.quarter,f=t.at(-1).key.quarter;return a(D,{label:i(`柱状图：${p(d)}至${p(f)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${p(d)} to ${p(f)}; the table below has the numbers`),height:n,option:u,pick:r&&(({dataIndex:e})=>t[e]&&o(r(t[e].key.quarter))),table:a(C,{label:i(`按季度到位资金`,`Paid in by quarter`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`季度`,`Quarter`)}),a(`th`,{class:`number`,children:i(`到位资金`,`Paid in`)}),a(`th`,{class:`number`,children:i(`上年同期`,`A year before`)})]})}),a(`tbody`,{children:t.map(({key:e,amount:t})=>a(`tr`,{children:[a(`td`,{children:p(e.quarter)}),a(`td`,{class:`number`,children:r?a(`a`,{href:r(e.quarter),children:a(E,{yuan:t.sum})}):a(E,{yuan:t.sum})}),a(`td`,{class:`number`,children:a(E,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var se=f(`
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
`);function z(e){return o(se,e===void 0?null:{asOf:e})}function ce({day:e}){let t=z(e);return a(O,{class:`coverage`,title:i(`重点帮扶县覆盖`,`Coverage of the key counties`),children:a(x,{answer:t,class:`coverage-room`,children:({coverage:e})=>a(n,{children:[a(`p`,{class:`coverage-line`,children:[a(`strong`,{children:[e.covered,`/`,e.keyCounties]}),` `,i(`个重点帮扶县有支援县；支援县 ${e.supporters} 个；无项目的 ${e.withoutProject} 个。`,`key counties have a supporter, of ${e.supporters} supporting ones; ${e.withoutProject} have no project.`)]}),a(C,{label:i(`各省覆盖`,`Coverage by province`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`省份`,`Province`)}),a(`th`,{class:`number`,children:i(`重点帮扶县`,`Key counties`)}),a(`th`,{class:`number`,children:i(`已覆盖`,`Covered`)}),a(`th`,{class:`number`,children:i(`无项目`,`No project`)}),a(`th`,{class:`number`,children:i(`支援县`,`Supporters`)})]})}),a(`tbody`,{children:e.provinces.map(e=>a(`tr`,{children:[a(`th`,{scope:`row`,children:a(`a`,{href:u(`/provinces/${e.province.code}`),children:i(e.province.name,e.province.nameEn)})}),a(`td`,{class:`number`,children:e.keyCounties}),a(`td`,{class:`number`,children:e.covered}),a(`td`,{class:`number`,children:e.withoutProject}),a(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),e.recipients.length===0?a(`p`,{class:`secondary`,children:i(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):a(`details`,{children:[a(`summary`,{children:i(`未覆盖的重点帮扶县 ${e.uncovered} 个`,`${e.uncovered} key counties without a supporter`)}),a(`ul`,{class:`counties plain-list`,children:e.recipients.map(({county:e})=>a(`li`,{children:a(`a`,{href:u(`/counties/${e.code}`),children:i(e.name,e.nameEn)})},e.code))})]})]})})})}function le(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var ue=f(`
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
`),B=e=>e==null?null:String(e);function V(e,t){let n=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:v,note:i}),r=(n,r,i,a)=>({name:n,value:B(i(e)),before:B(i(t)),show:e=>b(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[n(i(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),r(i(`引导投资企业`,`Enterprises investing`),i(`家`,``),e=>e.guidedEnterprises),r(i(`共建产业园区`,`Co-built parks`),i(`个`,``),e=>e.coBuiltParks),{...r(i(`受援重点帮扶县`,`Key counties supported`),i(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>i(`共 ${e} 个`,`of ${e}`))),change:`number`},{...r(i(`结对关系`,`Pairings`),i(`对`,``),e=>e.pairings),change:`number`},{...r(i(`务工规模`,`Workers in employment`),i(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:i(`较上年末`,`on the end of last year`)},n(i(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),n(i(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>i(`产业 ${h(e)}`,`${h(e)} for industry`))),n(i(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),n(i(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>i(`民营企业 ${g(e)} 家`,`${g(e)} private enterprises`))),r(i(`专业技术人才`,`Professionals sent`),i(`人`,``),e=>e.professionals,a(e.officials,e=>i(`挂职干部 ${g(e)} 人`,`${g(e)} cadres on secondment`))),{name:i(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:g(_(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>i(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function H({day:e,chosen:t}){let n=o(ue,e===void 0?null:{days:[e,le(e)],east:t.east,west:t.west});return a(`section`,{class:`figures`,"aria-label":i(`主要数据`,`Main figures`),children:a(x,{answer:n,class:`figures-room`,children:({summaries:[e,t]})=>a(`dl`,{children:V(e,t).map(e=>a(`div`,{children:[a(`dt`,{children:e.name}),a(`dd`,{class:`value`,children:a(te,{shown:e.value===null?null:e.show(e.value)})}),a(`dd`,{class:`change`,children:a(de,{row:e})}),a(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function de({row:e}){let{value:t,before:r}=e;if(t===null)return a(n,{children:i(`无记录`,`no records`)});if(r===null||Number(r)===0)return a(n,{children:i(`上年同期无记录`,`none a year before`)});let o=Number(t)-Number(r);return a(`span`,{title:`${e.against??i(`上年同期`,`a year before`)} ${e.show(r).exact}`,children:[e.against??i(`同比`,`year on year`),` `,o===0?i(`持平`,`no change`):y(fe(e.change,o,Number(r)))]})}function fe(e,t,n){switch(e){case`number`:return g(String(t));case`points`:return`${g(t.toFixed(1))}\u2009${i(`个百分点`,`points`)}`;default:return h((100*t/n).toFixed(4))}}function U(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),n=Number(t[0]?.amount??0),r=Number(I(t));return a(C,{label:i(`省际协作排名`,`Pairs of provinces by money`),children:a(`table`,{class:`pair-table`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{class:`number`,children:i(`名次`,`Rank`)}),a(`th`,{children:i(`支援省份`,`Supports`)}),a(`th`,{children:i(`受援省份`,`Is supported`)}),a(`th`,{class:`number`,children:i(`到位资金`,`Paid in`)}),a(`th`,{class:`number`,children:i(`占比`,`Share`)}),a(`th`,{class:`number`,children:i(`企业`,`Enterprises`)})]})}),a(`tbody`,{children:t.slice(0,e.most).map((t,o)=>a(`tr`,{class:M(t,e.chosen)?``:`faded`,children:[a(`td`,{class:`number`,children:o+1}),a(`td`,{children:i(t.east.zh,t.east.en)}),a(`td`,{children:a(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:i(t.west.zh,t.west.en)})}),a(`td`,{class:`number bar`,children:a(`a`,{href:F(`PAIRING`,P({east:t.east.code,west:t.west.code})),children:[a(`meter`,{min:0,max:n,value:Number(t.amount),"aria-hidden":`true`}),a(E,{yuan:t.amount})]})}),a(`td`,{class:`number`,children:r>0?(100*Number(t.amount)/r).toFixed(1)+` %`:`—`}),a(`td`,{class:`number`,children:a(ne,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function pe(e){let{flows:t}=e,n=L(t,`east`),r=L(t,`west`),o=Math.max(1,...t.map(e=>Number(e.amount)));return a(C,{label:i(`东西部矩阵`,`Matrix of east and west`),children:a(`table`,{class:`pair-matrix`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`受援 \\ 支援`,`West \\ East`)}),n.map(e=>a(`th`,{class:`number`,scope:`col`,children:i(e.zh,e.en)},e.code)),a(`th`,{class:`number`,scope:`col`,children:i(`合计`,`Total`)})]})}),a(`tbody`,{children:[r.map(r=>a(`tr`,{children:[a(`th`,{scope:`row`,children:i(r.zh,r.en)}),n.map(n=>{let i=t.find(e=>e.east.code===n.code&&e.west.code===r.code),s=i?Math.min(5,Math.floor(6*Number(i.amount)/o)):-1;return a(`td`,{class:`number step-${s}`,children:i&&a(`a`,{href:e.linkOf({east:n.code,west:r.code}),children:a(E,{yuan:i.amount})})},n.code)}),a(`td`,{class:`number`,children:a(E,{yuan:I(t.filter(e=>e.west.code===r.code))})})]},r.code)),a(`tr`,{class:`total`,children:[a(`th`,{scope:`row`,children:i(`合计`,`Total`)}),n.map(e=>a(`td`,{class:`number`,children:a(E,{yuan:I(t.filter(t=>t.east.code===e.code))})},e.code)),a(`td`,{class:`number`,children:a(E,{yuan:I(t)})})]})]})]})})}var W=84,G=64,K={width:8*W,height:8*W,places:A.map(({column:e,row:t,...n})=>{let[r,i]=[e*W+W/2,t*W+W/2],[a,o,s,c]=[r-G/2,i-G/2,56,`a4 4 0 0 1`];return{...n,at:[r,i],path:`M${a+4} ${o}h${s}${c} 4 4v${s}${c} -4 4h-${s}${c} -4 -4v-${s}${c} 4 -4z`}}),lines:[],approval:null};function me(e){let t=e.features.map(({properties:e,geometry:t})=>({tile:[e?.adcode,e?.code].map(e=>j(String(e).slice(0,2))).find(e=>e!==void 0),center:e?.center??e?.centroid,closed:t.type.endsWith(`Polygon`),lines:t.type===`LineString`?[t.coordinates]:t.type===`MultiPolygon`?t.coordinates.flat():t.coordinates})),[n,r,i,a]=[180,90,-180,-90];for(let[e,o]of t.flatMap(({lines:e})=>e.flat()))[n,i]=[Math.min(n,e),Math.max(i,e)],[r,a]=[Math.min(r,o),Math.max(a,o)];let o=Math.cos((r+a)/2*Math.PI/180),s=(K.width-16)/Math.max((i-n)*o,1e-6),c=([e,t])=>[8+(e-n)*o*s,8+(a-t)*s],l=(e,t)=>{let n=``,r=[];for(let t of e){let e=c(t).map(e=>e.toFixed(1)).join(` `);e!==n&&r.push(e),n=e}return`M${r.join(`L`)}${t?`z`:``}`},u=new Map,d=[];for(let{tile:e,center:n,closed:r,lines:i}of t){let t=i.map(e=>l(e,r)).join(``);if(!e){d.push(t);continue}let{column:a,row:o,...s}=e,f=i.map(e=>he(e.map(c))).reduce((e,t)=>t.area>e.area?t:e),p=u.get(e.code),m=p&&p.area>=f.area?p:{at:n?c(n):f.at,area:f.area};u.set(e.code,{...s,at:m.at,area:m.area,path:(p?.path??``)+t})}return{width:K.width,height:16+(a-r)*s,places:[...u.values()],lines:d,approval:e.approval}}function he(e){let[t,n,r]=[0,0,0];return e.forEach(([i,a],o)=>{let[s,c]=e[(o+1)%e.length],l=i*c-s*a;t+=l,n+=(i+s)*l,r+=(a+c)*l}),t===0?{at:e[0],area:0}:{at:[n/(3*t),r/(3*t)],area:Math.abs(t)}}var q=16;function J({at:[e,t]},{at:[n,r]}){return`M${e},${t} Q${(e+n)/2-(t-r)*.22},${(t+r)/2+(e-n)*-.22} ${n},${r}`}function Y(e){let{ground:n,flows:r,chosen:o,linkOf:s}=e,[c,l]=t(null),u=Math.max(1,...r.map(e=>Number(e.amount))),d=L(r,`east`).map(e=>e.code),f=L(r,`west`).map(e=>e.code),p=e=>d.includes(e)?`east`:f.includes(e)?`west`:null,h=e=>({onMouseEnter:()=>l(e),onMouseLeave:()=>l(null),onFocusIn:()=>l(e),onFocusOut:()=>l(null)}),g=r.find(e=>o.east===e.east.code&&o.west===e.west.code),_=g&&N(g),y=(e,t)=>e===`east`?{...o,east:o.east===t?null:t}:{...o,west:o.west===t?null:t};return a(`figure`,{class:`province-map ${n.approval===null?`grid`:`land`}`,children:[a(`svg`,{viewBox:`0 0 ${n.width} ${n.height}`,role:`group`,"aria-label":n.approval===null?i(`省级行政区方格示意图`,`Grid of the provinces`):i(`省级行政区地图`,`Map of the provinces`),children:[n.lines.map(e=>a(`path`,{class:`boundary`,d:e},e)),n.places.map(e=>{let t=p(e.code),n=t&&I(r.filter(n=>n[t].code===e.code)),c=i(e.zh,e.en),l=t?`${c}${i(`，`,`, `)}${t===`east`?i(`支援`,`supports with`):i(`受援`,`receives`)} ${m(v(n))}`:`${c}${i(`：不在本项目范围`,`: not in this programme`)}`,u=a(`g`,{class:`place ${t??`outside`} ${t!==null&&o[t]===e.code?`active`:``}`,"data-code":e.code,children:a(`path`,{d:e.path})});return t?a(`a`,{href:s(y(t,e.code)),"aria-label":l,...h(l),children:u},e.code):a(`g`,{...h(l),children:[a(`title`,{children:l}),u]},e.code)}),r.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=n.places.find(t=>t.code===e.east.code),r=n.places.find(t=>t.code===e.west.code);if(!t||!r)return null;let i=N(e);return a(`a`,{class:`arc ${M(e,o)?``:`faded`}`,href:s(g===e?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":i,...h(i),children:[a(`path`,{class:`reach`,d:J(t,r)}),a(`path`,{class:`line colour-${d.indexOf(e.east.code)%8}`,d:J(t,r),"stroke-width":Math.max(1.2,q*Number(e.amount)/u)})]},e.east.code+e.west.code)}),a(`g`,{class:`labels`,"aria-hidden":`true`,children:n.places.map(e=>{let t=p(e.code);return a(ge,{place:e,amount:t&&I(r.filter(n=>n[t].code===e.code))},e.code)})})]}),a(`figcaption`,{children:[a(_e,{most:u}),n.approval!==null&&a(`p`,{class:`approval`,children:i(`审图号：${n.approval}`,`Approval number of the map: ${n.approval}`)}),a(`p`,{class:`pointed`,"aria-live":`polite`,children:c??_??a(`span`,{class:`secondary`,children:i(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function ge({place:e,amount:t}){let[n,r]=e.at,o=i(e.zh,e.en).split(` `);return a(`g`,{class:`label ${t===null?`outside`:``}`,children:[o.map((e,i)=>a(`text`,{class:`name`,x:n,y:r+(t?-6:5)+(i-(o.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&a(`text`,{class:`amount`,x:n,y:r+16+(o.length>1?6:0),"text-anchor":`middle`,children:v(t).number})]})}function _e({most:e}){let t=10**Math.floor(Math.log10(e)),n=Math.max(1,Math.floor(e/t))*t;return a(`div`,{class:`legend`,children:[a(`span`,{class:`key east`,children:i(`支援省份`,`Supports`)}),a(`span`,{class:`key west`,children:i(`受援省份`,`Is supported`)}),a(`span`,{class:`key outside`,children:i(`不在本项目范围`,`Not in this programme`)}),[n/4,n/2,n].map(t=>a(`span`,{class:`width`,children:[a(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:a(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*t/e)})}),m(v(t.toFixed(2)))]},t))]})}function ve(){return T(`/config.json`)}function X(){let e=ve(),t=e.data?.map??null,n=T(t),i=r(()=>n.data&&me(n.data),[n.data]);return[e.failure,n.failure].some(e=>e&&!e.passing)||e.data&&t===null?K:i}var ye=f(`
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
`);function Z(e){return o(ye,e===void 0?null:{asOf:e})}function Q(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=j(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function be(e){let t=Z(e.day),n=X(),r=n?t:{...t,data:void 0},{params:o,change:s}=c(),l=o.get(`view`),u=l===`table`||l===`matrix`?l:`map`;return a(O,{class:`pairs`,title:i(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:a(ee,{label:i(`显示方式`,`Shown as`),value:u,options:[{value:`map`,text:n?.approval?i(`地图`,`Map`):i(`方格图`,`Grid`)},{value:`table`,text:i(`表`,`Table`)},{value:`matrix`,text:i(`矩阵`,`Matrix`)}],choose:e=>s({view:e===`map`?null:e},!0)}),children:a(x,{answer:r,class:`pairs-room`,children:t=>{let r=Q(t);return u===`table`?a(U,{flows:r,chosen:e.chosen,linkOf:e.linkOf}):u===`matrix`?a(pe,{flows:r,linkOf:e.linkOf}):a(Y,{ground:n,flows:r,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function xe(e){let t=Z(e.day);return a(O,{title:i(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:a(x,{answer:t,class:`ranking-room`,children:t=>{let r=Q(t);return r.length===0?a(S,{children:i(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):a(n,{children:[a(U,{flows:r,chosen:e.chosen,linkOf:e.linkOf,most:$}),r.length>$&&a(`p`,{class:`more secondary`,children:i(`共 ${r.length} 对，全部见“表”。`,`${r.length} pairs; all of them are under “Table”.`)})]})}})})}var Se=f(`
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
`),Ce=12;function we({day:e}){let t=o(Se,e===void 0?null:{asOf:e});return a(O,{class:`published`,title:i(`公布数据与记录`,`Published beside the records`),aside:a(`a`,{href:u(`/reconciliation`),children:i(`全部对账`,`All of it`)}),children:a(x,{answer:t,class:`published-room`,children:({reconciliation:e})=>{if(e.length===0)return a(S,{children:i(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let t=e.filter(e=>e.comparable),r=t.filter(e=>e.value.agrees),o=e.filter(e=>e.flags.length>0);return a(n,{children:[a(`p`,{children:i(`公布 ${e.length} 项，可比 ${t.length} 项，一致 ${r.length} 项，有疑点 ${o.length} 项。`,`${e.length} figures published, ${t.length} comparable, ${r.length} agree; in doubt: ${o.length}.`)}),a(C,{label:i(`公布数据与记录`,`Published beside the records`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:i(`指标`,`Indicator`)}),a(`th`,{class:`number`,children:i(`公布`,`Published`)}),a(`th`,{class:`number`,children:i(`记录`,`Records`)}),a(`th`,{children:i(`一致`,`Agrees`)})]})}),a(`tbody`,{children:t.slice(0,Ce).map(({figure:e,value:t})=>a(`tr`,{children:[a(`th`,{scope:`row`,children:i(e.indicator.name,e.indicator.nameEn)}),a(`td`,{class:`number`,children:a(w,{value:t.published,unit:t.unit})}),a(`td`,{class:`number`,children:a(w,{value:t.computed,unit:t.unit})}),a(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?i(`是`,`yes`):i(`否`,`no`)})]},e.code))})]})})]})}})})}export{Z as a,H as c,ae as d,j as f,Q as i,ce as l,be as n,X as o,xe as r,Y as s,we as t,z as u};