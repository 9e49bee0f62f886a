import{C as e,M as t,P as n,S as r,a as i,b as a,i as o,k as s,l as c,n as l,r as u,s as d,u as f,v as p}from"./index-B6TGS6Fu.js";import{i as m,r as h,t as g}from"./panels-B0hgKz9E.js";import{a as _,i as v,n as y,o as b,r as x,s as ee,t as S}from"./number-CHTCAM1C.js";import{n as C,r as w,t as te}from"./chart-CUXA0QEP.js";import{n as ne,r as T,t as E}from"./number-dwZ5WopF.js";import{t as D}from"./section-bQpbTn-y.js";import{n as O,t as k}from"./table-scroll-EuyyIJWD.js";import{t as A}from"./unit-Dit9e0b8.js";var j=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),M=[j(`23`,7,0,`黑龙江`,`Heilongjiang`),j(`15`,4,1,`内蒙古`,`Inner Mongolia`),j(`22`,7,1,`吉林`,`Jilin`),j(`65`,0,2,`新疆`,`Xinjiang`),j(`62`,2,2,`甘肃`,`Gansu`),j(`64`,3,2,`宁夏`,`Ningxia`),j(`14`,4,2,`山西`,`Shanxi`),j(`11`,5,2,`北京`,`Beijing`),j(`12`,6,2,`天津`,`Tianjin`),j(`21`,7,2,`辽宁`,`Liaoning`),j(`63`,1,3,`青海`,`Qinghai`),j(`61`,3,3,`陕西`,`Shaanxi`),j(`41`,4,3,`河南`,`Henan`),j(`13`,5,3,`河北`,`Hebei`),j(`37`,6,3,`山东`,`Shandong`),j(`54`,0,4,`西藏`,`Tibet`),j(`51`,2,4,`四川`,`Sichuan`),j(`50`,3,4,`重庆`,`Chongqing`),j(`42`,4,4,`湖北`,`Hubei`),j(`34`,5,4,`安徽`,`Anhui`),j(`32`,6,4,`江苏`,`Jiangsu`),j(`31`,7,4,`上海`,`Shanghai`),j(`53`,2,5,`云南`,`Yunnan`),j(`52`,3,5,`贵州`,`Guizhou`),j(`43`,4,5,`湖南`,`Hunan`),j(`36`,5,5,`江西`,`Jiangxi`),j(`33`,6,5,`浙江`,`Zhejiang`),j(`45`,3,6,`广西`,`Guangxi`),j(`44`,4,6,`广东`,`Guangdong`),j(`35`,5,6,`福建`,`Fujian`),j(`71`,7,6,`台湾`,`Taiwan`),j(`46`,3,7,`海南`,`Hainan`),j(`82`,4,7,`澳门`,`Macao`),j(`81`,5,7,`香港`,`Hong Kong`)];function N(e){return M.find(t=>t.code===e)}var re=c(`
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
`);function ie(e){let t={...e.east===null?{}:{hasSupporterWith:[{hasProvinceWith:[{code:e.east}]}]},...e.west===null?{}:{hasRecipientWith:[{hasProvinceWith:[{code:e.west}]}]}};return{hasProjectWith:[{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:[t]}:{}}]}}function ae({day:t,chosen:n}){let r=f(re,t===void 0?null:{asOf:t,where:ie(n)});return u(D,{class:`course`,title:e(`到位资金：按季度`,`Paid in by quarter`),children:u(h,{answer:r,class:`course-room`,children:t=>{let n=t.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return n.length===0?u(g,{children:e(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):u(oe,{quarters:n})}})})}function oe({quarters:n}){let i=r.value,a=t(t=>{let r=i===`en`?1e9:1e8,a=C(t);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...w(t),trigger:`axis`,axisPointer:{type:`shadow`},formatter:t=>{let r=n[t[0]?.dataIndex??0],i=r.amount.sumYearEarlier;return`${d(r.key.quarter)}\n${_(x(r.amount.sum??`0.00`))}`+(i==null?``:`\n${e(`上年同期`,`A year before`)} ${_(x(i))}`)}},xAxis:{type:`category`,data:n.map(({key:e})=>d(e.quarter)),...a,splitLine:{show:!1}},yAxis:{type:`value`,name:e(`亿元`,`bn yuan`),nameTextStyle:{color:t.secondary,align:`left`},...a,axisLine:{show:!1}},series:[{type:`bar`,data:n.map(({amount:e})=>Number(e.sum??0)/r),itemStyle:{color:t.series[0]},barCategoryGap:`28%`}]}},[n,i]),o=n[0].key.quarter,s=n.at(-1).key.quarter;return u(te,{label:e(`柱状图：${d(o)}至${d(s)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${d(o)} to ${d(s)}; the table below has the numbers`),height:340,option:a,table:u(k,{label:e(`按季度到位资金`,`Paid in by quarter`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:e(`季度`,`Quarter`)}),u(`th`,{class:`number`,children:e(`到位资金`,`Paid in`)}),u(`th`,{class:`number`,children:e(`上年同期`,`A year before`)})]})}),u(`tbody`,{children:n.map(({key:e,amount:t})=>u(`tr`,{children:[u(`td`,{children:d(e.quarter)}),u(`td`,{class:`number`,children:u(T,{yuan:t.sum})}),u(`td`,{class:`number`,children:u(T,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var se=c(`
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
`);function ce({day:t}){let r=f(se,t===void 0?null:{asOf:t});return u(D,{class:`coverage`,title:e(`重点帮扶县覆盖`,`Coverage of the key counties`),children:u(h,{answer:r,class:`coverage-room`,children:({coverage:t})=>u(n,{children:[u(`p`,{class:`coverage-line`,children:[u(`strong`,{children:[t.covered,`/`,t.keyCounties]}),` `,e(`个重点帮扶县有支援县；支援县 ${t.supporters} 个；无项目的 ${t.withoutProject} 个。`,`key counties have a supporter, of ${t.supporters} supporting ones; ${t.withoutProject} have no project.`)]}),u(k,{label:e(`各省覆盖`,`Coverage by province`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:e(`省份`,`Province`)}),u(`th`,{class:`number`,children:e(`重点帮扶县`,`Key counties`)}),u(`th`,{class:`number`,children:e(`已覆盖`,`Covered`)}),u(`th`,{class:`number`,children:e(`无项目`,`No project`)}),u(`th`,{class:`number`,children:e(`支援县`,`Supporters`)})]})}),u(`tbody`,{children:t.provinces.map(t=>u(`tr`,{children:[u(`th`,{scope:`row`,children:u(`a`,{href:p(`/provinces/${t.province.code}`),children:e(t.province.name,t.province.nameEn)})}),u(`td`,{class:`number`,children:t.keyCounties}),u(`td`,{class:`number`,children:t.covered}),u(`td`,{class:`number`,children:t.withoutProject}),u(`td`,{class:`number`,children:t.supporters})]},t.province.code))})]})}),t.recipients.length===0?u(`p`,{class:`secondary`,children:e(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):u(`details`,{children:[u(`summary`,{children:e(`未覆盖的重点帮扶县 ${t.uncovered} 个`,`${t.uncovered} key counties without a supporter`)}),u(`ul`,{class:`counties plain-list`,children:t.recipients.map(({county:t})=>u(`li`,{children:u(`a`,{href:p(`/counties/${t.code}`),children:e(t.name,t.nameEn)})},t.code))})]})]})})})}function le(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var P=c(`
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
`),F=e=>e==null?null:String(e);function I(t,n){let r=(e,r,i)=>({name:e,value:r(t)??null,before:r(n)??null,show:x,note:i}),i=(e,r,i,a)=>({name:e,value:F(i(t)),before:F(i(n)),show:e=>S(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[r(e(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(e(`引导投资企业`,`Enterprises investing`),e(`家`,``),e=>e.guidedEnterprises),i(e(`共建产业园区`,`Co-built parks`),e(`个`,``),e=>e.coBuiltParks),{...i(e(`受援重点帮扶县`,`Key counties supported`),e(`个`,``),e=>e.supportedKeyCounties,a(t.keyCounties,t=>e(`共 ${t} 个`,`of ${t}`))),change:`number`},{...i(e(`结对关系`,`Pairings`),e(`对`,``),e=>e.pairings),change:`number`},{...i(e(`务工规模`,`Workers in employment`),e(`人`,``),e=>e.workers?.workers),before:t.workers?.change==null?null:String(t.workers.workers-t.workers.change),against:e(`较上年末`,`on the end of last year`)},r(e(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),r(e(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(t.industryShare,t=>e(`产业 ${v(t)}`,`${v(t)} for industry`))),r(e(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),r(e(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(t.linkedEnterprises,t=>e(`民营企业 ${y(t)} 家`,`${y(t)} private enterprises`))),i(e(`专业技术人才`,`Professionals sent`),e(`人`,``),e=>e.professionals,a(t.officials,t=>e(`挂职干部 ${y(t)} 人`,`${y(t)} cadres on secondment`))),{name:e(`风险消除比例`,`Risk eliminated`),value:t.riskEliminatedShare??null,before:n.riskEliminatedShare??null,show:e=>({number:y(b(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(t.longestDaysToIdentify,t=>e(`最长 ${t} 天识别`,`identified within ${t} days`)),change:`points`}]}function L({day:t,chosen:n}){let r=f(P,t===void 0?null:{asOf:t,earlier:le(t),east:n.east,west:n.west});return u(`section`,{class:`figures`,"aria-label":e(`主要数据`,`Main figures`),children:u(h,{answer:r,class:`figures-room`,children:({now:e,earlier:t})=>u(`dl`,{children:I(e,t).map(e=>u(`div`,{children:[u(`dt`,{children:e.name}),u(`dd`,{class:`value`,children:u(ne,{shown:e.value===null?null:e.show(e.value)})}),u(`dd`,{class:`change`,children:u(R,{row:e})}),u(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function R({row:t}){let{value:r,before:i}=t;if(r===null)return u(n,{children:e(`无记录`,`no records`)});if(i===null||Number(i)===0)return u(n,{children:e(`上年同期无记录`,`none a year before`)});let a=Number(r)-Number(i);return u(`span`,{title:`${t.against??e(`上年同期`,`a year before`)} ${t.show(i).exact}`,children:[t.against??e(`同比`,`year on year`),` `,a===0?e(`持平`,`no change`):ee(z(t.change,a,Number(i)))]})}function z(t,n,r){switch(t){case`number`:return y(String(n));case`points`:return`${y(n.toFixed(1))}\u2009${e(`个百分点`,`points`)}`;default:return v((100*n/r).toFixed(4))}}function B(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function V(t){let n=t=>e(t.zh,t.en);return`${n(t.east)} → ${n(t.west)}`+e(`：`,`: `)+`${_(x(t.amount))}`+e(`，`,`, `)+_(S(t.enterprises,e(`家企业`,t.enterprises===1?`enterprise`:`enterprises`)))}function H(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function U(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}function W(t){let n=t.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),r=Number(n[0]?.amount??0),i=Number(H(n));return u(k,{label:e(`省际协作排名`,`Pairs of provinces by money`),children:u(`table`,{class:`pair-table`,children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{class:`number`,children:e(`名次`,`Rank`)}),u(`th`,{children:e(`支援省份`,`Supports`)}),u(`th`,{children:e(`受援省份`,`Is supported`)}),u(`th`,{class:`number`,children:e(`到位资金`,`Paid in`)}),u(`th`,{class:`number`,children:e(`占比`,`Share`)}),u(`th`,{class:`number`,children:e(`企业`,`Enterprises`)})]})}),u(`tbody`,{children:n.slice(0,t.most).map((n,a)=>u(`tr`,{class:B(n,t.chosen)?``:`faded`,children:[u(`td`,{class:`number`,children:a+1}),u(`td`,{children:e(n.east.zh,n.east.en)}),u(`td`,{children:u(`a`,{href:t.linkOf({east:n.east.code,west:n.west.code}),children:e(n.west.zh,n.west.en)})}),u(`td`,{class:`number bar`,children:[u(`meter`,{min:0,max:r,value:Number(n.amount),"aria-hidden":`true`}),u(T,{yuan:n.amount})]}),u(`td`,{class:`number`,children:i>0?(100*Number(n.amount)/i).toFixed(1)+` %`:`—`}),u(`td`,{class:`number`,children:u(E,{of:n.enterprises})})]},n.east.code+n.west.code))})]})})}function ue(t){let{flows:n}=t,r=U(n,`east`),i=U(n,`west`),a=Math.max(1,...n.map(e=>Number(e.amount)));return u(k,{label:e(`东西部矩阵`,`Matrix of east and west`),children:u(`table`,{class:`pair-matrix`,children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:e(`受援 \\ 支援`,`West \\ East`)}),r.map(t=>u(`th`,{class:`number`,scope:`col`,children:e(t.zh,t.en)},t.code)),u(`th`,{class:`number`,scope:`col`,children:e(`合计`,`Total`)})]})}),u(`tbody`,{children:[i.map(i=>u(`tr`,{children:[u(`th`,{scope:`row`,children:e(i.zh,i.en)}),r.map(e=>{let r=n.find(t=>t.east.code===e.code&&t.west.code===i.code),o=r?Math.min(5,Math.floor(6*Number(r.amount)/a)):-1;return u(`td`,{class:`number step-${o}`,children:r&&u(`a`,{href:t.linkOf({east:e.code,west:i.code}),children:u(T,{yuan:r.amount})})},e.code)}),u(`td`,{class:`number`,children:u(T,{yuan:H(n.filter(e=>e.west.code===i.code))})})]},i.code)),u(`tr`,{class:`total`,children:[u(`th`,{scope:`row`,children:e(`合计`,`Total`)}),r.map(e=>u(`td`,{class:`number`,children:u(T,{yuan:H(n.filter(t=>t.east.code===e.code))})},e.code)),u(`td`,{class:`number`,children:u(T,{yuan:H(n)})})]})]})]})})}var G=84,K=64,q=16;function J(e){return[e.column*G+G/2,e.row*G+G/2]}function Y(e,t){let[n,r]=J(e),[i,a]=J(t);return`M${n},${r} Q${(n+i)/2-(r-a)*.22},${(r+a)/2+(n-i)*-.22} ${i},${a}`}function de(t){let{flows:n,chosen:r,linkOf:i}=t,[a,o]=s(null),c=Math.max(1,...n.map(e=>Number(e.amount))),l=U(n,`east`).map(e=>e.code),d=U(n,`west`).map(e=>e.code),f=e=>l.includes(e)?`east`:d.includes(e)?`west`:null,p=e=>({onMouseEnter:()=>o(e),onMouseLeave:()=>o(null),onFocusIn:()=>o(e),onFocusOut:()=>o(null)}),m=(e,t)=>e===`east`?{...r,east:r.east===t?null:t}:{...r,west:r.west===t?null:t};return u(`figure`,{class:`tile-map`,children:[u(`svg`,{viewBox:`0 0 ${8*G} ${8*G}`,role:`group`,"aria-label":e(`省级行政区方格示意图`,`Grid of the provinces`),children:[M.map(t=>{let a=f(t.code),o=a&&H(n.filter(e=>e[a].code===t.code)),s=e(t.zh,t.en),c=a?`${s}${e(`，`,`, `)}${a===`east`?e(`支援`,`supports with`):e(`受援`,`receives`)} ${_(x(o))}`:`${s}${e(`：不在本项目范围`,`: not in this programme`)}`,l=u(fe,{tile:t,side:a,active:a!==null&&r[a]===t.code});return a?u(`a`,{href:i(m(a,t.code)),"aria-label":c,...p(c),children:l},t.code):u(`g`,{...p(c),children:[u(`title`,{children:c}),l]},t.code)}),n.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=M.find(t=>t.code===e.east.code),n=M.find(t=>t.code===e.west.code);if(!t||!n)return null;let a=r.east===e.east.code&&r.west===e.west.code,o=V(e);return u(`a`,{class:`arc ${B(e,r)?``:`faded`}`,href:i(a?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":o,...p(o),children:[u(`path`,{class:`reach`,d:Y(t,n)}),u(`path`,{class:`line colour-${l.indexOf(e.east.code)%8}`,d:Y(t,n),"stroke-width":Math.max(1.2,q*Number(e.amount)/c)})]},e.east.code+e.west.code)}),u(`g`,{class:`labels`,"aria-hidden":`true`,children:M.map(e=>{let t=f(e.code);return u(pe,{tile:e,amount:t&&H(n.filter(n=>n[t].code===e.code))},e.code)})})]}),u(`figcaption`,{children:[u(me,{most:c}),u(`p`,{class:`pointed`,"aria-live":`polite`,children:a??u(`span`,{class:`secondary`,children:e(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function fe({tile:e,side:t,active:n}){let[r,i]=J(e);return u(`g`,{class:`tile ${t??`outside`} ${n?`active`:``}`,children:u(`rect`,{x:r-K/2,y:i-K/2,width:K,height:K,rx:`4`})})}function pe({tile:t,amount:n}){let[r,i]=J(t),a=e(t.zh,t.en).split(` `);return u(`g`,{class:`label ${n===null?`outside`:``}`,children:[a.map((e,t)=>u(`text`,{class:`name`,x:r,y:i+(n?-6:5)+(t-(a.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),n&&u(`text`,{class:`amount`,x:r,y:i+16+(a.length>1?6:0),"text-anchor":`middle`,children:x(n).number})]})}function me({most:t}){let n=10**Math.floor(Math.log10(t)),r=Math.max(1,Math.floor(t/n))*n;return u(`div`,{class:`legend`,children:[u(`span`,{class:`key east`,children:e(`支援省份`,`Supports`)}),u(`span`,{class:`key west`,children:e(`受援省份`,`Is supported`)}),u(`span`,{class:`key outside`,children:e(`不在本项目范围`,`Not in this programme`)}),[r/4,r/2,r].map(e=>u(`span`,{class:`width`,children:[u(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:u(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,q*e/t)})}),_(x(e.toFixed(2)))]},e))]})}var he=c(`
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
`);function X(e){return f(he,e===void 0?null:{asOf:e})}function Z(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=N(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function ge(t){let n=X(t.day),{params:r,change:i}=a(),o=r.get(`view`),s=o===`table`||o===`matrix`?o:`map`;return u(D,{class:`pairs`,title:e(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:u(O,{label:e(`显示方式`,`Shown as`),value:s,options:[{value:`map`,text:e(`方格图`,`Grid`)},{value:`table`,text:e(`表`,`Table`)},{value:`matrix`,text:e(`矩阵`,`Matrix`)}],choose:e=>i({view:e===`map`?null:e},!0)}),children:u(h,{answer:n,class:`pairs-room`,children:e=>{let n=Z(e);return s===`table`?u(W,{flows:n,chosen:t.chosen,linkOf:t.linkOf}):s===`matrix`?u(ue,{flows:n,linkOf:t.linkOf}):u(de,{flows:n,chosen:t.chosen,linkOf:t.linkOf})}})})}var Q=12;function $(t){let r=X(t.day);return u(D,{title:e(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:u(h,{answer:r,class:`ranking-room`,children:r=>{let i=Z(r);return i.length===0?u(g,{children:e(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):u(n,{children:[u(W,{flows:i,chosen:t.chosen,linkOf:t.linkOf,most:Q}),i.length>Q&&u(`p`,{class:`more secondary`,children:e(`共 ${i.length} 对，全部见“表”。`,`${i.length} pairs; all of them are under “Table”.`)})]})}})})}var _e=c(`
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
`),ve=12;function ye({day:t}){let r=f(_e,t===void 0?null:{asOf:t});return u(D,{class:`published`,title:e(`公布数据与记录`,`Published beside the records`),aside:u(`a`,{href:p(`/reconciliation`),children:e(`全部对账`,`All of it`)}),children:u(h,{answer:r,class:`published-room`,children:({reconciliation:t})=>{if(t.length===0)return u(g,{children:e(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let r=t.filter(e=>e.comparable),i=r.filter(e=>e.value.agrees),a=t.filter(e=>e.flags.length>0);return u(n,{children:[u(`p`,{children:e(`公布 ${t.length} 项，可比 ${r.length} 项，一致 ${i.length} 项，有疑点 ${a.length} 项。`,`${t.length} figures published, ${r.length} comparable, ${i.length} agree; in doubt: ${a.length}.`)}),u(k,{label:e(`公布数据与记录`,`Published beside the records`),children:u(`table`,{children:[u(`thead`,{children:u(`tr`,{children:[u(`th`,{children:e(`指标`,`Indicator`)}),u(`th`,{class:`number`,children:e(`公布`,`Published`)}),u(`th`,{class:`number`,children:e(`记录`,`Records`)}),u(`th`,{children:e(`一致`,`Agrees`)})]})}),u(`tbody`,{children:r.slice(0,ve).map(({figure:t,value:n})=>u(`tr`,{children:[u(`th`,{scope:`row`,children:e(t.indicator.name,t.indicator.nameEn)}),u(`td`,{class:`number`,children:u(A,{value:n.published,unit:n.unit})}),u(`td`,{class:`number`,children:u(A,{value:n.computed,unit:n.unit})}),u(`td`,{children:n.agrees===null||n.agrees===void 0?`—`:n.agrees?e(`是`,`yes`):e(`否`,`no`)})]},t.code))})]})})]})}})})}function be(){let t=[{href:p(`/data`),zh:`全部数据表`,en:`All tables`,says:e(`筛选、排序、导出`,`filter, sort, export`)},{href:p(`/explore`),zh:`自助分析`,en:`Explore`,says:e(`任意分组与透视`,`any grouping, pivots`)},{href:`/screen`,zh:`大屏`,en:`Screen`,says:e(`会议室大屏展示`,`for a wall`)},{href:`/templates/`,zh:`导入模板`,en:`Templates for imports`,says:`XLSX, CSV`},{href:`/graphiql`,zh:`接口`,en:`The API`,says:`GraphQL`},{href:`/schema.graphql`,zh:`接口模式定义`,en:`Its schema`,says:e(`全部类型与字段`,`all types and fields`)}];return u(D,{class:`links`,title:e(`更多`,`More`),children:u(`ul`,{class:`plain-list`,children:t.map(t=>u(`li`,{children:[u(`a`,{href:t.href,children:e(t.zh,t.en)}),` `,u(`span`,{class:`secondary`,children:t.says})]},t.href))})})}function xe(){let{day:t,valid:r}=o(),{params:s}=a(),c={east:s.get(`east`),west:s.get(`west`)},d=s.get(`view`),f=e=>p(`/`,{east:e.east,west:e.west,view:d});return u(l,{title:e(`总览`,`Overview`),heading:u(n,{children:[e(`东西部县域结对帮扶`,`Counties of east and west, paired`),r&&t&&u(`span`,{class:`day`,children:e(`截至 ${i(t)}`,`as of ${i(t)}`)})]}),children:[u(Se,{chosen:c,clear:f({east:null,west:null})}),r?u(n,{children:[u(L,{day:t,chosen:c}),u(`div`,{class:`overview-grid`,children:[u(ge,{day:t,chosen:c,linkOf:f}),u(ae,{day:t,chosen:c}),u($,{day:t,chosen:c,linkOf:f}),u(ye,{day:t}),u(ce,{day:t}),u(be,{})]})]}):u(m,{})]})}function Se({chosen:t,clear:n}){if(t.east===null&&t.west===null)return null;let r=t=>{let n=t===null?void 0:N(t);return n?e(n.zh,n.en):t??e(`全部`,`all`)};return u(`p`,{class:`filtered`,role:`status`,children:[e(`只看`,`Only`),` `,u(`strong`,{children:`${r(t.east)} → ${r(t.west)}`}),` `,u(`a`,{href:n,children:e(`看全部`,`Show all`)})]})}export{xe as default};