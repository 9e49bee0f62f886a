import{E as e,I as t,O as n,b as r,j as i,n as a,o,v as s}from"./page-DoOi5yXt.js";import{r as c,s as l,t as u}from"./url-D42Bj6oT.js";import{c as d,d as f,l as p}from"./index-BLKiioKu.js";import{a as m,i as h,n as g,o as _,r as v,s as y,t as b}from"./number-tSsa6C0q.js";import{t as ee}from"./choice-D7LJW66h.js";import{r as x,t as S}from"./panels-DAPzK2Uu.js";import{t as C}from"./table-scroll-C8RuA-M3.js";import{t as w}from"./unit-BiVDccQe.js";import{t as T}from"./use-json-CAxnidyJ.js";import{n as te,r as E,t as ne}from"./number--dUltv7-.js";import{n as re,r as ie,t as D}from"./chart-D-gU52t1.js";import{t as O}from"./section-Bb9-BNGc.js";var k=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),A=[k(`23`,7,0,`黑龙江`,`Heilongjiang`),k(`15`,4,1,`内蒙古`,`Inner Mongolia`),k(`22`,7,1,`吉林`,`Jilin`),k(`65`,0,2,`新疆`,`Xinjiang`),k(`62`,2,2,`甘肃`,`Gansu`),k(`64`,3,2,`宁夏`,`Ningxia`),k(`14`,4,2,`山西`,`Shanxi`),k(`11`,5,2,`北京`,`Beijing`),k(`12`,6,2,`天津`,`Tianjin`),k(`21`,7,2,`辽宁`,`Liaoning`),k(`63`,1,3,`青海`,`Qinghai`),k(`61`,3,3,`陕西`,`Shaanxi`),k(`41`,4,3,`河南`,`Henan`),k(`13`,5,3,`河北`,`Hebei`),k(`37`,6,3,`山东`,`Shandong`),k(`54`,0,4,`西藏`,`Tibet`),k(`51`,2,4,`四川`,`Sichuan`),k(`50`,3,4,`重庆`,`Chongqing`),k(`42`,4,4,`湖北`,`Hubei`),k(`34`,5,4,`安徽`,`Anhui`),k(`32`,6,4,`江苏`,`Jiangsu`),k(`31`,7,4,`上海`,`Shanghai`),k(`53`,2,5,`云南`,`Yunnan`),k(`52`,3,5,`贵州`,`Guizhou`),k(`43`,4,5,`湖南`,`Hunan`),k(`36`,5,5,`江西`,`Jiangxi`),k(`33`,6,5,`浙江`,`Zhejiang`),k(`45`,3,6,`广西`,`Guangxi`),k(`44`,4,6,`广东`,`Guangdong`),k(`35`,5,6,`福建`,`Fujian`),k(`71`,7,6,`台湾`,`Taiwan`),k(`46`,3,7,`海南`,`Hainan`),k(`82`,4,7,`澳门`,`Macao`),k(`81`,5,7,`香港`,`Hong Kong`)];function j(e){return A.find(t=>t.code===e)}function M(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function N(e){let t=e=>r(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+r(`：`,`: `)+`${m(v(e.amount))}`+r(`，`,`, `)+m(b(e.enterprises,r(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function P(e){let t={...e.east===null?{}:{hasSupporterWith:{hasProvinceWith:{code:e.east}}},...e.west===null?{}:{hasRecipientWith:{hasProvinceWith:{code:e.west}}}};return{hasProjectWith:{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:t}:{}}}}function F(e,t){return u(`/explore`,{what:`capitalContributions`,by:e,measures:`AMOUNT.sum,count`,sort:`-AMOUNT.sum`,where:JSON.stringify(t)})}function I(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function L(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}var R=f(`
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
`);function ae({day:e,chosen:t,height:n=340,leads:i=!0}){let s=P(t),c=o(R,e===void 0?null:{asOf:e,where:s}),l=e=>F(`SUPPORTING_PROVINCE,RECEIVING_PROVINCE`,{...s,contributedOnGTE:e,contributedOnLT:d(e,3)});return a(O,{class:`course`,title:r(`到位资金：按季度`,`Paid in by quarter`),children:a(x,{answer:c,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?a(S,{children:r(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):a(oe,{quarters:t,height:n,linkOf:i?l:void 0})}})})}function oe({quarters:e,height:t,linkOf:n}){let{route:o}=l(),c=s.value,u=i(t=>{let n=c===`en`?1e9:1e8,i=re(t);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...ie(t),trigger:`axis`,axisPointer:{type:`shadow`},formatter:t=>{let n=e[t[0]?.dataIndex??0],i=n.amount.sumYearEarlier;return`${p(n.key.quarter)}\n${m(v(n.amount.sum??`0.00`))}`+(i==null?``:`\n${r(`上年同期`,`A year before`)} ${m(v(i))}`)}},xAxis:{type:`category`,data:e.map(({key:e})=>p(e.quarter)),...i,splitLine:{show:!1}},yAxis:{type:`value`,name:r(`亿元`,`bn yuan`),nameTextStyle:{color:t.secondary,align:`left`},...i,axisLine:{show:!1}},series:[{type:`bar`,data:e.map(({amount:e})=>Number(e.sum??0)/n),itemStyle:{color:t.series[0]},barCategoryGap:`28%`}]}},[e,c]),d=e[0].key.quarter,f=e.at(-1).key.quarter;return a(D,{label:r(`柱状图：${p(d)}至${p(f)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${p(d)} to ${p(f)}; the table below has the numbers`),height:t,option:u,pick:n&&(({dataIndex:t})=>e[t]&&o(n(e[t].key.quarter))),table:a(C,{label:r(`按季度到位资金`,`Paid in by quarter`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:r(`季度`,`Quarter`)}),a(`th`,{class:`number`,children:r(`到位资金`,`Paid in`)}),a(`th`,{class:`number`,children:r(`上年同期`,`A year before`)})]})}),a(`tbody`,{children:e.map(({key:e,amount:t})=>a(`tr`,{children:[a(`td`,{children:p(e.quarter)}),a(`td`,{class:`number`,children:n?a(`a`,{href:n(e.quarter),children:a(E,{yuan:t.sum})}):a(E,{yuan:t.sum})}),a(`td`,{class:`number`,children:a(E,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var se=f(`
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
`);function z(e){return o(se,e===void 0?null:{asOf:e})}function ce({day:e}){let n=z(e);return a(O,{class:`coverage`,title:r(`重点帮扶县覆盖`,`Coverage of the key counties`),children:a(x,{answer:n,class:`coverage-room`,children:({coverage:e})=>a(t,{children:[a(`p`,{class:`coverage-line`,children:[a(`strong`,{children:[e.covered,`/`,e.keyCounties]}),` `,r(`个重点帮扶县有支援县；支援县 ${e.supporters} 个；无项目的 ${e.withoutProject} 个。`,`key counties have a supporter, of ${e.supporters} supporting ones; ${e.withoutProject} have no project.`)]}),a(C,{label:r(`各省覆盖`,`Coverage by province`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:r(`省份`,`Province`)}),a(`th`,{class:`number`,children:r(`重点帮扶县`,`Key counties`)}),a(`th`,{class:`number`,children:r(`已覆盖`,`Covered`)}),a(`th`,{class:`number`,children:r(`无项目`,`No project`)}),a(`th`,{class:`number`,children:r(`支援县`,`Supporters`)})]})}),a(`tbody`,{children:e.provinces.map(e=>a(`tr`,{children:[a(`th`,{scope:`row`,children:a(`a`,{href:u(`/provinces/${e.province.code}`),children:r(e.province.name,e.province.nameEn)})}),a(`td`,{class:`number`,children:e.keyCounties}),a(`td`,{class:`number`,children:e.covered}),a(`td`,{class:`number`,children:e.withoutProject}),a(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),e.recipients.length===0?a(`p`,{class:`secondary`,children:r(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):a(`details`,{children:[a(`summary`,{children:r(`未覆盖的重点帮扶县 ${e.uncovered} 个`,`${e.uncovered} key counties without a supporter`)}),a(`ul`,{class:`counties plain-list`,children:e.recipients.map(({county:e})=>a(`li`,{children:a(`a`,{href:u(`/counties/${e.code}`),children:r(e.name,e.nameEn)})},e.code))})]})]})})})}function le(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var ue=f(`
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
`),B=e=>e==null?null:String(e);function V(e,t){let n=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:v,note:i}),i=(n,r,i,a)=>({name:n,value:B(i(e)),before:B(i(t)),show:e=>b(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[n(r(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(r(`引导投资企业`,`Enterprises investing`),r(`家`,``),e=>e.guidedEnterprises),i(r(`共建产业园区`,`Co-built parks`),r(`个`,``),e=>e.coBuiltParks),{...i(r(`受援重点帮扶县`,`Key counties supported`),r(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>r(`共 ${e} 个`,`of ${e}`))),change:`number`},{...i(r(`结对关系`,`Pairings`),r(`对`,``),e=>e.pairings),change:`number`},{...i(r(`务工规模`,`Workers in employment`),r(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:r(`较上年末`,`on the end of last year`)},n(r(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),n(r(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>r(`产业 ${h(e)}`,`${h(e)} for industry`))),n(r(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),n(r(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>r(`民营企业 ${g(e)} 家`,`${g(e)} private enterprises`))),i(r(`专业技术人才`,`Professionals sent`),r(`人`,``),e=>e.professionals,a(e.officials,e=>r(`挂职干部 ${g(e)} 人`,`${g(e)} cadres on secondment`))),{name:r(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:g(_(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>r(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function H({day:e,chosen:t}){let n=o(ue,e===void 0?null:{days:[e,le(e)],east:t.east,west:t.west});return a(`section`,{class:`figures`,"aria-label":r(`主要数据`,`Main figures`),children:a(x,{answer:n,class:`figures-room`,children:({summaries:[e,t]})=>a(`dl`,{children:V(e,t).map(e=>a(`div`,{children:[a(`dt`,{children:e.name}),a(`dd`,{class:`value`,children:a(te,{shown:e.value===null?null:e.show(e.value)})}),a(`dd`,{class:`change`,children:a(de,{row:e})}),a(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function de({row:e}){let{value:n,before:i}=e;if(n===null)return a(t,{children:r(`无记录`,`no records`)});if(i===null||Number(i)===0)return a(t,{children:r(`上年同期无记录`,`none a year before`)});let o=Number(n)-Number(i);return a(`span`,{title:`${e.against??r(`上年同期`,`a year before`)} ${e.show(i).exact}`,children:[e.against??r(`同比`,`year on year`),` `,o===0?r(`持平`,`no change`):y(fe(e.change,o,Number(i)))]})}function fe(e,t,n){switch(e){case`number`:return g(String(t));case`points`:return`${g(t.toFixed(1))}\u2009${r(`个百分点`,`points`)}`;default:return h((100*t/n).toFixed(4))}}function U(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),n=Number(t[0]?.amount??0),i=Number(I(t));return a(C,{label:r(`省际协作排名`,`Pairs of provinces by money`),children:a(`table`,{class:`pair-table`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{class:`number`,children:r(`名次`,`Rank`)}),a(`th`,{children:r(`支援省份`,`Supports`)}),a(`th`,{children:r(`受援省份`,`Is supported`)}),a(`th`,{class:`number`,children:r(`到位资金`,`Paid in`)}),a(`th`,{class:`number`,children:r(`占比`,`Share`)}),a(`th`,{class:`number`,children:r(`企业`,`Enterprises`)})]})}),a(`tbody`,{children:t.slice(0,e.most).map((t,o)=>a(`tr`,{class:M(t,e.chosen)?``:`faded`,children:[a(`td`,{class:`number`,children:o+1}),a(`td`,{children:r(t.east.zh,t.east.en)}),a(`td`,{children:a(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:r(t.west.zh,t.west.en)})}),a(`td`,{class:`number bar`,children:a(`a`,{href:F(`PAIRING`,P({east:t.east.code,west:t.west.code})),children:[a(`meter`,{min:0,max:n,value:Number(t.amount),"aria-hidden":`true`}),a(E,{yuan:t.amount})]})}),a(`td`,{class:`number`,children:i>0?(100*Number(t.amount)/i).toFixed(1)+` %`:`—`}),a(`td`,{class:`number`,children:a(ne,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function pe(e){let{flows:t}=e,n=L(t,`east`),i=L(t,`west`),o=Math.max(1,...t.map(e=>Number(e.amount)));return a(C,{label:r(`东西部矩阵`,`Matrix of east and west`),children:a(`table`,{class:`pair-matrix`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:r(`受援 \\ 支援`,`West \\ East`)}),n.map(e=>a(`th`,{class:`number`,scope:`col`,children:r(e.zh,e.en)},e.code)),a(`th`,{class:`number`,scope:`col`,children:r(`合计`,`Total`)})]})}),a(`tbody`,{children:[i.map(i=>a(`tr`,{children:[a(`th`,{scope:`row`,children:r(i.zh,i.en)}),n.map(n=>{let r=t.find(e=>e.east.code===n.code&&e.west.code===i.code),s=r?Math.min(5,Math.floor(6*Number(r.amount)/o)):-1;return a(`td`,{class:`number step-${s}`,children:r&&a(`a`,{href:e.linkOf({east:n.code,west:i.code}),children:a(E,{yuan:r.amount})})},n.code)}),a(`td`,{class:`number`,children:a(E,{yuan:I(t.filter(e=>e.west.code===i.code))})})]},i.code)),a(`tr`,{class:`total`,children:[a(`th`,{scope:`row`,children:r(`合计`,`Total`)}),n.map(e=>a(`td`,{class:`number`,children:a(E,{yuan:I(t.filter(t=>t.east.code===e.code))})},e.code)),a(`td`,{class:`number`,children:a(E,{yuan:I(t)})})]})]})]})})}var W=84,G=64,K={width:8*W,height:8*W,places:A.map(({column:e,row:t,...n})=>{let[r,i]=[e*W+W/2,t*W+W/2],[a,o,s,c]=[r-G/2,i-G/2,56,`a4 4 0 0 1`];return{...n,at:[r,i],path:`M${a+4} ${o}h${s}${c} 4 4v${s}${c} -4 4h-${s}${c} -4 -4v-${s}${c} 4 -4z`}}),lines:[],approval:null};function me(e){let t=e.features.map(({properties:e,geometry:t})=>({tile:[e?.adcode,e?.code].map(e=>j(String(e).slice(0,2))).find(e=>e!==void 0),center:e?.center??e?.centroid,closed:t.type.endsWith(`Polygon`),lines:t.type===`LineString`?[t.coordinates]:t.type===`MultiPolygon`?t.coordinates.flat():t.coordinates})),[n,r,i,a]=[180,90,-180,-90];for(let[e,o]of t.flatMap(({lines:e})=>e.flat()))[n,i]=[Math.min(n,e),Math.max(i,e)],[r,a]=[Math.min(r,o),Math.max(a,o)];let o=Math.cos((r+a)/2*Math.PI/180),s=(K.width-16)/Math.max((i-n)*o,1e-6),c=([e,t])=>[8+(e-n)*o*s,8+(a-t)*s],l=(e,t)=>{let n=``,r=[];for(let t of e){let e=c(t).map(e=>e.toFixed(1)).join(` `);e!==n&&r.push(e),n=e}return`M${r.join(`L`)}${t?`z`:``}`},u=new Map,d=[];for(let{tile:e,center:n,closed:r,lines:i}of t){let t=i.map(e=>l(e,r)).join(``);if(!e){d.push(t);continue}let{column:a,row:o,...s}=e,f=i.map(e=>he(e.map(c))).reduce((e,t)=>t.area>e.area?t:e),p=u.get(e.code),m=p&&p.area>=f.area?p:{at:n?c(n):f.at,area:f.area};u.set(e.code,{...s,at:m.at,area:m.area,path:(p?.path??``)+t})}return{width:K.width,height:16+(a-r)*s,places:[...u.values()],lines:d,approval:e.approval}}function he(e){let[t,n,r]=[0,0,0];return e.forEach(([i,a],o)=>{let[s,c]=e[(o+1)%e.length],l=i*c-s*a;t+=l,n+=(i+s)*l,r+=(a+c)*l}),t===0?{at:e[0],area:0}:{at:[n/(3*t),r/(3*t)],area:Math.abs(t)}}var q=16;function J({at:[e,t]},{at:[n,r]}){return`M${e},${t} Q${(e+n)/2-(t-r)*.22},${(t+r)/2+(e-n)*-.22} ${n},${r}`}function Y(e){let{ground:t,flows:i,chosen:o,linkOf:s}=e,[c,l]=n(null),u=Math.max(1,...i.map(e=>Number(e.amount))),d=L(i,`east`).map(e=>e.code),f=L(i,`west`).map(e=>e.code),p=e=>d.includes(e)?`east`:f.includes(e)?`west`:null,h=e=>({onMouseEnter:()=>l(e),onMouseLeave:()=>l(null),onFocusIn:()=>l(e),onFocusOut:()=>l(null)}),g=i.find(e=>o.east===e.east.code&&o.west===e.west.code),_=g&&N(g),y=(e,t)=>e===`east`?{...o,east:o.east===t?null:t}:{...o,west:o.west===t?null:t};return a(`figure`,{class:`province-map ${t.approval===null?`grid`:`land`}`,children:[a(`svg`,{viewBox:`0 0 ${t.width} ${t.height}`,role:`group`,"aria-label":t.approval===null?r(`省级行政区方格示意图`,`Grid of the provinces`):r(`省级行政区地图`,`Map of the provinces`),children:[t.lines.map(e=>a(`path`,{class:`boundary`,d:e},e)),t.places.map(e=>{let t=p(e.code),n=t&&I(i.filter(n=>n[t].code===e.code)),c=r(e.zh,e.en),l=t?`${c}${r(`，`,`, `)}${t===`east`?r(`支援`,`supports with`):r(`受援`,`receives`)} ${m(v(n))}`:`${c}${r(`：不在本项目范围`,`: not in this programme`)}`,u=a(`g`,{class:`place ${t??`outside`} ${t!==null&&o[t]===e.code?`active`:``}`,"data-code":e.code,children:a(`path`,{d:e.path})});return t?a(`a`,{href:s(y(t,e.code)),"aria-label":l,...h(l),children:u},e.code):a(`g`,{...h(l),children:[a(`title`,{children:l}),u]},e.code)}),i.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let n=t.places.find(t=>t.code===e.east.code),r=t.places.find(t=>t.code===e.west.code);if(!n||!r)return null;let i=N(e);return a(`a`,{class:`arc ${M(e,o)?``:`faded`}`,href:s(g===e?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":i,...h(i),children:[a(`path`,{class:`reach`,d:J(n,r)}),a(`path`,{class:`line colour-${d.indexOf(e.east.code)%8}`,d:J(n,r),"stroke-width":Math.max(1.2,q*Number(e.amount)/u)})]},e.east.code+e.west.code)}),a(`g`,{class:`labels`,"aria-hidden":`true`,children:t.places.map(e=>{let t=p(e.code);return a(ge,{place:e,amount:t&&I(i.filter(n=>n[t].code===e.code))},e.code)})})]}),a(`figcaption`,{children:[a(_e,{most:u}),t.approval!==null&&a(`p`,{class:`approval`,children:r(`审图号：${t.approval}`,`Approval number of the map: ${t.approval}`)}),a(`p`,{class:`pointed`,"aria-live":`polite`,children:c??_??a(`span`,{class:`secondary`,children:r(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function ge({place:e,amount:t}){let[n,i]=e.at,o=r(e.zh,e.en).split(` `);return a(`g`,{class:`label ${t===null?`outside`:``}`,children:[o.map((e,r)=>a(`text`,{class:`name`,x:n,y:i+(t?-6:5)+(r-(o.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&a(`text`,{class:`amount`,x:n,y:i+16+(o.length>1?6:0),"text-anchor":`middle`,children:v(t).number})]})}function _e({most:e}){let t=10**Math.floor(Math.log10(e)),n=Math.max(1,Math.floor(e/t))*t;return a(`div`,{class:`legend`,children:[a(`span`,{class:`key east`,children:r(`支援省份`,`Supports`)}),a(`span`,{class:`key west`,children:r(`受援省份`,`Is supported`)}),a(`span`,{class:`key outside`,children:r(`不在本项目范围`,`Not in this programme`)}),[n/4,n/2,n].map(t=>a(`span`,{class:`width`,children:[a(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:a(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*t/e)})}),m(v(t.toFixed(2)))]},t))]})}function ve(){return T(`/config.json`)}function X(){let t=ve(),n=t.data?.map??null,r=T(n),i=e(()=>r.data&&me(r.data),[r.data]);return[t.failure,r.failure].some(e=>e&&!e.passing)||t.data&&n===null?K:i}var ye=f(`
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
`);function Z(e){return o(ye,e===void 0?null:{asOf:e})}function Q(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=j(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function be(e){let t=Z(e.day),n=X(),i=n?t:{...t,data:void 0},{params:o,change:s}=c(),l=o.get(`view`),u=l===`table`||l===`matrix`?l:`map`;return a(O,{class:`pairs`,title:r(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:a(ee,{label:r(`显示方式`,`Shown as`),value:u,options:[{value:`map`,text:n?.approval?r(`地图`,`Map`):r(`方格图`,`Grid`)},{value:`table`,text:r(`表`,`Table`)},{value:`matrix`,text:r(`矩阵`,`Matrix`)}],choose:e=>s({view:e===`map`?null:e},!0)}),children:a(x,{answer:i,class:`pairs-room`,children:t=>{let r=Q(t);return u===`table`?a(U,{flows:r,chosen:e.chosen,linkOf:e.linkOf}):u===`matrix`?a(pe,{flows:r,linkOf:e.linkOf}):a(Y,{ground:n,flows:r,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function xe(e){let n=Z(e.day);return a(O,{title:r(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:a(x,{answer:n,class:`ranking-room`,children:n=>{let i=Q(n);return i.length===0?a(S,{children:r(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):a(t,{children:[a(U,{flows:i,chosen:e.chosen,linkOf:e.linkOf,most:$}),i.length>$&&a(`p`,{class:`more secondary`,children:r(`共 ${i.length} 对，全部见“表”。`,`${i.length} pairs; all of them are under “Table”.`)})]})}})})}var Se=f(`
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
`),Ce=12;function we({day:e}){let n=o(Se,e===void 0?null:{asOf:e});return a(O,{class:`published`,title:r(`公布数据与记录`,`Published beside the records`),aside:a(`a`,{href:u(`/reconciliation`),children:r(`全部对账`,`All of it`)}),children:a(x,{answer:n,class:`published-room`,children:({reconciliation:e})=>{if(e.length===0)return a(S,{children:r(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let n=e.filter(e=>e.comparable),i=n.filter(e=>e.value.agrees),o=e.filter(e=>e.flags.length>0);return a(t,{children:[a(`p`,{children:r(`公布 ${e.length} 项，可比 ${n.length} 项，一致 ${i.length} 项，有疑点 ${o.length} 项。`,`${e.length} figures published, ${n.length} comparable, ${i.length} agree; in doubt: ${o.length}.`)}),a(C,{label:r(`公布数据与记录`,`Published beside the records`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:r(`指标`,`Indicator`)}),a(`th`,{class:`number`,children:r(`公布`,`Published`)}),a(`th`,{class:`number`,children:r(`记录`,`Records`)}),a(`th`,{children:r(`一致`,`Agrees`)})]})}),a(`tbody`,{children:n.slice(0,Ce).map(({figure:e,value:t})=>a(`tr`,{children:[a(`th`,{scope:`row`,children:r(e.indicator.name,e.indicator.nameEn)}),a(`td`,{class:`number`,children:a(w,{value:t.published,unit:t.unit})}),a(`td`,{class:`number`,children:a(w,{value:t.computed,unit:t.unit})}),a(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?r(`是`,`yes`):r(`否`,`no`)})]},e.code))})]})})]})}})})}export{Z as a,H as c,ae as d,j as f,Q as i,ce as l,be as n,X as o,xe as r,Y as s,we as t,z as u};