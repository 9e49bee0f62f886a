import{N as e,O as t,S as n,a as r,i,j as a,k as o,l as s,n as c,r as l,s as u,u as d,v as f,x as p,y as m}from"./index-CV5-KsPE.js";import{c as h,d as g,f as _,h as ee,i as v,l as y,m as b,o as x,p as S,r as C,s as w,t as T,u as E}from"./panels-DOxyFzbf.js";import{n as te,r as ne,t as D}from"./chart-mQN440oD.js";var O=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),k=[O(`23`,7,0,`黑龙江`,`Heilongjiang`),O(`15`,4,1,`内蒙古`,`Inner Mongolia`),O(`22`,7,1,`吉林`,`Jilin`),O(`65`,0,2,`新疆`,`Xinjiang`),O(`62`,2,2,`甘肃`,`Gansu`),O(`64`,3,2,`宁夏`,`Ningxia`),O(`14`,4,2,`山西`,`Shanxi`),O(`11`,5,2,`北京`,`Beijing`),O(`12`,6,2,`天津`,`Tianjin`),O(`21`,7,2,`辽宁`,`Liaoning`),O(`63`,1,3,`青海`,`Qinghai`),O(`61`,3,3,`陕西`,`Shaanxi`),O(`41`,4,3,`河南`,`Henan`),O(`13`,5,3,`河北`,`Hebei`),O(`37`,6,3,`山东`,`Shandong`),O(`54`,0,4,`西藏`,`Tibet`),O(`51`,2,4,`四川`,`Sichuan`),O(`50`,3,4,`重庆`,`Chongqing`),O(`42`,4,4,`湖北`,`Hubei`),O(`34`,5,4,`安徽`,`Anhui`),O(`32`,6,4,`江苏`,`Jiangsu`),O(`31`,7,4,`上海`,`Shanghai`),O(`53`,2,5,`云南`,`Yunnan`),O(`52`,3,5,`贵州`,`Guizhou`),O(`43`,4,5,`湖南`,`Hunan`),O(`36`,5,5,`江西`,`Jiangxi`),O(`33`,6,5,`浙江`,`Zhejiang`),O(`45`,3,6,`广西`,`Guangxi`),O(`44`,4,6,`广东`,`Guangdong`),O(`35`,5,6,`福建`,`Fujian`),O(`71`,7,6,`台湾`,`Taiwan`),O(`46`,3,7,`海南`,`Hainan`),O(`82`,4,7,`澳门`,`Macao`),O(`81`,5,7,`香港`,`Hong Kong`)];function A(e){return k.find(t=>t.code===e)}function j(e){let t=o();return l(`section`,{class:`section ${e.class??``}`,"aria-labelledby":t,children:[l(`div`,{class:`section-head`,children:[l(`h2`,{id:t,children:e.title}),e.aside&&l(`div`,{class:`section-aside`,children:e.aside})]}),e.children]})}function M({label:e,children:t}){return l(`div`,{class:`table-scroll`,role:`region`,"aria-label":e,tabIndex:0,children:t})}var re=s(`
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
`);function ie(e){let t={...e.east===null?{}:{hasSupporterWith:[{hasProvinceWith:[{code:e.east}]}]},...e.west===null?{}:{hasRecipientWith:[{hasProvinceWith:[{code:e.west}]}]}};return{hasProjectWith:[{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:[t]}:{}}]}}function ae({day:e,chosen:t}){let r=d(re,e===void 0?null:{asOf:e,where:ie(t)});return l(j,{class:`course`,title:n(`到位资金：按季度`,`Paid in by quarter`),children:l(C,{answer:r,class:`course-room`,children:e=>{let t=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return t.length===0?l(T,{children:n(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):l(oe,{quarters:t})}})})}function oe({quarters:e}){let t=p.value,r=a(r=>{let i=t===`en`?1e9:1e8,a=te(r);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...ne(r),trigger:`axis`,axisPointer:{type:`shadow`},formatter:t=>{let r=e[t[0]?.dataIndex??0],i=r.amount.sumYearEarlier;return`${u(r.key.quarter)}\n${S(g(r.amount.sum??`0.00`))}`+(i==null?``:`\n${n(`上年同期`,`A year before`)} ${S(g(i))}`)}},xAxis:{type:`category`,data:e.map(({key:e})=>u(e.quarter)),...a,splitLine:{show:!1}},yAxis:{type:`value`,name:n(`亿元`,`bn yuan`),nameTextStyle:{color:r.secondary,align:`left`},...a,axisLine:{show:!1}},series:[{type:`bar`,data:e.map(({amount:e})=>Number(e.sum??0)/i),itemStyle:{color:r.series[0]},barCategoryGap:`28%`}]}},[e,t]),i=e[0].key.quarter,o=e.at(-1).key.quarter;return l(D,{label:n(`柱状图：${u(i)}至${u(o)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${u(i)} to ${u(o)}; the table below has the numbers`),height:340,option:r,table:l(M,{label:n(`按季度到位资金`,`Paid in by quarter`),children:l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:n(`季度`,`Quarter`)}),l(`th`,{class:`number`,children:n(`到位资金`,`Paid in`)}),l(`th`,{class:`number`,children:n(`上年同期`,`A year before`)})]})}),l(`tbody`,{children:e.map(({key:e,amount:t})=>l(`tr`,{children:[l(`td`,{children:u(e.quarter)}),l(`td`,{class:`number`,children:l(h,{yuan:t.sum})}),l(`td`,{class:`number`,children:l(h,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var se=s(`
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
`);function ce({day:t}){let r=d(se,t===void 0?null:{asOf:t});return l(j,{class:`coverage`,title:n(`重点帮扶县覆盖`,`Coverage of the key counties`),children:l(C,{answer:r,class:`coverage-room`,children:({coverage:t})=>l(e,{children:[l(`p`,{class:`coverage-line`,children:[l(`strong`,{children:[t.covered,`/`,t.keyCounties]}),` `,n(`个重点帮扶县有支援县；支援县 ${t.supporters} 个；无项目的 ${t.withoutProject} 个。`,`key counties have a supporter, of ${t.supporters} supporting ones; ${t.withoutProject} have no project.`)]}),l(M,{label:n(`各省覆盖`,`Coverage by province`),children:l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:n(`省份`,`Province`)}),l(`th`,{class:`number`,children:n(`重点帮扶县`,`Key counties`)}),l(`th`,{class:`number`,children:n(`已覆盖`,`Covered`)}),l(`th`,{class:`number`,children:n(`无项目`,`No project`)}),l(`th`,{class:`number`,children:n(`支援县`,`Supporters`)})]})}),l(`tbody`,{children:t.provinces.map(e=>l(`tr`,{children:[l(`th`,{scope:`row`,children:l(`a`,{href:f(`/provinces/${e.province.code}`),children:n(e.province.name,e.province.nameEn)})}),l(`td`,{class:`number`,children:e.keyCounties}),l(`td`,{class:`number`,children:e.covered}),l(`td`,{class:`number`,children:e.withoutProject}),l(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),t.recipients.length===0?l(`p`,{class:`secondary`,children:n(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):l(`details`,{children:[l(`summary`,{children:n(`未覆盖的重点帮扶县 ${t.uncovered} 个`,`${t.uncovered} key counties without a supporter`)}),l(`ul`,{class:`counties plain-list`,children:t.recipients.map(({county:e})=>l(`li`,{children:l(`a`,{href:f(`/counties/${e.code}`),children:n(e.name,e.nameEn)})},e.code))})]})]})})})}function le(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var ue=s(`
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
`),N=e=>e==null?null:String(e);function P(e,t){let r=(n,r,i)=>({name:n,value:r(e)??null,before:r(t)??null,show:g,note:i}),i=(n,r,i,a)=>({name:n,value:N(i(e)),before:N(i(t)),show:e=>y(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[r(n(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(n(`引导投资企业`,`Enterprises investing`),n(`家`,``),e=>e.guidedEnterprises),i(n(`共建产业园区`,`Co-built parks`),n(`个`,``),e=>e.coBuiltParks),{...i(n(`受援重点帮扶县`,`Key counties supported`),n(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>n(`共 ${e} 个`,`of ${e}`))),change:`number`},{...i(n(`结对关系`,`Pairings`),n(`对`,``),e=>e.pairings),change:`number`},{...i(n(`务工规模`,`Workers in employment`),n(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:n(`较上年末`,`on the end of last year`)},r(n(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),r(n(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>n(`产业 ${_(e)}`,`${_(e)} for industry`))),r(n(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),r(n(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>n(`民营企业 ${E(e)} 家`,`${E(e)} private enterprises`))),i(n(`专业技术人才`,`Professionals sent`),n(`人`,``),e=>e.professionals,a(e.officials,e=>n(`挂职干部 ${E(e)} 人`,`${E(e)} cadres on secondment`))),{name:n(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:t.riskEliminatedShare??null,show:e=>({number:E(b(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>n(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function F({day:e,chosen:t}){let r=d(ue,e===void 0?null:{asOf:e,earlier:le(e),east:t.east,west:t.west});return l(`section`,{class:`figures`,"aria-label":n(`主要数据`,`Main figures`),children:l(C,{answer:r,class:`figures-room`,children:({now:e,earlier:t})=>l(`dl`,{children:P(e,t).map(e=>l(`div`,{children:[l(`dt`,{children:e.name}),l(`dd`,{class:`value`,children:l(w,{shown:e.value===null?null:e.show(e.value)})}),l(`dd`,{class:`change`,children:l(I,{row:e})}),l(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function I({row:t}){let{value:r,before:i}=t;if(r===null)return l(e,{children:n(`无记录`,`no records`)});if(i===null||Number(i)===0)return l(e,{children:n(`上年同期无记录`,`none a year before`)});let a=Number(r)-Number(i);return l(`span`,{title:`${t.against??n(`上年同期`,`a year before`)} ${t.show(i).exact}`,children:[t.against??n(`同比`,`year on year`),` `,a===0?n(`持平`,`no change`):ee(L(t.change,a,Number(i)))]})}function L(e,t,r){switch(e){case`number`:return E(String(t));case`points`:return`${E(t.toFixed(1))}\u2009${n(`个百分点`,`points`)}`;default:return _((100*t/r).toFixed(4))}}function R(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function z(e){let t=e=>n(e.zh,e.en);return`${t(e.east)} → ${t(e.west)}`+n(`：`,`: `)+`${S(g(e.amount))}`+n(`，`,`, `)+S(y(e.enterprises,n(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function B(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function V(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}function H(e){let t=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),r=Number(t[0]?.amount??0),i=Number(B(t));return l(M,{label:n(`省际协作排名`,`Pairs of provinces by money`),children:l(`table`,{class:`pair-table`,children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{class:`number`,children:n(`名次`,`Rank`)}),l(`th`,{children:n(`支援省份`,`Supports`)}),l(`th`,{children:n(`受援省份`,`Is supported`)}),l(`th`,{class:`number`,children:n(`到位资金`,`Paid in`)}),l(`th`,{class:`number`,children:n(`占比`,`Share`)}),l(`th`,{class:`number`,children:n(`企业`,`Enterprises`)})]})}),l(`tbody`,{children:t.slice(0,e.most).map((t,a)=>l(`tr`,{class:R(t,e.chosen)?``:`faded`,children:[l(`td`,{class:`number`,children:a+1}),l(`td`,{children:n(t.east.zh,t.east.en)}),l(`td`,{children:l(`a`,{href:e.linkOf({east:t.east.code,west:t.west.code}),children:n(t.west.zh,t.west.en)})}),l(`td`,{class:`number bar`,children:[l(`meter`,{min:0,max:r,value:Number(t.amount),"aria-hidden":`true`}),l(h,{yuan:t.amount})]}),l(`td`,{class:`number`,children:i>0?(100*Number(t.amount)/i).toFixed(1)+` %`:`—`}),l(`td`,{class:`number`,children:l(x,{of:t.enterprises})})]},t.east.code+t.west.code))})]})})}function U(e){let{flows:t}=e,r=V(t,`east`),i=V(t,`west`),a=Math.max(1,...t.map(e=>Number(e.amount)));return l(M,{label:n(`东西部矩阵`,`Matrix of east and west`),children:l(`table`,{class:`pair-matrix`,children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:n(`受援 \\ 支援`,`West \\ East`)}),r.map(e=>l(`th`,{class:`number`,scope:`col`,children:n(e.zh,e.en)},e.code)),l(`th`,{class:`number`,scope:`col`,children:n(`合计`,`Total`)})]})}),l(`tbody`,{children:[i.map(i=>l(`tr`,{children:[l(`th`,{scope:`row`,children:n(i.zh,i.en)}),r.map(n=>{let r=t.find(e=>e.east.code===n.code&&e.west.code===i.code),o=r?Math.min(5,Math.floor(6*Number(r.amount)/a)):-1;return l(`td`,{class:`number step-${o}`,children:r&&l(`a`,{href:e.linkOf({east:n.code,west:i.code}),children:l(h,{yuan:r.amount})})},n.code)}),l(`td`,{class:`number`,children:l(h,{yuan:B(t.filter(e=>e.west.code===i.code))})})]},i.code)),l(`tr`,{class:`total`,children:[l(`th`,{scope:`row`,children:n(`合计`,`Total`)}),r.map(e=>l(`td`,{class:`number`,children:l(h,{yuan:B(t.filter(t=>t.east.code===e.code))})},e.code)),l(`td`,{class:`number`,children:l(h,{yuan:B(t)})})]})]})]})})}var W=84,G=64,K=16;function q(e){return[e.column*W+W/2,e.row*W+W/2]}function J(e,t){let[n,r]=q(e),[i,a]=q(t);return`M${n},${r} Q${(n+i)/2-(r-a)*.22},${(r+a)/2+(n-i)*-.22} ${i},${a}`}function de(e){let{flows:r,chosen:i,linkOf:a}=e,[o,s]=t(null),c=Math.max(1,...r.map(e=>Number(e.amount))),u=V(r,`east`).map(e=>e.code),d=V(r,`west`).map(e=>e.code),f=e=>u.includes(e)?`east`:d.includes(e)?`west`:null,p=e=>({onMouseEnter:()=>s(e),onMouseLeave:()=>s(null),onFocusIn:()=>s(e),onFocusOut:()=>s(null)}),m=(e,t)=>e===`east`?{...i,east:i.east===t?null:t}:{...i,west:i.west===t?null:t};return l(`figure`,{class:`tile-map`,children:[l(`svg`,{viewBox:`0 0 ${8*W} ${8*W}`,role:`group`,"aria-label":n(`省级行政区方格示意图`,`Grid of the provinces`),children:[k.map(e=>{let t=f(e.code),o=t&&B(r.filter(n=>n[t].code===e.code)),s=n(e.zh,e.en),c=t?`${s}${n(`，`,`, `)}${t===`east`?n(`支援`,`supports with`):n(`受援`,`receives`)} ${S(g(o))}`:`${s}${n(`：不在本项目范围`,`: not in this programme`)}`,u=l(fe,{tile:e,side:t,active:t!==null&&i[t]===e.code});return t?l(`a`,{href:a(m(t,e.code)),"aria-label":c,...p(c),children:u},e.code):l(`g`,{...p(c),children:[l(`title`,{children:c}),u]},e.code)}),r.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=k.find(t=>t.code===e.east.code),n=k.find(t=>t.code===e.west.code);if(!t||!n)return null;let r=i.east===e.east.code&&i.west===e.west.code,o=z(e);return l(`a`,{class:`arc ${R(e,i)?``:`faded`}`,href:a(r?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":o,...p(o),children:[l(`path`,{class:`reach`,d:J(t,n)}),l(`path`,{class:`line colour-${u.indexOf(e.east.code)%8}`,d:J(t,n),"stroke-width":Math.max(1.2,K*Number(e.amount)/c)})]},e.east.code+e.west.code)}),l(`g`,{class:`labels`,"aria-hidden":`true`,children:k.map(e=>{let t=f(e.code);return l(pe,{tile:e,amount:t&&B(r.filter(n=>n[t].code===e.code))},e.code)})})]}),l(`figcaption`,{children:[l(me,{most:c}),l(`p`,{class:`pointed`,"aria-live":`polite`,children:o??l(`span`,{class:`secondary`,children:n(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function fe({tile:e,side:t,active:n}){let[r,i]=q(e);return l(`g`,{class:`tile ${t??`outside`} ${n?`active`:``}`,children:l(`rect`,{x:r-G/2,y:i-G/2,width:G,height:G,rx:`4`})})}function pe({tile:e,amount:t}){let[r,i]=q(e),a=n(e.zh,e.en).split(` `);return l(`g`,{class:`label ${t===null?`outside`:``}`,children:[a.map((e,n)=>l(`text`,{class:`name`,x:r,y:i+(t?-6:5)+(n-(a.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),t&&l(`text`,{class:`amount`,x:r,y:i+16+(a.length>1?6:0),"text-anchor":`middle`,children:g(t).number})]})}function me({most:e}){let t=10**Math.floor(Math.log10(e)),r=Math.max(1,Math.floor(e/t))*t;return l(`div`,{class:`legend`,children:[l(`span`,{class:`key east`,children:n(`支援省份`,`Supports`)}),l(`span`,{class:`key west`,children:n(`受援省份`,`Is supported`)}),l(`span`,{class:`key outside`,children:n(`不在本项目范围`,`Not in this programme`)}),[r/4,r/2,r].map(t=>l(`span`,{class:`width`,children:[l(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:l(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,K*t/e)})}),S(g(t.toFixed(2)))]},t))]})}function he(e){return l(`div`,{class:`choice`,role:`group`,"aria-label":e.label,children:e.options.map(t=>l(`button`,{type:`button`,"aria-pressed":t.value===e.value,onClick:()=>e.choose(t.value),children:t.text},t.value))})}var ge=s(`
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
`);function Y(e){return d(ge,e===void 0?null:{asOf:e})}function X(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=A(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function _e(e){let t=Y(e.day),{params:r,change:i}=m(),a=r.get(`view`),o=a===`table`||a===`matrix`?a:`map`;return l(j,{class:`pairs`,title:n(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:l(he,{label:n(`显示方式`,`Shown as`),value:o,options:[{value:`map`,text:n(`方格图`,`Grid`)},{value:`table`,text:n(`表`,`Table`)},{value:`matrix`,text:n(`矩阵`,`Matrix`)}],choose:e=>i({view:e===`map`?null:e},!0)}),children:l(C,{answer:t,class:`pairs-room`,children:t=>{let n=X(t);return o===`table`?l(H,{flows:n,chosen:e.chosen,linkOf:e.linkOf}):o===`matrix`?l(U,{flows:n,linkOf:e.linkOf}):l(de,{flows:n,chosen:e.chosen,linkOf:e.linkOf})}})})}var Z=12;function ve(t){let r=Y(t.day);return l(j,{title:n(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:l(C,{answer:r,class:`ranking-room`,children:r=>{let i=X(r);return i.length===0?l(T,{children:n(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):l(e,{children:[l(H,{flows:i,chosen:t.chosen,linkOf:t.linkOf,most:Z}),i.length>Z&&l(`p`,{class:`more secondary`,children:n(`共 ${i.length} 对，全部见“表”。`,`${i.length} pairs; all of them are under “Table”.`)})]})}})})}function ye(e){switch(e){case`ONE`:return``;case`PERSON`:return n(`人`,`persons`);case`TEN_THOUSAND_PERSONS`:return n(`万人`,`m persons`);case`YUAN`:return n(`元`,`yuan`);case`HUNDRED_MILLION_YUAN`:return n(`亿元`,`bn yuan`);case`PERCENT`:return`%`;case`PERCENTAGE_POINT`:return n(`个百分点`,`points`);case`DAY`:return n(`天`,`days`)}}function be(e,t){let n={HUNDRED_MILLION_YUAN:1,TEN_THOUSAND_PERSONS:2}[t];return p.value!==`en`||n===void 0?E(e):E(b(e,n,(e.split(`.`)[1]?.length??0)+n).replace(/\.?0+$/,``))}function Q({value:e,unit:t}){if(e==null)return l(`span`,{class:`figure`,children:`—`});let n=ye(t);return l(`span`,{class:`figure`,children:[be(e,t),n&&l(`span`,{class:`unit`,children:` `+n})]})}var $=s(`
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
`),xe=12;function Se({day:t}){let r=d($,t===void 0?null:{asOf:t});return l(j,{class:`published`,title:n(`公布数据与记录`,`Published beside the records`),aside:l(`a`,{href:f(`/reconciliation`),children:n(`全部对账`,`All of it`)}),children:l(C,{answer:r,class:`published-room`,children:({reconciliation:t})=>{if(t.length===0)return l(T,{children:n(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let r=t.filter(e=>e.comparable),i=r.filter(e=>e.value.agrees),a=t.filter(e=>e.flags.length>0);return l(e,{children:[l(`p`,{children:n(`公布 ${t.length} 项，可比 ${r.length} 项，一致 ${i.length} 项，有疑点 ${a.length} 项。`,`${t.length} figures published, ${r.length} comparable, ${i.length} agree; in doubt: ${a.length}.`)}),l(M,{label:n(`公布数据与记录`,`Published beside the records`),children:l(`table`,{children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:n(`指标`,`Indicator`)}),l(`th`,{class:`number`,children:n(`公布`,`Published`)}),l(`th`,{class:`number`,children:n(`记录`,`Records`)}),l(`th`,{children:n(`一致`,`Agrees`)})]})}),l(`tbody`,{children:r.slice(0,xe).map(({figure:e,value:t})=>l(`tr`,{children:[l(`th`,{scope:`row`,children:n(e.indicator.name,e.indicator.nameEn)}),l(`td`,{class:`number`,children:l(Q,{value:t.published,unit:t.unit})}),l(`td`,{class:`number`,children:l(Q,{value:t.computed,unit:t.unit})}),l(`td`,{children:t.agrees===null||t.agrees===void 0?`—`:t.agrees?n(`是`,`yes`):n(`否`,`no`)})]},e.code))})]})})]})}})})}function Ce(){let e=[{href:f(`/data`),zh:`全部数据表`,en:`All tables`,says:n(`筛选、排序、导出`,`filter, sort, export`)},{href:f(`/explore`),zh:`自助分析`,en:`Explore`,says:n(`任意分组与透视`,`any grouping, pivots`)},{href:`/screen`,zh:`大屏`,en:`Screen`,says:n(`会议室大屏展示`,`for a wall`)},{href:`/templates/`,zh:`导入模板`,en:`Templates for imports`,says:`XLSX, CSV`},{href:`/graphiql`,zh:`接口`,en:`The API`,says:`GraphQL`},{href:`/schema.graphql`,zh:`接口模式定义`,en:`Its schema`,says:n(`全部类型与字段`,`all types and fields`)}];return l(j,{class:`links`,title:n(`更多`,`More`),children:l(`ul`,{class:`plain-list`,children:e.map(e=>l(`li`,{children:[l(`a`,{href:e.href,children:n(e.zh,e.en)}),` `,l(`span`,{class:`secondary`,children:e.says})]},e.href))})})}function we(){let{day:t,valid:a}=i(),{params:o}=m(),s={east:o.get(`east`),west:o.get(`west`)},u=o.get(`view`),d=e=>f(`/`,{east:e.east,west:e.west,view:u});return l(c,{title:n(`总览`,`Overview`),heading:l(e,{children:[n(`东西部县域结对帮扶`,`Counties of east and west, paired`),a&&t&&l(`span`,{class:`day`,children:n(`截至 ${r(t)}`,`as of ${r(t)}`)})]}),children:[l(Te,{chosen:s,clear:d({east:null,west:null})}),a?l(e,{children:[l(F,{day:t,chosen:s}),l(`div`,{class:`overview-grid`,children:[l(_e,{day:t,chosen:s,linkOf:d}),l(ae,{day:t,chosen:s}),l(ve,{day:t,chosen:s,linkOf:d}),l(Se,{day:t}),l(ce,{day:t}),l(Ce,{})]})]}):l(v,{})]})}function Te({chosen:e,clear:t}){if(e.east===null&&e.west===null)return null;let r=e=>{let t=e===null?void 0:A(e);return t?n(t.zh,t.en):e??n(`全部`,`all`)};return l(`p`,{class:`filtered`,role:`status`,children:[n(`只看`,`Only`),` `,l(`strong`,{children:`${r(e.east)} → ${r(e.west)}`}),` `,l(`a`,{href:t,children:n(`看全部`,`Show all`)})]})}export{we as default};