import{A as e,E as t,O as n,S as r,T as i,_ as a,b as o,d as s,k as c,l,r as u,s as d,v as f,w as p,x as m,y as h}from"./index-DnzIynB3.js";import{a as g,c as _,i as v,l as ee,o as y,r as b,s as x,t as S}from"./unit-D-yNDDaW.js";import{a as C,n as w,r as T,t as E}from"./table-scroll-CT85S932.js";import{t as D}from"./section-Cnc6p18z.js";var O=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),k=[O(`23`,7,0,`黑龙江`,`Heilongjiang`),O(`15`,4,1,`内蒙古`,`Inner Mongolia`),O(`22`,7,1,`吉林`,`Jilin`),O(`65`,0,2,`新疆`,`Xinjiang`),O(`62`,2,2,`甘肃`,`Gansu`),O(`64`,3,2,`宁夏`,`Ningxia`),O(`14`,4,2,`山西`,`Shanxi`),O(`11`,5,2,`北京`,`Beijing`),O(`12`,6,2,`天津`,`Tianjin`),O(`21`,7,2,`辽宁`,`Liaoning`),O(`63`,1,3,`青海`,`Qinghai`),O(`61`,3,3,`陕西`,`Shaanxi`),O(`41`,4,3,`河南`,`Henan`),O(`13`,5,3,`河北`,`Hebei`),O(`37`,6,3,`山东`,`Shandong`),O(`54`,0,4,`西藏`,`Tibet`),O(`51`,2,4,`四川`,`Sichuan`),O(`50`,3,4,`重庆`,`Chongqing`),O(`42`,4,4,`湖北`,`Hubei`),O(`34`,5,4,`安徽`,`Anhui`),O(`32`,6,4,`江苏`,`Jiangsu`),O(`31`,7,4,`上海`,`Shanghai`),O(`53`,2,5,`云南`,`Yunnan`),O(`52`,3,5,`贵州`,`Guizhou`),O(`43`,4,5,`湖南`,`Hunan`),O(`36`,5,5,`江西`,`Jiangxi`),O(`33`,6,5,`浙江`,`Zhejiang`),O(`45`,3,6,`广西`,`Guangxi`),O(`44`,4,6,`广东`,`Guangdong`),O(`35`,5,6,`福建`,`Fujian`),O(`71`,7,6,`台湾`,`Taiwan`),O(`46`,3,7,`海南`,`Hainan`),O(`82`,4,7,`澳门`,`Macao`),O(`81`,5,7,`香港`,`Hong Kong`)];function A(e){return k.find(t=>t.code===e)}function te(){let e=getComputedStyle(document.documentElement),t=t=>e.getPropertyValue(t).trim();return{ink:t(`--ink`),secondary:t(`--ink-2`),rule:t(`--rule`),paper:t(`--raised`),font:t(`--font`),series:[1,2,3,4,5,6,7,8].map(e=>t(`--chart-${e}`)),scale:[0,1,2,3,4,5].map(e=>t(`--scale-${e}`))}}function ne(e){let t=i(null),a=i(null),s=i(e);s.current=e;let c=h.value??o.value,l=m.value;return n(()=>{let e=!0,n;return p(async()=>{let{init:e}=await import(`./chart-engine-DV6eAZMI.js`);return{init:e}},[]).then(({init:r})=>{e&&t.current&&(a.current=r(t.current,void 0,{renderer:`canvas`}),a.current.on(`click`,e=>s.current.pick?.(e)),j(a.current,s.current.option),s.current.drawn?.(a.current),n=new ResizeObserver(()=>a.current?.resize()),n.observe(t.current))}),()=>{e=!1,n?.disconnect(),s.current.drawn?.(null),a.current?.dispose(),a.current=null}},[]),n(()=>{a.current&&j(a.current,e.option)},[e.option,c,l]),u(`div`,{class:`chart`,children:[u(`div`,{ref:t,class:`chart-room`,style:{height:`${e.height}px`},role:`img`,"aria-label":e.label}),u(`details`,{class:`chart-table`,children:[u(`summary`,{children:r(`数据表`,`Table`)}),e.table]})]})}function j(e,t){let n=te();e.setOption({animation:!matchMedia(`(prefers-reduced-motion: reduce)`).matches,animationDuration:150,color:n.series,textStyle:{fontFamily:n.font,color:n.ink,fontSize:13},...t(n)},{notMerge:!0})}function re(e){return{renderMode:`richText`,backgroundColor:e.paper,borderColor:e.rule,textStyle:{color:e.ink,fontFamily:e.font,fontSize:13},confine:!0}}function ie(e){return{axisLine:{lineStyle:{color:e.rule}},axisTick:{show:!1},axisLabel:{color:e.secondary,fontFamily:e.font},splitLine:{lineStyle:{color:e.rule}}}}function M({shown:e}){return e===null?u(`span`,{class:`figure`,children:`—`}):u(`span`,{class:`figure`,title:e.exact,"data-exact":e.exact,children:[e.number,e.unit&&u(`span`,{class:`unit`,children:` `+e.unit})]})}function N({yuan:e}){return u(M,{shown:e==null?null:g(e)})}function P({of:e,unit:t}){return u(M,{shown:e==null?null:b(e,t)})}var ae=l(`
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
`);function oe(e){let t={...e.east===null?{}:{hasSupporterWith:[{hasProvinceWith:[{code:e.east}]}]},...e.west===null?{}:{hasRecipientWith:[{hasProvinceWith:[{code:e.west}]}]}};return{hasProjectWith:[{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:[t]}:{}}]}}function se({day:e,chosen:t,height:n=340}){let i=s(ae,e===void 0?null:{asOf:e,where:oe(t)});return u(D,{class:`course`,title:r(`到位资金：按季度`,`Paid in by quarter`),children:u(T,{answer:i,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?u(w,{children:r(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):u(ce,{quarters:t,height:n})}})})}function ce({quarters:e,height:t}){let n=m.value,i=c(t=>{let i=n===`en`?1e9:1e8,a=ie(t);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...re(t),trigger:`axis`,axisPointer:{type:`shadow`},formatter:t=>{let n=e[t[0]?.dataIndex??0],i=n.amount.sumYearEarlier;return`${d(n.key.quarter)}\n${x(g(n.amount.sum??`0.00`))}`+(i==null?``:`\n${r(`上年同期`,`A year before`)} ${x(g(i))}`)}},xAxis:{type:`category`,data:e.map(({key:e})=>d(e.quarter)),...a,splitLine:{show:!1}},yAxis:{type:`value`,name:r(`亿元`,`bn yuan`),nameTextStyle:{color:t.secondary,align:`left`},...a,axisLine:{show:!1}},series:[{type:`bar`,data:e.map(({amount:e})=>Number(e.sum??0)/i),itemStyle:{color:t.series[0]},barCategoryGap:`28%`}]}},[e,n]),a=e[0].key.quarter,o=e.at(-1).key.quarter;return u(ne,{label:r(`柱状图：${d(a)}至${d(o)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${d(a)} to ${d(o)}; the table below has the numbers`),height:t,option:i,table:u(E,{label:r(`按季度到位资金`,`Paid in by quarter`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:r(`季度`,`Quarter`)}),u(`th`,{class:`number`,children:r(`到位资金`,`Paid in`)}),u(`th`,{class:`number`,children:r(`上年同期`,`A year before`)})]})}),u(`tbody`,{children:e.map(({key:e,amount:t})=>u(`tr`,{children:[u(`td`,{children:d(e.quarter)}),u(`td`,{class:`number`,children:u(N,{yuan:t.sum})}),u(`td`,{class:`number`,children:u(N,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var le=l(`
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
`);function ue({day:t}){let n=s(le,t===void 0?null:{asOf:t});return u(D,{class:`coverage`,title:r(`重点帮扶县覆盖`,`Coverage of the key counties`),children:u(T,{answer:n,class:`coverage-room`,children:({coverage:t})=>u(e,{children:[u(`p`,{class:`coverage-line`,children:[u(`strong`,{children:[t.covered,`/`,t.keyCounties]}),` `,r(`个重点帮扶县有支援县；支援县 ${t.supporters} 个；无项目的 ${t.withoutProject} 个。`,`key counties have a supporter, of ${t.supporters} supporting ones; ${t.withoutProject} have no project.`)]}),u(E,{label:r(`各省覆盖`,`Coverage by province`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:r(`省份`,`Province`)}),u(`th`,{class:`number`,children:r(`重点帮扶县`,`Key counties`)}),u(`th`,{class:`number`,children:r(`已覆盖`,`Covered`)}),u(`th`,{class:`number`,children:r(`无项目`,`No project`)}),u(`th`,{class:`number`,children:r(`支援县`,`Supporters`)})]})}),u(`tbody`,{children:t.provinces.map(e=>u(`tr`,{children:[u(`th`,{scope:`row`,children:u(`a`,{href:a(`/provinces/${e.province.code}`),children:r(e.province.name,e.province.nameEn)})}),u(`td`,{class:`number`,children:e.keyCounties}),u(`td`,{class:`number`,children:e.covered}),u(`td`,{class:`number`,children:e.withoutProject}),u(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),t.recipients.length===0?u(`p`,{class:`secondary`,children:r(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):u(`details`,{children:[u(`summary`,{children:r(`未覆盖的重点帮扶县 ${t.uncovered} 个`,`${t.uncovered} key counties without a supporter`)}),u(`ul`,{class:`counties plain-list`,children:t.recipients.map(({county:e})=>u(`li`,{children:u(`a`,{href:a(`/counties/${e.code}`),children:r(e.name,e.nameEn)})},e.code))})]})]})})})}function de(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var fe=l(`
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
`),F=e=>e==null?null:String(e);function I(e,t){let n=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:g,note:i}),i=(n,r,i,a)=>({name:n,value:F(i(e)),before:F(i(t)),show:e=>b(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[n(r(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(r(`引导投资企业`,`Enterprises investing`),r(`家`,``),e=>e.guidedEnterprises),i(r(`共建产业园区`,`Co-built parks`),r(`个`,``),e=>e.coBuiltParks),{...i(r(`受援重点帮扶县`,`Key counties supported`),r(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>r(`共 ${e} 个`,`of ${e}`))),change:`number`},{...i(r(`结对关系`,`Pairings`),r(`对`,``),e=>e.pairings),change:`number`},{...i(r(`务工规模`,`Workers in employment`),r(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:r(`较上年末`,`on the end of last year`)},n(r(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),n(r(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>r(`产业 ${y(e)}`,`${y(e)} for industry`))),n(r(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),n(r(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>r(`民营企业 ${v(e)} 家`,`${v(e)} private enterprises`))),i(r(`专业技术人才`,`Professionals sent`),r(`人`,``),e=>e.professionals,a(e.officials,e=>r(`挂职干部 ${v(e)} 人`,`${v(e)} cadres on secondment`))),{name:r(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:v(_(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>r(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function L({day:e,chosen:t}){let n=s(fe,e===void 0?null:{asOf:e,earlier:de(e),east:t.east,west:t.west});return u(`section`,{class:`figures`,"aria-label":r(`主要数据`,`Main figures`),children:u(T,{answer:n,class:`figures-room`,children:({now:e,earlier:t})=>u(`dl`,{children:I(e,t).map(e=>u(`div`,{children:[u(`dt`,{children:e.name}),u(`dd`,{class:`value`,children:u(M,{shown:e.value===null?null:e.show(e.value)})}),u(`dd`,{class:`change`,children:u(R,{row:e})}),u(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function R({row:t}){let{value:n,before:i}=t;if(n===null)return u(e,{children:r(`无记录`,`no records`)});if(i===null||Number(i)===0)return u(e,{children:r(`上年同期无记录`,`none a year before`)});let a=Number(n)-Number(i);return u(`span`,{title:`${t.against??r(`上年同期`,`a year before`)} ${t.show(i).exact}`,children:[t.against??r(`同比`,`year on year`),` `,a===0?r(`持平`,`no change`):ee(z(t.change,a,Number(i)))]})}function z(e,t,n){switch(e){case`number`:return v(String(t));case`points`:return`${v(t.toFixed(1))}\u2009${r(`个百分点`,`points`)}`;default:return y((100*t/n).toFixed(4))}}function B(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function V(e){let t=e=>r(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+r(`：`,`: `)+`${x(g(e.amount))}`+r(`，`,`, `)+x(b(e.enterprises,r(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function H(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function U(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}function W(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),n=Number(t[0]?.amount??0),i=Number(H(t));return u(E,{label:r(`省际协作排名`,`Pairs of provinces by money`),children:u(`table`,{class:`pair-table`,children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{class:`number`,children:r(`名次`,`Rank`)}),u(`th`,{children:r(`支援省份`,`Supports`)}),u(`th`,{children:r(`受援省份`,`Is supported`)}),u(`th`,{class:`number`,children:r(`到位资金`,`Paid in`)}),u(`th`,{class:`number`,children:r(`占比`,`Share`)}),u(`th`,{class:`number`,children:r(`企业`,`Enterprises`)})]})}),u(`tbody`,{children:t.slice(0,e.most).map((t,a)=>u(`tr`,{class:B(t,e.chosen)?``:`faded`,children:[u(`td`,{class:`number`,children:a+1}),u(`td`,{children:r(t.east.zh,t.east.en)}),u(`td`,{children:u(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:r(t.west.zh,t.west.en)})}),u(`td`,{class:`number bar`,children:[u(`meter`,{min:0,max:n,value:Number(t.amount),"aria-hidden":`true`}),u(N,{yuan:t.amount})]}),u(`td`,{class:`number`,children:i>0?(100*Number(t.amount)/i).toFixed(1)+` %`:`—`}),u(`td`,{class:`number`,children:u(P,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function pe(e){let{flows:t}=e,n=U(t,`east`),i=U(t,`west`),a=Math.max(1,...t.map(e=>Number(e.amount)));return u(E,{label:r(`东西部矩阵`,`Matrix of east and west`),children:u(`table`,{class:`pair-matrix`,children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:r(`受援 \\ 支援`,`West \\ East`)}),n.map(e=>u(`th`,{class:`number`,scope:`col`,children:r(e.zh,e.en)},e.code)),u(`th`,{class:`number`,scope:`col`,children:r(`合计`,`Total`)})]})}),u(`tbody`,{children:[i.map(i=>u(`tr`,{children:[u(`th`,{scope:`row`,children:r(i.zh,i.en)}),n.map(n=>{let r=t.find(e=>e.east.code===n.code&&e.west.code===i.code),o=r?Math.min(5,Math.floor(6*Number(r.amount)/a)):-1;return u(`td`,{class:`number step-${o}`,children:r&&u(`a`,{href:e.linkOf({east:n.code,west:i.code}),children:u(N,{yuan:r.amount})})},n.code)}),u(`td`,{class:`number`,children:u(N,{yuan:H(t.filter(e=>e.west.code===i.code))})})]},i.code)),u(`tr`,{class:`total`,children:[u(`th`,{scope:`row`,children:r(`合计`,`Total`)}),n.map(e=>u(`td`,{class:`number`,children:u(N,{yuan:H(t.filter(t=>t.east.code===e.code))})},e.code)),u(`td`,{class:`number`,children:u(N,{yuan:H(t)})})]})]})]})})}var G=84,K=64,q=16;function J(e){return[e.column*G+G/2,e.row*G+G/2]}function Y(e,t){let[n,r]=J(e),[i,a]=J(t);return`M${n},${r} Q${(n+i)/2-(r-a)*.22},${(r+a)/2+(n-i)*-.22} ${i},${a}`}function X(e){let{flows:n,chosen:i,linkOf:a}=e,[o,s]=t(null),c=Math.max(1,...n.map(e=>Number(e.amount))),l=U(n,`east`).map(e=>e.code),d=U(n,`west`).map(e=>e.code),f=e=>l.includes(e)?`east`:d.includes(e)?`west`:null,p=e=>({onMouseEnter:()=>s(e),onMouseLeave:()=>s(null),onFocusIn:()=>s(e),onFocusOut:()=>s(null)}),m=n.find(e=>i.east===e.east.code&&i.west===e.west.code),h=m&&V(m),_=(e,t)=>e===`east`?{...i,east:i.east===t?null:t}:{...i,west:i.west===t?null:t};return u(`figure`,{class:`tile-map`,children:[u(`svg`,{viewBox:`0 0 ${8*G} ${8*G}`,role:`group`,"aria-label":r(`省级行政区方格示意图`,`Grid of the provinces`),children:[k.map(e=>{let t=f(e.code),o=t&&H(n.filter(n=>n[t].code===e.code)),s=r(e.zh,e.en),c=t?`${s}${r(`，`,`, `)}${t===`east`?r(`支援`,`supports with`):r(`受援`,`receives`)} ${x(g(o))}`:`${s}${r(`：不在本项目范围`,`: not in this programme`)}`,l=u(me,{tile:e,side:t,active:t!==null&&i[t]===e.code});return t?u(`a`,{href:a(_(t,e.code)),"aria-label":c,...p(c),children:l},e.code):u(`g`,{...p(c),children:[u(`title`,{children:c}),l]},e.code)}),n.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=k.find(t=>t.code===e.east.code),n=k.find(t=>t.code===e.west.code);if(!t||!n)return null;let r=V(e);return u(`a`,{class:`arc ${B(e,i)?``:`faded`}`,href:a(m===e?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":r,...p(r),children:[u(`path`,{class:`reach`,d:Y(t,n)}),u(`path`,{class:`line colour-${l.indexOf(e.east.code)%8}`,d:Y(t,n),"stroke-width":Math.max(1.2,q*Number(e.amount)/c)})]},e.east.code+e.west.code)}),u(`g`,{class:`labels`,"aria-hidden":`true`,children:k.map(e=>{let t=f(e.code);return u(he,{tile:e,amount:t&&H(n.filter(n=>n[t].code===e.code))},e.code)})})]}),u(`figcaption`,{children:[u(ge,{most:c}),u(`p`,{class:`pointed`,"aria-live":`polite`,children:o??h??u(`span`,{class:`secondary`,children:r(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function me({tile:e,side:t,active:n}){let[r,i]=J(e);return u(`g`,{class:`tile ${t??`outside`} ${n?`active`:``}`,children:u(`rect`,{x:r-K/2,y:i-K/2,width:K,height:K,rx:`4`})})}function he({tile:e,amount:t}){let[n,i]=J(e),a=r(e.zh,e.en).split(` `);return u(`g`,{class:`label ${t===null?`outside`:``}`,children:[a.map((e,r)=>u(`text`,{class:`name`,x:n,y:i+(t?-6:5)+(r-(a.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&u(`text`,{class:`amount`,x:n,y:i+16+(a.length>1?6:0),"text-anchor":`middle`,children:g(t).number})]})}function ge({most:e}){let t=10**Math.floor(Math.log10(e)),n=Math.max(1,Math.floor(e/t))*t;return u(`div`,{class:`legend`,children:[u(`span`,{class:`key east`,children:r(`支援省份`,`Supports`)}),u(`span`,{class:`key west`,children:r(`受援省份`,`Is supported`)}),u(`span`,{class:`key outside`,children:r(`不在本项目范围`,`Not in this programme`)}),[n/4,n/2,n].map(t=>u(`span`,{class:`width`,children:[u(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:u(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*t/e)})}),x(g(t.toFixed(2)))]},t))]})}var _e=l(`
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
`);function Z(e){return s(_e,e===void 0?null:{asOf:e})}function Q(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=A(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function ve(e){let t=Z(e.day),{params:n,change:i}=f(),a=n.get(`view`),o=a===`table`||a===`matrix`?a:`map`;return u(D,{class:`pairs`,title:r(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:u(C,{label:r(`显示方式`,`Shown as`),value:o,options:[{value:`map`,text:r(`方格图`,`Grid`)},{value:`table`,text:r(`表`,`Table`)},{value:`matrix`,text:r(`矩阵`,`Matrix`)}],choose:e=>i({view:e===`map`?null:e},!0)}),children:u(T,{answer:t,class:`pairs-room`,children:t=>{let n=Q(t);return o===`table`?u(W,{flows:n,chosen:e.chosen,linkOf:e.linkOf}):o===`matrix`?u(pe,{flows:n,linkOf:e.linkOf}):u(X,{flows:n,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function ye(t){let n=Z(t.day);return u(D,{title:r(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:u(T,{answer:n,class:`ranking-room`,children:n=>{let i=Q(n);return i.length===0?u(w,{children:r(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):u(e,{children:[u(W,{flows:i,chosen:t.chosen,linkOf:t.linkOf,most:$}),i.length>$&&u(`p`,{class:`more secondary`,children:r(`共 ${i.length} 对，全部见“表”。`,`${i.length} pairs; all of them are under “Table”.`)})]})}})})}var be=l(`
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
`),xe=12;function Se({day:t}){let n=s(be,t===void 0?null:{asOf:t});return u(D,{class:`published`,title:r(`公布数据与记录`,`Published beside the records`),aside:u(`a`,{href:a(`/reconciliation`),children:r(`全部对账`,`All of it`)}),children:u(T,{answer:n,class:`published-room`,children:({reconciliation:t})=>{if(t.length===0)return u(w,{children:r(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let n=t.filter(e=>e.comparable),i=n.filter(e=>e.value.agrees),a=t.filter(e=>e.flags.length>0);return u(e,{children:[u(`p`,{children:r(`公布 ${t.length} 项，可比 ${n.length} 项，一致 ${i.length} 项，有疑点 ${a.length} 项。`,`${t.length} figures published, ${n.length} comparable, ${i.length} agree; in doubt: ${a.length}.`)}),u(E,{label:r(`公布数据与记录`,`Published beside the records`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:r(`指标`,`Indicator`)}),u(`th`,{class:`number`,children:r(`公布`,`Published`)}),u(`th`,{class:`number`,children:r(`记录`,`Records`)}),u(`th`,{children:r(`一致`,`Agrees`)})]})}),u(`tbody`,{children:n.slice(0,xe).map(({figure:e,value:t})=>u(`tr`,{children:[u(`th`,{scope:`row`,children:r(e.indicator.name,e.indicator.nameEn)}),u(`td`,{class:`number`,children:u(S,{value:t.published,unit:t.unit})}),u(`td`,{class:`number`,children:u(S,{value:t.computed,unit:t.unit})}),u(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?r(`是`,`yes`):r(`否`,`no`)})]},e.code))})]})})]})}})})}export{Z as a,ue as c,Q as i,se as l,ve as n,X as o,ye as r,L as s,Se as t,A as u};