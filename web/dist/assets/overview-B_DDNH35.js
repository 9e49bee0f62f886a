import{a as e,b as t,c as n,d as r,f as i,g as a,h as o,i as s,l as c,m as l,n as u,p as d,r as f,s as p,t as m,u as h,v as g,y as _}from"./index-CXa3Xj0G.js";import{a as ee,i as te,n as v,r as y,t as b}from"./table-scroll-Bc1v0_qw.js";import{a as x,c as ne,i as S,l as re,o as C,r as w,s as T,t as E}from"./unit-BNBUvacb.js";import{t as D}from"./section-DJhi29HV.js";var O=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),k=[O(`23`,7,0,`黑龙江`,`Heilongjiang`),O(`15`,4,1,`内蒙古`,`Inner Mongolia`),O(`22`,7,1,`吉林`,`Jilin`),O(`65`,0,2,`新疆`,`Xinjiang`),O(`62`,2,2,`甘肃`,`Gansu`),O(`64`,3,2,`宁夏`,`Ningxia`),O(`14`,4,2,`山西`,`Shanxi`),O(`11`,5,2,`北京`,`Beijing`),O(`12`,6,2,`天津`,`Tianjin`),O(`21`,7,2,`辽宁`,`Liaoning`),O(`63`,1,3,`青海`,`Qinghai`),O(`61`,3,3,`陕西`,`Shaanxi`),O(`41`,4,3,`河南`,`Henan`),O(`13`,5,3,`河北`,`Hebei`),O(`37`,6,3,`山东`,`Shandong`),O(`54`,0,4,`西藏`,`Tibet`),O(`51`,2,4,`四川`,`Sichuan`),O(`50`,3,4,`重庆`,`Chongqing`),O(`42`,4,4,`湖北`,`Hubei`),O(`34`,5,4,`安徽`,`Anhui`),O(`32`,6,4,`江苏`,`Jiangsu`),O(`31`,7,4,`上海`,`Shanghai`),O(`53`,2,5,`云南`,`Yunnan`),O(`52`,3,5,`贵州`,`Guizhou`),O(`43`,4,5,`湖南`,`Hunan`),O(`36`,5,5,`江西`,`Jiangxi`),O(`33`,6,5,`浙江`,`Zhejiang`),O(`45`,3,6,`广西`,`Guangxi`),O(`44`,4,6,`广东`,`Guangdong`),O(`35`,5,6,`福建`,`Fujian`),O(`71`,7,6,`台湾`,`Taiwan`),O(`46`,3,7,`海南`,`Hainan`),O(`82`,4,7,`澳门`,`Macao`),O(`81`,5,7,`香港`,`Hong Kong`)];function A(e){return k.find(t=>t.code===e)}function ie(){let e=getComputedStyle(document.documentElement),t=t=>e.getPropertyValue(t).trim();return{ink:t(`--ink`),secondary:t(`--ink-2`),rule:t(`--rule`),paper:t(`--raised`),font:t(`--font`),series:[1,2,3,4,5,6,7,8].map(e=>t(`--chart-${e}`)),scale:[0,1,2,3,4,5].map(e=>t(`--scale-${e}`))}}function ae(e){let t=o(null),n=o(null),a=o(e);a.current=e;let s=r.value,c=i.value;return g(()=>{let e=!0,r;return l(async()=>{let{init:e}=await import(`./chart-engine-DV6eAZMI.js`);return{init:e}},[]).then(({init:i})=>{e&&t.current&&(n.current=i(t.current,void 0,{renderer:`canvas`}),n.current.on(`click`,e=>a.current.pick?.(e)),j(n.current,a.current.option),a.current.drawn?.(n.current),r=new ResizeObserver(()=>n.current?.resize()),r.observe(t.current))}),()=>{e=!1,r?.disconnect(),a.current.drawn?.(null),n.current?.dispose(),n.current=null}},[]),g(()=>{n.current&&j(n.current,e.option)},[e.option,s,c]),u(`div`,{class:`chart`,children:[u(`div`,{ref:t,class:`chart-room`,style:{height:`${e.height}px`},role:`img`,"aria-label":e.label}),u(`details`,{class:`chart-table`,children:[u(`summary`,{children:d(`数据表`,`Table`)}),e.table]})]})}function j(e,t){let n=ie();e.setOption({animation:!matchMedia(`(prefers-reduced-motion: reduce)`).matches,animationDuration:150,color:n.series,textStyle:{fontFamily:n.font,color:n.ink,fontSize:13},...t(n)},{notMerge:!0})}function oe(e){return{renderMode:`richText`,backgroundColor:e.paper,borderColor:e.rule,textStyle:{color:e.ink,fontFamily:e.font,fontSize:13},confine:!0}}function se(e){return{axisLine:{lineStyle:{color:e.rule}},axisTick:{show:!1},axisLabel:{color:e.secondary,fontFamily:e.font},splitLine:{lineStyle:{color:e.rule}}}}function M({shown:e}){return e===null?u(`span`,{class:`figure`,children:`—`}):u(`span`,{class:`figure`,title:e.exact,"data-exact":e.exact,children:[e.number,e.unit&&u(`span`,{class:`unit`,children:` `+e.unit})]})}function N({yuan:e}){return u(M,{shown:e==null?null:x(e)})}function ce({of:e,unit:t}){return u(M,{shown:e==null?null:w(e,t)})}var le=p(`
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
`);function ue(e){let t={...e.east===null?{}:{hasSupporterWith:[{hasProvinceWith:[{code:e.east}]}]},...e.west===null?{}:{hasRecipientWith:[{hasProvinceWith:[{code:e.west}]}]}};return{hasProjectWith:[{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:[t]}:{}}]}}function de({day:e,chosen:t}){let r=n(le,e===void 0?null:{asOf:e,where:ue(t)});return u(D,{class:`course`,title:d(`到位资金：按季度`,`Paid in by quarter`),children:u(y,{answer:r,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?u(v,{children:d(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):u(fe,{quarters:t})}})})}function fe({quarters:t}){let n=i.value,r=_(r=>{let i=n===`en`?1e9:1e8,a=se(r);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...oe(r),trigger:`axis`,axisPointer:{type:`shadow`},formatter:n=>{let r=t[n[0]?.dataIndex??0],i=r.amount.sumYearEarlier;return`${e(r.key.quarter)}\n${T(x(r.amount.sum??`0.00`))}`+(i==null?``:`\n${d(`上年同期`,`A year before`)} ${T(x(i))}`)}},xAxis:{type:`category`,data:t.map(({key:t})=>e(t.quarter)),...a,splitLine:{show:!1}},yAxis:{type:`value`,name:d(`亿元`,`bn yuan`),nameTextStyle:{color:r.secondary,align:`left`},...a,axisLine:{show:!1}},series:[{type:`bar`,data:t.map(({amount:e})=>Number(e.sum??0)/i),itemStyle:{color:r.series[0]},barCategoryGap:`28%`}]}},[t,n]),a=t[0].key.quarter,o=t.at(-1).key.quarter;return u(ae,{label:d(`柱状图：${e(a)}至${e(o)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${e(a)} to ${e(o)}; the table below has the numbers`),height:340,option:r,table:u(b,{label:d(`按季度到位资金`,`Paid in by quarter`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:d(`季度`,`Quarter`)}),u(`th`,{class:`number`,children:d(`到位资金`,`Paid in`)}),u(`th`,{class:`number`,children:d(`上年同期`,`A year before`)})]})}),u(`tbody`,{children:t.map(({key:t,amount:n})=>u(`tr`,{children:[u(`td`,{children:e(t.quarter)}),u(`td`,{class:`number`,children:u(N,{yuan:n.sum})}),u(`td`,{class:`number`,children:u(N,{yuan:n.sumYearEarlier})})]},t.quarter))})]})})})}var pe=p(`
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
`);function P({day:e}){let r=n(pe,e===void 0?null:{asOf:e});return u(D,{class:`coverage`,title:d(`重点帮扶县覆盖`,`Coverage of the key counties`),children:u(y,{answer:r,class:`coverage-room`,children:({coverage:e})=>u(t,{children:[u(`p`,{class:`coverage-line`,children:[u(`strong`,{children:[e.covered,`/`,e.keyCounties]}),` `,d(`个重点帮扶县有支援县；支援县 ${e.supporters} 个；无项目的 ${e.withoutProject} 个。`,`key counties have a supporter, of ${e.supporters} supporting ones; ${e.withoutProject} have no project.`)]}),u(b,{label:d(`各省覆盖`,`Coverage by province`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:d(`省份`,`Province`)}),u(`th`,{class:`number`,children:d(`重点帮扶县`,`Key counties`)}),u(`th`,{class:`number`,children:d(`已覆盖`,`Covered`)}),u(`th`,{class:`number`,children:d(`无项目`,`No project`)}),u(`th`,{class:`number`,children:d(`支援县`,`Supporters`)})]})}),u(`tbody`,{children:e.provinces.map(e=>u(`tr`,{children:[u(`th`,{scope:`row`,children:u(`a`,{href:c(`/provinces/${e.province.code}`),children:d(e.province.name,e.province.nameEn)})}),u(`td`,{class:`number`,children:e.keyCounties}),u(`td`,{class:`number`,children:e.covered}),u(`td`,{class:`number`,children:e.withoutProject}),u(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),e.recipients.length===0?u(`p`,{class:`secondary`,children:d(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):u(`details`,{children:[u(`summary`,{children:d(`未覆盖的重点帮扶县 ${e.uncovered} 个`,`${e.uncovered} key counties without a supporter`)}),u(`ul`,{class:`counties plain-list`,children:e.recipients.map(({county:e})=>u(`li`,{children:u(`a`,{href:c(`/counties/${e.code}`),children:d(e.name,e.nameEn)})},e.code))})]})]})})})}function F(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var I=p(`
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
`),L=e=>e==null?null:String(e);function R(e,t){let n=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:x,note:i}),r=(n,r,i,a)=>({name:n,value:L(i(e)),before:L(i(t)),show:e=>w(e,r),note:a}),i=(e,t)=>e==null?null:t(String(e));return[n(d(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),r(d(`引导投资企业`,`Enterprises investing`),d(`家`,``),e=>e.guidedEnterprises),r(d(`共建产业园区`,`Co-built parks`),d(`个`,``),e=>e.coBuiltParks),{...r(d(`受援重点帮扶县`,`Key counties supported`),d(`个`,``),e=>e.supportedKeyCounties,i(e.keyCounties,e=>d(`共 ${e} 个`,`of ${e}`))),change:`number`},{...r(d(`结对关系`,`Pairings`),d(`对`,``),e=>e.pairings),change:`number`},{...r(d(`务工规模`,`Workers in employment`),d(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:d(`较上年末`,`on the end of last year`)},n(d(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),n(d(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,i(e.industryShare,e=>d(`产业 ${C(e)}`,`${C(e)} for industry`))),n(d(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),n(d(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,i(e.linkedEnterprises,e=>d(`民营企业 ${S(e)} 家`,`${S(e)} private enterprises`))),r(d(`专业技术人才`,`Professionals sent`),d(`人`,``),e=>e.professionals,i(e.officials,e=>d(`挂职干部 ${S(e)} 人`,`${S(e)} cadres on secondment`))),{name:d(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:S(ne(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:i(e.longestDaysToIdentify,e=>d(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function z({day:e,chosen:t}){let r=n(I,e===void 0?null:{asOf:e,earlier:F(e),east:t.east,west:t.west});return u(`section`,{class:`figures`,"aria-label":d(`主要数据`,`Main figures`),children:u(y,{answer:r,class:`figures-room`,children:({now:e,earlier:t})=>u(`dl`,{children:R(e,t).map(e=>u(`div`,{children:[u(`dt`,{children:e.name}),u(`dd`,{class:`value`,children:u(M,{shown:e.value===null?null:e.show(e.value)})}),u(`dd`,{class:`change`,children:u(B,{row:e})}),u(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function B({row:e}){let{value:n,before:r}=e;if(n===null)return u(t,{children:d(`无记录`,`no records`)});if(r===null||Number(r)===0)return u(t,{children:d(`上年同期无记录`,`none a year before`)});let i=Number(n)-Number(r);return u(`span`,{title:`${e.against??d(`上年同期`,`a year before`)} ${e.show(r).exact}`,children:[e.against??d(`同比`,`year on year`),` `,i===0?d(`持平`,`no change`):re(me(e.change,i,Number(r)))]})}function me(e,t,n){switch(e){case`number`:return S(String(t));case`points`:return`${S(t.toFixed(1))}\u2009${d(`个百分点`,`points`)}`;default:return C((100*t/n).toFixed(4))}}function V(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function he(e){let t=e=>d(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+d(`：`,`: `)+`${T(x(e.amount))}`+d(`，`,`, `)+T(w(e.enterprises,d(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function H(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function U(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}function W(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),n=Number(t[0]?.amount??0),r=Number(H(t));return u(b,{label:d(`省际协作排名`,`Pairs of provinces by money`),children:u(`table`,{class:`pair-table`,children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{class:`number`,children:d(`名次`,`Rank`)}),u(`th`,{children:d(`支援省份`,`Supports`)}),u(`th`,{children:d(`受援省份`,`Is supported`)}),u(`th`,{class:`number`,children:d(`到位资金`,`Paid in`)}),u(`th`,{class:`number`,children:d(`占比`,`Share`)}),u(`th`,{class:`number`,children:d(`企业`,`Enterprises`)})]})}),u(`tbody`,{children:t.slice(0,e.most).map((t,i)=>u(`tr`,{class:V(t,e.chosen)?``:`faded`,children:[u(`td`,{class:`number`,children:i+1}),u(`td`,{children:d(t.east.zh,t.east.en)}),u(`td`,{children:u(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:d(t.west.zh,t.west.en)})}),u(`td`,{class:`number bar`,children:[u(`meter`,{min:0,max:n,value:Number(t.amount),"aria-hidden":`true`}),u(N,{yuan:t.amount})]}),u(`td`,{class:`number`,children:r>0?(100*Number(t.amount)/r).toFixed(1)+` %`:`—`}),u(`td`,{class:`number`,children:u(ce,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function ge(e){let{flows:t}=e,n=U(t,`east`),r=U(t,`west`),i=Math.max(1,...t.map(e=>Number(e.amount)));return u(b,{label:d(`东西部矩阵`,`Matrix of east and west`),children:u(`table`,{class:`pair-matrix`,children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:d(`受援 \\ 支援`,`West \\ East`)}),n.map(e=>u(`th`,{class:`number`,scope:`col`,children:d(e.zh,e.en)},e.code)),u(`th`,{class:`number`,scope:`col`,children:d(`合计`,`Total`)})]})}),u(`tbody`,{children:[r.map(r=>u(`tr`,{children:[u(`th`,{scope:`row`,children:d(r.zh,r.en)}),n.map(n=>{let a=t.find(e=>e.east.code===n.code&&e.west.code===r.code),o=a?Math.min(5,Math.floor(6*Number(a.amount)/i)):-1;return u(`td`,{class:`number step-${o}`,children:a&&u(`a`,{href:e.linkOf({east:n.code,west:r.code}),children:u(N,{yuan:a.amount})})},n.code)}),u(`td`,{class:`number`,children:u(N,{yuan:H(t.filter(e=>e.west.code===r.code))})})]},r.code)),u(`tr`,{class:`total`,children:[u(`th`,{scope:`row`,children:d(`合计`,`Total`)}),n.map(e=>u(`td`,{class:`number`,children:u(N,{yuan:H(t.filter(t=>t.east.code===e.code))})},e.code)),u(`td`,{class:`number`,children:u(N,{yuan:H(t)})})]})]})]})})}var G=84,K=64,q=16;function J(e){return[e.column*G+G/2,e.row*G+G/2]}function Y(e,t){let[n,r]=J(e),[i,a]=J(t);return`M${n},${r} Q${(n+i)/2-(r-a)*.22},${(r+a)/2+(n-i)*-.22} ${i},${a}`}function _e(e){let{flows:t,chosen:n,linkOf:r}=e,[i,o]=a(null),s=Math.max(1,...t.map(e=>Number(e.amount))),c=U(t,`east`).map(e=>e.code),l=U(t,`west`).map(e=>e.code),f=e=>c.includes(e)?`east`:l.includes(e)?`west`:null,p=e=>({onMouseEnter:()=>o(e),onMouseLeave:()=>o(null),onFocusIn:()=>o(e),onFocusOut:()=>o(null)}),m=(e,t)=>e===`east`?{...n,east:n.east===t?null:t}:{...n,west:n.west===t?null:t};return u(`figure`,{class:`tile-map`,children:[u(`svg`,{viewBox:`0 0 ${8*G} ${8*G}`,role:`group`,"aria-label":d(`省级行政区方格示意图`,`Grid of the provinces`),children:[k.map(e=>{let i=f(e.code),a=i&&H(t.filter(t=>t[i].code===e.code)),o=d(e.zh,e.en),s=i?`${o}${d(`，`,`, `)}${i===`east`?d(`支援`,`supports with`):d(`受援`,`receives`)} ${T(x(a))}`:`${o}${d(`：不在本项目范围`,`: not in this programme`)}`,c=u(ve,{tile:e,side:i,active:i!==null&&n[i]===e.code});return i?u(`a`,{href:r(m(i,e.code)),"aria-label":s,...p(s),children:c},e.code):u(`g`,{...p(s),children:[u(`title`,{children:s}),c]},e.code)}),t.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=k.find(t=>t.code===e.east.code),i=k.find(t=>t.code===e.west.code);if(!t||!i)return null;let a=n.east===e.east.code&&n.west===e.west.code,o=he(e);return u(`a`,{class:`arc ${V(e,n)?``:`faded`}`,href:r(a?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":o,...p(o),children:[u(`path`,{class:`reach`,d:Y(t,i)}),u(`path`,{class:`line colour-${c.indexOf(e.east.code)%8}`,d:Y(t,i),"stroke-width":Math.max(1.2,q*Number(e.amount)/s)})]},e.east.code+e.west.code)}),u(`g`,{class:`labels`,"aria-hidden":`true`,children:k.map(e=>{let n=f(e.code);return u(ye,{tile:e,amount:n&&H(t.filter(t=>t[n].code===e.code))},e.code)})})]}),u(`figcaption`,{children:[u(be,{most:s}),u(`p`,{class:`pointed`,"aria-live":`polite`,children:i??u(`span`,{class:`secondary`,children:d(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function ve({tile:e,side:t,active:n}){let[r,i]=J(e);return u(`g`,{class:`tile ${t??`outside`} ${n?`active`:``}`,children:u(`rect`,{x:r-K/2,y:i-K/2,width:K,height:K,rx:`4`})})}function ye({tile:e,amount:t}){let[n,r]=J(e),i=d(e.zh,e.en).split(` `);return u(`g`,{class:`label ${t===null?`outside`:``}`,children:[i.map((e,a)=>u(`text`,{class:`name`,x:n,y:r+(t?-6:5)+(a-(i.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&u(`text`,{class:`amount`,x:n,y:r+16+(i.length>1?6:0),"text-anchor":`middle`,children:x(t).number})]})}function be({most:e}){let t=10**Math.floor(Math.log10(e)),n=Math.max(1,Math.floor(e/t))*t;return u(`div`,{class:`legend`,children:[u(`span`,{class:`key east`,children:d(`支援省份`,`Supports`)}),u(`span`,{class:`key west`,children:d(`受援省份`,`Is supported`)}),u(`span`,{class:`key outside`,children:d(`不在本项目范围`,`Not in this programme`)}),[n/4,n/2,n].map(t=>u(`span`,{class:`width`,children:[u(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:u(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*t/e)})}),T(x(t.toFixed(2)))]},t))]})}var xe=p(`
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
`);function X(e){return n(xe,e===void 0?null:{asOf:e})}function Z(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=A(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function Q(e){let t=X(e.day),{params:n,change:r}=h(),i=n.get(`view`),a=i===`table`||i===`matrix`?i:`map`;return u(D,{class:`pairs`,title:d(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:u(ee,{label:d(`显示方式`,`Shown as`),value:a,options:[{value:`map`,text:d(`方格图`,`Grid`)},{value:`table`,text:d(`表`,`Table`)},{value:`matrix`,text:d(`矩阵`,`Matrix`)}],choose:e=>r({view:e===`map`?null:e},!0)}),children:u(y,{answer:t,class:`pairs-room`,children:t=>{let n=Z(t);return a===`table`?u(W,{flows:n,chosen:e.chosen,linkOf:e.linkOf}):a===`matrix`?u(ge,{flows:n,linkOf:e.linkOf}):u(_e,{flows:n,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function Se(e){let n=X(e.day);return u(D,{title:d(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:u(y,{answer:n,class:`ranking-room`,children:n=>{let r=Z(n);return r.length===0?u(v,{children:d(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):u(t,{children:[u(W,{flows:r,chosen:e.chosen,linkOf:e.linkOf,most:$}),r.length>$&&u(`p`,{class:`more secondary`,children:d(`共 ${r.length} 对，全部见“表”。`,`${r.length} pairs; all of them are under “Table”.`)})]})}})})}var Ce=p(`
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
`),we=12;function Te({day:e}){let r=n(Ce,e===void 0?null:{asOf:e});return u(D,{class:`published`,title:d(`公布数据与记录`,`Published beside the records`),aside:u(`a`,{href:c(`/reconciliation`),children:d(`全部对账`,`All of it`)}),children:u(y,{answer:r,class:`published-room`,children:({reconciliation:e})=>{if(e.length===0)return u(v,{children:d(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let n=e.filter(e=>e.comparable),r=n.filter(e=>e.value.agrees),i=e.filter(e=>e.flags.length>0);return u(t,{children:[u(`p`,{children:d(`公布 ${e.length} 项，可比 ${n.length} 项，一致 ${r.length} 项，有疑点 ${i.length} 项。`,`${e.length} figures published, ${n.length} comparable, ${r.length} agree; in doubt: ${i.length}.`)}),u(b,{label:d(`公布数据与记录`,`Published beside the records`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:d(`指标`,`Indicator`)}),u(`th`,{class:`number`,children:d(`公布`,`Published`)}),u(`th`,{class:`number`,children:d(`记录`,`Records`)}),u(`th`,{children:d(`一致`,`Agrees`)})]})}),u(`tbody`,{children:n.slice(0,we).map(({figure:e,value:t})=>u(`tr`,{children:[u(`th`,{scope:`row`,children:d(e.indicator.name,e.indicator.nameEn)}),u(`td`,{class:`number`,children:u(E,{value:t.published,unit:t.unit})}),u(`td`,{class:`number`,children:u(E,{value:t.computed,unit:t.unit})}),u(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?d(`是`,`yes`):d(`否`,`no`)})]},e.code))})]})})]})}})})}function Ee(){let e=[{href:c(`/data`),zh:`全部数据表`,en:`All tables`,says:d(`筛选、排序、导出`,`filter, sort, export`)},{href:c(`/explore`),zh:`自助分析`,en:`Explore`,says:d(`任意分组与透视`,`any grouping, pivots`)},{href:`/screen`,zh:`大屏`,en:`Screen`,says:d(`会议室大屏展示`,`for a wall`)},{href:`/templates/`,zh:`导入模板`,en:`Templates for imports`,says:`XLSX, CSV`},{href:`/graphiql`,zh:`接口`,en:`The API`,says:`GraphQL`},{href:`/schema.graphql`,zh:`接口模式定义`,en:`Its schema`,says:d(`全部类型与字段`,`all types and fields`)}];return u(D,{class:`links`,title:d(`更多`,`More`),children:u(`ul`,{class:`plain-list`,children:e.map(e=>u(`li`,{children:[u(`a`,{href:e.href,children:d(e.zh,e.en)}),` `,u(`span`,{class:`secondary`,children:e.says})]},e.href))})})}function De(){let{day:e,valid:n}=f(),{params:r}=h(),i={east:r.get(`east`),west:r.get(`west`)},a=r.get(`view`),o=e=>c(`/`,{east:e.east,west:e.west,view:a});return u(m,{title:d(`总览`,`Overview`),heading:u(t,{children:[d(`东西部县域结对帮扶`,`Counties of east and west, paired`),n&&e&&u(`span`,{class:`day`,children:d(`截至 ${s(e)}`,`as of ${s(e)}`)})]}),children:[u(Oe,{chosen:i,clear:o({east:null,west:null})}),n?u(t,{children:[u(z,{day:e,chosen:i}),u(`div`,{class:`overview-grid`,children:[u(Q,{day:e,chosen:i,linkOf:o}),u(de,{day:e,chosen:i}),u(Se,{day:e,chosen:i,linkOf:o}),u(Te,{day:e}),u(P,{day:e}),u(Ee,{})]})]}):u(te,{})]})}function Oe({chosen:e,clear:t}){if(e.east===null&&e.west===null)return null;let n=e=>{let t=e===null?void 0:A(e);return t?d(t.zh,t.en):e??d(`全部`,`all`)};return u(`p`,{class:`filtered`,role:`status`,children:[d(`只看`,`Only`),` `,u(`strong`,{children:`${n(e.east)} → ${n(e.west)}`}),` `,u(`a`,{href:t,children:d(`看全部`,`Show all`)})]})}export{De as default};