import{E as e,b as t,d as n,h as r,l as i,n as a,v as o,x as s}from"./page-BflEYSY9.js";import{a as c,d as l,f as u,h as d,l as f,m as p,p as m,s as h}from"./index-BrPXxq77.js";import{a as g,c as _,i as v,l as ee,o as y,r as b,s as x,t as S}from"./unit-BXGIud9m.js";import{t as C}from"./choice-DhuWtPSU.js";import{i as w,n as T,t as E}from"./table-scroll-BDkm9sWx.js";import{t as D}from"./section-DP4mnU8j.js";var O=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),k=[O(`23`,7,0,`黑龙江`,`Heilongjiang`),O(`15`,4,1,`内蒙古`,`Inner Mongolia`),O(`22`,7,1,`吉林`,`Jilin`),O(`65`,0,2,`新疆`,`Xinjiang`),O(`62`,2,2,`甘肃`,`Gansu`),O(`64`,3,2,`宁夏`,`Ningxia`),O(`14`,4,2,`山西`,`Shanxi`),O(`11`,5,2,`北京`,`Beijing`),O(`12`,6,2,`天津`,`Tianjin`),O(`21`,7,2,`辽宁`,`Liaoning`),O(`63`,1,3,`青海`,`Qinghai`),O(`61`,3,3,`陕西`,`Shaanxi`),O(`41`,4,3,`河南`,`Henan`),O(`13`,5,3,`河北`,`Hebei`),O(`37`,6,3,`山东`,`Shandong`),O(`54`,0,4,`西藏`,`Tibet`),O(`51`,2,4,`四川`,`Sichuan`),O(`50`,3,4,`重庆`,`Chongqing`),O(`42`,4,4,`湖北`,`Hubei`),O(`34`,5,4,`安徽`,`Anhui`),O(`32`,6,4,`江苏`,`Jiangsu`),O(`31`,7,4,`上海`,`Shanghai`),O(`53`,2,5,`云南`,`Yunnan`),O(`52`,3,5,`贵州`,`Guizhou`),O(`43`,4,5,`湖南`,`Hunan`),O(`36`,5,5,`江西`,`Jiangxi`),O(`33`,6,5,`浙江`,`Zhejiang`),O(`45`,3,6,`广西`,`Guangxi`),O(`44`,4,6,`广东`,`Guangdong`),O(`35`,5,6,`福建`,`Fujian`),O(`71`,7,6,`台湾`,`Taiwan`),O(`46`,3,7,`海南`,`Hainan`),O(`82`,4,7,`澳门`,`Macao`),O(`81`,5,7,`香港`,`Hong Kong`)];function A(e){return k.find(t=>t.code===e)}function te(){let e=getComputedStyle(document.documentElement),t=t=>e.getPropertyValue(t).trim();return{ink:t(`--ink`),secondary:t(`--ink-2`),rule:t(`--rule`),paper:t(`--raised`),font:t(`--font`),series:[1,2,3,4,5,6,7,8].map(e=>t(`--chart-${e}`)),scale:[0,1,2,3,4,5].map(e=>t(`--scale-${e}`))}}function ne(e){let o=r(null),s=r(null),c=r(e);c.current=e;let l=m.value??p.value,u=i.value;return t(()=>{let e=!0,t;return d(async()=>{let{init:e}=await import(`./chart-engine-DV6eAZMI.js`);return{init:e}},[]).then(({init:n})=>{e&&o.current&&(s.current=n(o.current,void 0,{renderer:`canvas`}),s.current.on(`click`,e=>c.current.pick?.(e)),j(s.current,c.current.option),c.current.drawn?.(s.current),t=new ResizeObserver(()=>s.current?.resize()),t.observe(o.current))}),()=>{e=!1,t?.disconnect(),c.current.drawn?.(null),s.current?.dispose(),s.current=null}},[]),t(()=>{s.current&&j(s.current,e.option)},[e.option,l,u]),a(`div`,{class:`chart`,children:[a(`div`,{ref:o,class:`chart-room`,style:{height:`${e.height}px`},role:`img`,"aria-label":e.label}),a(`details`,{class:`chart-table`,children:[a(`summary`,{children:n(`数据表`,`Table`)}),e.table]})]})}function j(e,t){let n=te();e.setOption({animation:!matchMedia(`(prefers-reduced-motion: reduce)`).matches,animationDuration:150,color:n.series,textStyle:{fontFamily:n.font,color:n.ink,fontSize:13},...t(n)},{notMerge:!0})}function re(e){return{renderMode:`richText`,backgroundColor:e.paper,borderColor:e.rule,textStyle:{color:e.ink,fontFamily:e.font,fontSize:13},confine:!0}}function ie(e){return{axisLine:{lineStyle:{color:e.rule}},axisTick:{show:!1},axisLabel:{color:e.secondary,fontFamily:e.font},splitLine:{lineStyle:{color:e.rule}}}}function M({shown:e}){return e===null?a(`span`,{class:`figure`,children:`—`}):a(`span`,{class:`figure`,title:e.exact,"data-exact":e.exact,children:[e.number,e.unit&&a(`span`,{class:`unit`,children:` `+e.unit})]})}function N({yuan:e}){return a(M,{shown:e==null?null:g(e)})}function P({of:e,unit:t}){return a(M,{shown:e==null?null:b(e,t)})}var ae=h(`
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
`);function oe(e){let t={...e.east===null?{}:{hasSupporterWith:[{hasProvinceWith:[{code:e.east}]}]},...e.west===null?{}:{hasRecipientWith:[{hasProvinceWith:[{code:e.west}]}]}};return{hasProjectWith:[{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:[t]}:{}}]}}function se({day:e,chosen:t,height:r=340}){let i=f(ae,e===void 0?null:{asOf:e,where:oe(t)});return a(D,{class:`course`,title:n(`到位资金：按季度`,`Paid in by quarter`),children:a(w,{answer:i,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?a(T,{children:n(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):a(ce,{quarters:t,height:r})}})})}function ce({quarters:e,height:t}){let r=i.value,o=s(t=>{let i=r===`en`?1e9:1e8,a=ie(t);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...re(t),trigger:`axis`,axisPointer:{type:`shadow`},formatter:t=>{let r=e[t[0]?.dataIndex??0],i=r.amount.sumYearEarlier;return`${c(r.key.quarter)}\n${x(g(r.amount.sum??`0.00`))}`+(i==null?``:`\n${n(`上年同期`,`A year before`)} ${x(g(i))}`)}},xAxis:{type:`category`,data:e.map(({key:e})=>c(e.quarter)),...a,splitLine:{show:!1}},yAxis:{type:`value`,name:n(`亿元`,`bn yuan`),nameTextStyle:{color:t.secondary,align:`left`},...a,axisLine:{show:!1}},series:[{type:`bar`,data:e.map(({amount:e})=>Number(e.sum??0)/i),itemStyle:{color:t.series[0]},barCategoryGap:`28%`}]}},[e,r]),l=e[0].key.quarter,u=e.at(-1).key.quarter;return a(ne,{label:n(`柱状图：${c(l)}至${c(u)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${c(l)} to ${c(u)}; the table below has the numbers`),height:t,option:o,table:a(E,{label:n(`按季度到位资金`,`Paid in by quarter`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:n(`季度`,`Quarter`)}),a(`th`,{class:`number`,children:n(`到位资金`,`Paid in`)}),a(`th`,{class:`number`,children:n(`上年同期`,`A year before`)})]})}),a(`tbody`,{children:e.map(({key:e,amount:t})=>a(`tr`,{children:[a(`td`,{children:c(e.quarter)}),a(`td`,{class:`number`,children:a(N,{yuan:t.sum})}),a(`td`,{class:`number`,children:a(N,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var le=h(`
  query OverviewCoverage($asOf: Date!) {
    coverage(asOf: $asOf) {
      keyCounties
      covered
      uncovered
      withoutProject
      supporters
      provinces {
        province {
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
`);function ue({day:t}){let r=f(le,t===void 0?null:{asOf:t});return a(D,{class:`coverage`,title:n(`重点帮扶县覆盖`,`Coverage of the key counties`),children:a(w,{answer:r,class:`coverage-room`,children:({coverage:t})=>a(e,{children:[a(`p`,{class:`coverage-line`,children:[a(`strong`,{children:[t.covered,`/`,t.keyCounties]}),` `,n(`个重点帮扶县有支援县；支援县 ${t.supporters} 个；无项目的 ${t.withoutProject} 个。`,`key counties have a supporter, of ${t.supporters} supporting ones; ${t.withoutProject} have no project.`)]}),a(E,{label:n(`各省覆盖`,`Coverage by province`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:n(`省份`,`Province`)}),a(`th`,{class:`number`,children:n(`重点帮扶县`,`Key counties`)}),a(`th`,{class:`number`,children:n(`已覆盖`,`Covered`)}),a(`th`,{class:`number`,children:n(`无项目`,`No project`)}),a(`th`,{class:`number`,children:n(`支援县`,`Supporters`)})]})}),a(`tbody`,{children:t.provinces.map(e=>a(`tr`,{children:[a(`th`,{scope:`row`,children:a(`a`,{href:l(`/provinces/${e.province.code}`),children:n(e.province.name,e.province.nameEn)})}),a(`td`,{class:`number`,children:e.keyCounties}),a(`td`,{class:`number`,children:e.covered}),a(`td`,{class:`number`,children:e.withoutProject}),a(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),t.recipients.length===0?a(`p`,{class:`secondary`,children:n(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):a(`details`,{children:[a(`summary`,{children:n(`未覆盖的重点帮扶县 ${t.uncovered} 个`,`${t.uncovered} key counties without a supporter`)}),a(`ul`,{class:`counties plain-list`,children:t.recipients.map(({county:e})=>a(`li`,{children:a(`a`,{href:l(`/counties/${e.code}`),children:n(e.name,e.nameEn)})},e.code))})]})]})})})}function de(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var fe=h(`
  query OverviewFigures($asOf: Date!, $earlier: Date!, $east: String, $west: String) {
    now: summary(asOf: $asOf, province: $west, supportingProvince: $east) {
      ...OverviewSummary
    }
    earlier: summary(asOf: $earlier, province: $west, supportingProvince: $east) {
      ...OverviewSummary
    }
  }

  fragment OverviewSummary on Summary {
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
`),F=e=>e==null?null:String(e);function I(e,t){let r=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:g,note:i}),i=(n,r,i,a)=>({name:n,value:F(i(e)),before:F(i(t)),show:e=>b(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[r(n(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(n(`引导投资企业`,`Enterprises investing`),n(`家`,``),e=>e.guidedEnterprises),i(n(`共建产业园区`,`Co-built parks`),n(`个`,``),e=>e.coBuiltParks),{...i(n(`受援重点帮扶县`,`Key counties supported`),n(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>n(`共 ${e} 个`,`of ${e}`))),change:`number`},{...i(n(`结对关系`,`Pairings`),n(`对`,``),e=>e.pairings),change:`number`},{...i(n(`务工规模`,`Workers in employment`),n(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:n(`较上年末`,`on the end of last year`)},r(n(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),r(n(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>n(`产业 ${y(e)}`,`${y(e)} for industry`))),r(n(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),r(n(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>n(`民营企业 ${v(e)} 家`,`${v(e)} private enterprises`))),i(n(`专业技术人才`,`Professionals sent`),n(`人`,``),e=>e.professionals,a(e.officials,e=>n(`挂职干部 ${v(e)} 人`,`${v(e)} cadres on secondment`))),{name:n(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:v(_(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>n(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function L({day:e,chosen:t}){let r=f(fe,e===void 0?null:{asOf:e,earlier:de(e),east:t.east,west:t.west});return a(`section`,{class:`figures`,"aria-label":n(`主要数据`,`Main figures`),children:a(w,{answer:r,class:`figures-room`,children:({now:e,earlier:t})=>a(`dl`,{children:I(e,t).map(e=>a(`div`,{children:[a(`dt`,{children:e.name}),a(`dd`,{class:`value`,children:a(M,{shown:e.value===null?null:e.show(e.value)})}),a(`dd`,{class:`change`,children:a(R,{row:e})}),a(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function R({row:t}){let{value:r,before:i}=t;if(r===null)return a(e,{children:n(`无记录`,`no records`)});if(i===null||Number(i)===0)return a(e,{children:n(`上年同期无记录`,`none a year before`)});let o=Number(r)-Number(i);return a(`span`,{title:`${t.against??n(`上年同期`,`a year before`)} ${t.show(i).exact}`,children:[t.against??n(`同比`,`year on year`),` `,o===0?n(`持平`,`no change`):ee(z(t.change,o,Number(i)))]})}function z(e,t,r){switch(e){case`number`:return v(String(t));case`points`:return`${v(t.toFixed(1))}\u2009${n(`个百分点`,`points`)}`;default:return y((100*t/r).toFixed(4))}}function B(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function V(e){let t=e=>n(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+n(`：`,`: `)+`${x(g(e.amount))}`+n(`，`,`, `)+x(b(e.enterprises,n(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function H(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function U(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}function W(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),r=Number(t[0]?.amount??0),i=Number(H(t));return a(E,{label:n(`省际协作排名`,`Pairs of provinces by money`),children:a(`table`,{class:`pair-table`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{class:`number`,children:n(`名次`,`Rank`)}),a(`th`,{children:n(`支援省份`,`Supports`)}),a(`th`,{children:n(`受援省份`,`Is supported`)}),a(`th`,{class:`number`,children:n(`到位资金`,`Paid in`)}),a(`th`,{class:`number`,children:n(`占比`,`Share`)}),a(`th`,{class:`number`,children:n(`企业`,`Enterprises`)})]})}),a(`tbody`,{children:t.slice(0,e.most).map((t,o)=>a(`tr`,{class:B(t,e.chosen)?``:`faded`,children:[a(`td`,{class:`number`,children:o+1}),a(`td`,{children:n(t.east.zh,t.east.en)}),a(`td`,{children:a(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:n(t.west.zh,t.west.en)})}),a(`td`,{class:`number bar`,children:[a(`meter`,{min:0,max:r,value:Number(t.amount),"aria-hidden":`true`}),a(N,{yuan:t.amount})]}),a(`td`,{class:`number`,children:i>0?(100*Number(t.amount)/i).toFixed(1)+` %`:`—`}),a(`td`,{class:`number`,children:a(P,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function pe(e){let{flows:t}=e,r=U(t,`east`),i=U(t,`west`),o=Math.max(1,...t.map(e=>Number(e.amount)));return a(E,{label:n(`东西部矩阵`,`Matrix of east and west`),children:a(`table`,{class:`pair-matrix`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:n(`受援 \\ 支援`,`West \\ East`)}),r.map(e=>a(`th`,{class:`number`,scope:`col`,children:n(e.zh,e.en)},e.code)),a(`th`,{class:`number`,scope:`col`,children:n(`合计`,`Total`)})]})}),a(`tbody`,{children:[i.map(i=>a(`tr`,{children:[a(`th`,{scope:`row`,children:n(i.zh,i.en)}),r.map(n=>{let r=t.find(e=>e.east.code===n.code&&e.west.code===i.code),s=r?Math.min(5,Math.floor(6*Number(r.amount)/o)):-1;return a(`td`,{class:`number step-${s}`,children:r&&a(`a`,{href:e.linkOf({east:n.code,west:i.code}),children:a(N,{yuan:r.amount})})},n.code)}),a(`td`,{class:`number`,children:a(N,{yuan:H(t.filter(e=>e.west.code===i.code))})})]},i.code)),a(`tr`,{class:`total`,children:[a(`th`,{scope:`row`,children:n(`合计`,`Total`)}),r.map(e=>a(`td`,{class:`number`,children:a(N,{yuan:H(t.filter(t=>t.east.code===e.code))})},e.code)),a(`td`,{class:`number`,children:a(N,{yuan:H(t)})})]})]})]})})}var G=84,K=64,q=16;function J(e){return[e.column*G+G/2,e.row*G+G/2]}function Y(e,t){let[n,r]=J(e),[i,a]=J(t);return`M${n},${r} Q${(n+i)/2-(r-a)*.22},${(r+a)/2+(n-i)*-.22} ${i},${a}`}function X(e){let{flows:t,chosen:r,linkOf:i}=e,[s,c]=o(null),l=Math.max(1,...t.map(e=>Number(e.amount))),u=U(t,`east`).map(e=>e.code),d=U(t,`west`).map(e=>e.code),f=e=>u.includes(e)?`east`:d.includes(e)?`west`:null,p=e=>({onMouseEnter:()=>c(e),onMouseLeave:()=>c(null),onFocusIn:()=>c(e),onFocusOut:()=>c(null)}),m=t.find(e=>r.east===e.east.code&&r.west===e.west.code),h=m&&V(m),_=(e,t)=>e===`east`?{...r,east:r.east===t?null:t}:{...r,west:r.west===t?null:t};return a(`figure`,{class:`tile-map`,children:[a(`svg`,{viewBox:`0 0 ${8*G} ${8*G}`,role:`group`,"aria-label":n(`省级行政区方格示意图`,`Grid of the provinces`),children:[k.map(e=>{let o=f(e.code),s=o&&H(t.filter(t=>t[o].code===e.code)),c=n(e.zh,e.en),l=o?`${c}${n(`，`,`, `)}${o===`east`?n(`支援`,`supports with`):n(`受援`,`receives`)} ${x(g(s))}`:`${c}${n(`：不在本项目范围`,`: not in this programme`)}`,u=a(me,{tile:e,side:o,active:o!==null&&r[o]===e.code});return o?a(`a`,{href:i(_(o,e.code)),"aria-label":l,...p(l),children:u},e.code):a(`g`,{...p(l),children:[a(`title`,{children:l}),u]},e.code)}),t.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=k.find(t=>t.code===e.east.code),n=k.find(t=>t.code===e.west.code);if(!t||!n)return null;let o=V(e);return a(`a`,{class:`arc ${B(e,r)?``:`faded`}`,href:i(m===e?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":o,...p(o),children:[a(`path`,{class:`reach`,d:Y(t,n)}),a(`path`,{class:`line colour-${u.indexOf(e.east.code)%8}`,d:Y(t,n),"stroke-width":Math.max(1.2,q*Number(e.amount)/l)})]},e.east.code+e.west.code)}),a(`g`,{class:`labels`,"aria-hidden":`true`,children:k.map(e=>{let n=f(e.code);return a(he,{tile:e,amount:n&&H(t.filter(t=>t[n].code===e.code))},e.code)})})]}),a(`figcaption`,{children:[a(ge,{most:l}),a(`p`,{class:`pointed`,"aria-live":`polite`,children:s??h??a(`span`,{class:`secondary`,children:n(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function me({tile:e,side:t,active:n}){let[r,i]=J(e);return a(`g`,{class:`tile ${t??`outside`} ${n?`active`:``}`,children:a(`rect`,{x:r-K/2,y:i-K/2,width:K,height:K,rx:`4`})})}function he({tile:e,amount:t}){let[r,i]=J(e),o=n(e.zh,e.en).split(` `);return a(`g`,{class:`label ${t===null?`outside`:``}`,children:[o.map((e,n)=>a(`text`,{class:`name`,x:r,y:i+(t?-6:5)+(n-(o.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&a(`text`,{class:`amount`,x:r,y:i+16+(o.length>1?6:0),"text-anchor":`middle`,children:g(t).number})]})}function ge({most:e}){let t=10**Math.floor(Math.log10(e)),r=Math.max(1,Math.floor(e/t))*t;return a(`div`,{class:`legend`,children:[a(`span`,{class:`key east`,children:n(`支援省份`,`Supports`)}),a(`span`,{class:`key west`,children:n(`受援省份`,`Is supported`)}),a(`span`,{class:`key outside`,children:n(`不在本项目范围`,`Not in this programme`)}),[r/4,r/2,r].map(t=>a(`span`,{class:`width`,children:[a(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:a(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*t/e)})}),x(g(t.toFixed(2)))]},t))]})}var _e=h(`
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
`);function Z(e){return f(_e,e===void 0?null:{asOf:e})}function Q(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=A(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function ve(e){let t=Z(e.day),{params:r,change:i}=u(),o=r.get(`view`),s=o===`table`||o===`matrix`?o:`map`;return a(D,{class:`pairs`,title:n(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:a(C,{label:n(`显示方式`,`Shown as`),value:s,options:[{value:`map`,text:n(`方格图`,`Grid`)},{value:`table`,text:n(`表`,`Table`)},{value:`matrix`,text:n(`矩阵`,`Matrix`)}],choose:e=>i({view:e===`map`?null:e},!0)}),children:a(w,{answer:t,class:`pairs-room`,children:t=>{let n=Q(t);return s===`table`?a(W,{flows:n,chosen:e.chosen,linkOf:e.linkOf}):s===`matrix`?a(pe,{flows:n,linkOf:e.linkOf}):a(X,{flows:n,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function ye(t){let r=Z(t.day);return a(D,{title:n(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:a(w,{answer:r,class:`ranking-room`,children:r=>{let i=Q(r);return i.length===0?a(T,{children:n(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):a(e,{children:[a(W,{flows:i,chosen:t.chosen,linkOf:t.linkOf,most:$}),i.length>$&&a(`p`,{class:`more secondary`,children:n(`共 ${i.length} 对，全部见“表”。`,`${i.length} pairs; all of them are under “Table”.`)})]})}})})}var be=h(`
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
`),xe=12;function Se({day:t}){let r=f(be,t===void 0?null:{asOf:t});return a(D,{class:`published`,title:n(`公布数据与记录`,`Published beside the records`),aside:a(`a`,{href:l(`/reconciliation`),children:n(`全部对账`,`All of it`)}),children:a(w,{answer:r,class:`published-room`,children:({reconciliation:t})=>{if(t.length===0)return a(T,{children:n(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let r=t.filter(e=>e.comparable),i=r.filter(e=>e.value.agrees),o=t.filter(e=>e.flags.length>0);return a(e,{children:[a(`p`,{children:n(`公布 ${t.length} 项，可比 ${r.length} 项，一致 ${i.length} 项，有疑点 ${o.length} 项。`,`${t.length} figures published, ${r.length} comparable, ${i.length} agree; in doubt: ${o.length}.`)}),a(E,{label:n(`公布数据与记录`,`Published beside the records`),children:a(`table`,{children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:n(`指标`,`Indicator`)}),a(`th`,{class:`number`,children:n(`公布`,`Published`)}),a(`th`,{class:`number`,children:n(`记录`,`Records`)}),a(`th`,{children:n(`一致`,`Agrees`)})]})}),a(`tbody`,{children:r.slice(0,xe).map(({figure:e,value:t})=>a(`tr`,{children:[a(`th`,{scope:`row`,children:n(e.indicator.name,e.indicator.nameEn)}),a(`td`,{class:`number`,children:a(S,{value:t.published,unit:t.unit})}),a(`td`,{class:`number`,children:a(S,{value:t.computed,unit:t.unit})}),a(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?n(`是`,`yes`):n(`否`,`no`)})]},e.code))})]})})]})}})})}export{Z as a,ue as c,Q as i,se as l,ve as n,X as o,ye as r,L as s,Se as t,A as u};