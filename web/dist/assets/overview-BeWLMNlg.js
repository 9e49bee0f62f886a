import{A as e,C as t,M as n,P as r,S as i,a,b as o,i as s,k as c,l,n as u,r as d,s as f,u as p,v as m}from"./index-CmeYqF5m.js";import{c as h,d as g,f as _,h as ee,i as v,l as y,m as b,o as x,p as S,r as C,s as w,t as T,u as E}from"./panels-DDpAIa_M.js";import{n as te,r as ne,t as D}from"./chart-Cz_MLMt7.js";var O=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),k=[O(`23`,7,0,`黑龙江`,`Heilongjiang`),O(`15`,4,1,`内蒙古`,`Inner Mongolia`),O(`22`,7,1,`吉林`,`Jilin`),O(`65`,0,2,`新疆`,`Xinjiang`),O(`62`,2,2,`甘肃`,`Gansu`),O(`64`,3,2,`宁夏`,`Ningxia`),O(`14`,4,2,`山西`,`Shanxi`),O(`11`,5,2,`北京`,`Beijing`),O(`12`,6,2,`天津`,`Tianjin`),O(`21`,7,2,`辽宁`,`Liaoning`),O(`63`,1,3,`青海`,`Qinghai`),O(`61`,3,3,`陕西`,`Shaanxi`),O(`41`,4,3,`河南`,`Henan`),O(`13`,5,3,`河北`,`Hebei`),O(`37`,6,3,`山东`,`Shandong`),O(`54`,0,4,`西藏`,`Tibet`),O(`51`,2,4,`四川`,`Sichuan`),O(`50`,3,4,`重庆`,`Chongqing`),O(`42`,4,4,`湖北`,`Hubei`),O(`34`,5,4,`安徽`,`Anhui`),O(`32`,6,4,`江苏`,`Jiangsu`),O(`31`,7,4,`上海`,`Shanghai`),O(`53`,2,5,`云南`,`Yunnan`),O(`52`,3,5,`贵州`,`Guizhou`),O(`43`,4,5,`湖南`,`Hunan`),O(`36`,5,5,`江西`,`Jiangxi`),O(`33`,6,5,`浙江`,`Zhejiang`),O(`45`,3,6,`广西`,`Guangxi`),O(`44`,4,6,`广东`,`Guangdong`),O(`35`,5,6,`福建`,`Fujian`),O(`71`,7,6,`台湾`,`Taiwan`),O(`46`,3,7,`海南`,`Hainan`),O(`82`,4,7,`澳门`,`Macao`),O(`81`,5,7,`香港`,`Hong Kong`)];function A(e){return k.find(t=>t.code===e)}function j(t){let n=e();return d(`section`,{class:`section ${t.class??``}`,"aria-labelledby":n,children:[d(`div`,{class:`section-head`,children:[d(`h2`,{id:n,children:t.title}),t.aside&&d(`div`,{class:`section-aside`,children:t.aside})]}),t.children]})}function M({label:e,children:t}){return d(`div`,{class:`table-scroll`,role:`region`,"aria-label":e,tabIndex:0,children:t})}var re=l(`
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
`);function ie(e){let t={...e.east===null?{}:{hasSupporterWith:[{hasProvinceWith:[{code:e.east}]}]},...e.west===null?{}:{hasRecipientWith:[{hasProvinceWith:[{code:e.west}]}]}};return{hasProjectWith:[{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:[t]}:{}}]}}function ae({day:e,chosen:n}){let r=p(re,e===void 0?null:{asOf:e,where:ie(n)});return d(j,{class:`course`,title:t(`到位资金：按季度`,`Paid in by quarter`),children:d(C,{answer:r,class:`course-room`,children:e=>{let n=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return n.length===0?d(T,{children:t(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):d(oe,{quarters:n})}})})}function oe({quarters:e}){let r=i.value,a=n(n=>{let i=r===`en`?1e9:1e8,a=te(n);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...ne(n),trigger:`axis`,axisPointer:{type:`shadow`},formatter:n=>{let r=e[n[0]?.dataIndex??0],i=r.amount.sumYearEarlier;return`${f(r.key.quarter)}\n${S(g(r.amount.sum??`0.00`))}`+(i==null?``:`\n${t(`上年同期`,`A year before`)} ${S(g(i))}`)}},xAxis:{type:`category`,data:e.map(({key:e})=>f(e.quarter)),...a,splitLine:{show:!1}},yAxis:{type:`value`,name:t(`亿元`,`bn yuan`),nameTextStyle:{color:n.secondary,align:`left`},...a,axisLine:{show:!1}},series:[{type:`bar`,data:e.map(({amount:e})=>Number(e.sum??0)/i),itemStyle:{color:n.series[0]},barCategoryGap:`28%`}]}},[e,r]),o=e[0].key.quarter,s=e.at(-1).key.quarter;return d(D,{label:t(`柱状图：${f(o)}至${f(s)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${f(o)} to ${f(s)}; the table below has the numbers`),height:340,option:a,table:d(M,{label:t(`按季度到位资金`,`Paid in by quarter`),children:d(`table`,{children:[d(`thead`,{children:d(`tr`,{children:[d(`th`,{children:t(`季度`,`Quarter`)}),d(`th`,{class:`number`,children:t(`到位资金`,`Paid in`)}),d(`th`,{class:`number`,children:t(`上年同期`,`A year before`)})]})}),d(`tbody`,{children:e.map(({key:e,amount:t})=>d(`tr`,{children:[d(`td`,{children:f(e.quarter)}),d(`td`,{class:`number`,children:d(h,{yuan:t.sum})}),d(`td`,{class:`number`,children:d(h,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var se=l(`
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
`);function ce({day:e}){let n=p(se,e===void 0?null:{asOf:e});return d(j,{class:`coverage`,title:t(`重点帮扶县覆盖`,`Coverage of the key counties`),children:d(C,{answer:n,class:`coverage-room`,children:({coverage:e})=>d(r,{children:[d(`p`,{class:`coverage-line`,children:[d(`strong`,{children:[e.covered,`/`,e.keyCounties]}),` `,t(`个重点帮扶县有支援县；支援县 ${e.supporters} 个；无项目的 ${e.withoutProject} 个。`,`key counties have a supporter, of ${e.supporters} supporting ones; ${e.withoutProject} have no project.`)]}),d(M,{label:t(`各省覆盖`,`Coverage by province`),children:d(`table`,{children:[d(`thead`,{children:d(`tr`,{children:[d(`th`,{children:t(`省份`,`Province`)}),d(`th`,{class:`number`,children:t(`重点帮扶县`,`Key counties`)}),d(`th`,{class:`number`,children:t(`已覆盖`,`Covered`)}),d(`th`,{class:`number`,children:t(`无项目`,`No project`)}),d(`th`,{class:`number`,children:t(`支援县`,`Supporters`)})]})}),d(`tbody`,{children:e.provinces.map(e=>d(`tr`,{children:[d(`th`,{scope:`row`,children:d(`a`,{href:m(`/provinces/${e.province.code}`),children:t(e.province.name,e.province.nameEn)})}),d(`td`,{class:`number`,children:e.keyCounties}),d(`td`,{class:`number`,children:e.covered}),d(`td`,{class:`number`,children:e.withoutProject}),d(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),e.recipients.length===0?d(`p`,{class:`secondary`,children:t(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):d(`details`,{children:[d(`summary`,{children:t(`未覆盖的重点帮扶县 ${e.uncovered} 个`,`${e.uncovered} key counties without a supporter`)}),d(`ul`,{class:`counties plain-list`,children:e.recipients.map(({county:e})=>d(`li`,{children:d(`a`,{href:m(`/counties/${e.code}`),children:t(e.name,e.nameEn)})},e.code))})]})]})})})}function le(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var ue=l(`
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
`),N=e=>e==null?null:String(e);function P(e,n){let r=(t,r,i)=>({name:t,value:r(e)??null,before:r(n)??null,show:g,note:i}),i=(t,r,i,a)=>({name:t,value:N(i(e)),before:N(i(n)),show:e=>y(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[r(t(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(t(`引导投资企业`,`Enterprises investing`),t(`家`,``),e=>e.guidedEnterprises),i(t(`共建产业园区`,`Co-built parks`),t(`个`,``),e=>e.coBuiltParks),{...i(t(`受援重点帮扶县`,`Key counties supported`),t(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>t(`共 ${e} 个`,`of ${e}`))),change:`number`},{...i(t(`结对关系`,`Pairings`),t(`对`,``),e=>e.pairings),change:`number`},{...i(t(`务工规模`,`Workers in employment`),t(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:t(`较上年末`,`on the end of last year`)},r(t(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),r(t(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>t(`产业 ${_(e)}`,`${_(e)} for industry`))),r(t(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),r(t(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>t(`民营企业 ${E(e)} 家`,`${E(e)} private enterprises`))),i(t(`专业技术人才`,`Professionals sent`),t(`人`,``),e=>e.professionals,a(e.officials,e=>t(`挂职干部 ${E(e)} 人`,`${E(e)} cadres on secondment`))),{name:t(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:n.riskEliminatedShare??null,show:e=>({number:E(b(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>t(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function F({day:e,chosen:n}){let r=p(ue,e===void 0?null:{asOf:e,earlier:le(e),east:n.east,west:n.west});return d(`section`,{class:`figures`,"aria-label":t(`主要数据`,`Main figures`),children:d(C,{answer:r,class:`figures-room`,children:({now:e,earlier:t})=>d(`dl`,{children:P(e,t).map(e=>d(`div`,{children:[d(`dt`,{children:e.name}),d(`dd`,{class:`value`,children:d(w,{shown:e.value===null?null:e.show(e.value)})}),d(`dd`,{class:`change`,children:d(I,{row:e})}),d(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function I({row:e}){let{value:n,before:i}=e;if(n===null)return d(r,{children:t(`无记录`,`no records`)});if(i===null||Number(i)===0)return d(r,{children:t(`上年同期无记录`,`none a year before`)});let a=Number(n)-Number(i);return d(`span`,{title:`${e.against??t(`上年同期`,`a year before`)} ${e.show(i).exact}`,children:[e.against??t(`同比`,`year on year`),` `,a===0?t(`持平`,`no change`):ee(L(e.change,a,Number(i)))]})}function L(e,n,r){switch(e){case`number`:return E(String(n));case`points`:return`${E(n.toFixed(1))}\u2009${t(`个百分点`,`points`)}`;default:return _((100*n/r).toFixed(4))}}function R(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function z(e){let n=e=>t(e.zh,e.en);return`${n(e.east)} → ${n(e.west)}`+t(`：`,`: `)+`${S(g(e.amount))}`+t(`，`,`, `)+S(y(e.enterprises,t(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function B(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function V(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}function H(e){let n=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),r=Number(n[0]?.amount??0),i=Number(B(n));return d(M,{label:t(`省际协作排名`,`Pairs of provinces by money`),children:d(`table`,{class:`pair-table`,children:[d(`thead`,{children:d(`tr`,{children:[d(`th`,{class:`number`,children:t(`名次`,`Rank`)}),d(`th`,{children:t(`支援省份`,`Supports`)}),d(`th`,{children:t(`受援省份`,`Is supported`)}),d(`th`,{class:`number`,children:t(`到位资金`,`Paid in`)}),d(`th`,{class:`number`,children:t(`占比`,`Share`)}),d(`th`,{class:`number`,children:t(`企业`,`Enterprises`)})]})}),d(`tbody`,{children:n.slice(0,e.most).map((n,a)=>d(`tr`,{class:R(n,e.chosen)?``:`faded`,children:[d(`td`,{class:`number`,children:a+1}),d(`td`,{children:t(n.east.zh,n.east.en)}),d(`td`,{children:d(`a`,{href:e.linkOf({east:n.east.code,west:n.west.code}),children:t(n.west.zh,n.west.en)})}),d(`td`,{class:`number bar`,children:[d(`meter`,{min:0,max:r,value:Number(n.amount),"aria-hidden":`true`}),d(h,{yuan:n.amount})]}),d(`td`,{class:`number`,children:i>0?(100*Number(n.amount)/i).toFixed(1)+` %`:`—`}),d(`td`,{class:`number`,children:d(x,{of:n.enterprises})})]},n.east.code+n.west.code))})]})})}function U(e){let{flows:n}=e,r=V(n,`east`),i=V(n,`west`),a=Math.max(1,...n.map(e=>Number(e.amount)));return d(M,{label:t(`东西部矩阵`,`Matrix of east and west`),children:d(`table`,{class:`pair-matrix`,children:[d(`thead`,{children:d(`tr`,{children:[d(`th`,{children:t(`受援 \\ 支援`,`West \\ East`)}),r.map(e=>d(`th`,{class:`number`,scope:`col`,children:t(e.zh,e.en)},e.code)),d(`th`,{class:`number`,scope:`col`,children:t(`合计`,`Total`)})]})}),d(`tbody`,{children:[i.map(i=>d(`tr`,{children:[d(`th`,{scope:`row`,children:t(i.zh,i.en)}),r.map(t=>{let r=n.find(e=>e.east.code===t.code&&e.west.code===i.code),o=r?Math.min(5,Math.floor(6*Number(r.amount)/a)):-1;return d(`td`,{class:`number step-${o}`,children:r&&d(`a`,{href:e.linkOf({east:t.code,west:i.code}),children:d(h,{yuan:r.amount})})},t.code)}),d(`td`,{class:`number`,children:d(h,{yuan:B(n.filter(e=>e.west.code===i.code))})})]},i.code)),d(`tr`,{class:`total`,children:[d(`th`,{scope:`row`,children:t(`合计`,`Total`)}),r.map(e=>d(`td`,{class:`number`,children:d(h,{yuan:B(n.filter(t=>t.east.code===e.code))})},e.code)),d(`td`,{class:`number`,children:d(h,{yuan:B(n)})})]})]})]})})}var W=84,G=64,K=16;function q(e){return[e.column*W+W/2,e.row*W+W/2]}function J(e,t){let[n,r]=q(e),[i,a]=q(t);return`M${n},${r} Q${(n+i)/2-(r-a)*.22},${(r+a)/2+(n-i)*-.22} ${i},${a}`}function de(e){let{flows:n,chosen:r,linkOf:i}=e,[a,o]=c(null),s=Math.max(1,...n.map(e=>Number(e.amount))),l=V(n,`east`).map(e=>e.code),u=V(n,`west`).map(e=>e.code),f=e=>l.includes(e)?`east`:u.includes(e)?`west`:null,p=e=>({onMouseEnter:()=>o(e),onMouseLeave:()=>o(null),onFocusIn:()=>o(e),onFocusOut:()=>o(null)}),m=(e,t)=>e===`east`?{...r,east:r.east===t?null:t}:{...r,west:r.west===t?null:t};return d(`figure`,{class:`tile-map`,children:[d(`svg`,{viewBox:`0 0 ${8*W} ${8*W}`,role:`group`,"aria-label":t(`省级行政区方格示意图`,`Grid of the provinces`),children:[k.map(e=>{let a=f(e.code),o=a&&B(n.filter(t=>t[a].code===e.code)),s=t(e.zh,e.en),c=a?`${s}${t(`，`,`, `)}${a===`east`?t(`支援`,`supports with`):t(`受援`,`receives`)} ${S(g(o))}`:`${s}${t(`：不在本项目范围`,`: not in this programme`)}`,l=d(fe,{tile:e,side:a,active:a!==null&&r[a]===e.code});return a?d(`a`,{href:i(m(a,e.code)),"aria-label":c,...p(c),children:l},e.code):d(`g`,{...p(c),children:[d(`title`,{children:c}),l]},e.code)}),n.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=k.find(t=>t.code===e.east.code),n=k.find(t=>t.code===e.west.code);if(!t||!n)return null;let a=r.east===e.east.code&&r.west===e.west.code,o=z(e);return d(`a`,{class:`arc ${R(e,r)?``:`faded`}`,href:i(a?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":o,...p(o),children:[d(`path`,{class:`reach`,d:J(t,n)}),d(`path`,{class:`line colour-${l.indexOf(e.east.code)%8}`,d:J(t,n),"stroke-width":Math.max(1.2,K*Number(e.amount)/s)})]},e.east.code+e.west.code)}),d(`g`,{class:`labels`,"aria-hidden":`true`,children:k.map(e=>{let t=f(e.code);return d(pe,{tile:e,amount:t&&B(n.filter(n=>n[t].code===e.code))},e.code)})})]}),d(`figcaption`,{children:[d(me,{most:s}),d(`p`,{class:`pointed`,"aria-live":`polite`,children:a??d(`span`,{class:`secondary`,children:t(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function fe({tile:e,side:t,active:n}){let[r,i]=q(e);return d(`g`,{class:`tile ${t??`outside`} ${n?`active`:``}`,children:d(`rect`,{x:r-G/2,y:i-G/2,width:G,height:G,rx:`4`})})}function pe({tile:e,amount:n}){let[r,i]=q(e),a=t(e.zh,e.en).split(` `);return d(`g`,{class:`label ${n===null?`outside`:``}`,children:[a.map((e,t)=>d(`text`,{class:`name`,x:r,y:i+(n?-6:5)+(t-(a.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),n&&d(`text`,{class:`amount`,x:r,y:i+16+(a.length>1?6:0),"text-anchor":`middle`,children:g(n).number})]})}function me({most:e}){let n=10**Math.floor(Math.log10(e)),r=Math.max(1,Math.floor(e/n))*n;return d(`div`,{class:`legend`,children:[d(`span`,{class:`key east`,children:t(`支援省份`,`Supports`)}),d(`span`,{class:`key west`,children:t(`受援省份`,`Is supported`)}),d(`span`,{class:`key outside`,children:t(`不在本项目范围`,`Not in this programme`)}),[r/4,r/2,r].map(t=>d(`span`,{class:`width`,children:[d(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:d(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,K*t/e)})}),S(g(t.toFixed(2)))]},t))]})}function he(e){return d(`div`,{class:`choice`,role:`group`,"aria-label":e.label,children:e.options.map(t=>d(`button`,{type:`button`,"aria-pressed":t.value===e.value,onClick:()=>e.choose(t.value),children:t.text},t.value))})}var ge=l(`
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
`);function Y(e){return p(ge,e===void 0?null:{asOf:e})}function X(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=A(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function _e(e){let n=Y(e.day),{params:r,change:i}=o(),a=r.get(`view`),s=a===`table`||a===`matrix`?a:`map`;return d(j,{class:`pairs`,title:t(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:d(he,{label:t(`显示方式`,`Shown as`),value:s,options:[{value:`map`,text:t(`方格图`,`Grid`)},{value:`table`,text:t(`表`,`Table`)},{value:`matrix`,text:t(`矩阵`,`Matrix`)}],choose:e=>i({view:e===`map`?null:e},!0)}),children:d(C,{answer:n,class:`pairs-room`,children:t=>{let n=X(t);return s===`table`?d(H,{flows:n,chosen:e.chosen,linkOf:e.linkOf}):s===`matrix`?d(U,{flows:n,linkOf:e.linkOf}):d(de,{flows:n,chosen:e.chosen,linkOf:e.linkOf})}})})}var Z=12;function ve(e){let n=Y(e.day);return d(j,{title:t(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:d(C,{answer:n,class:`ranking-room`,children:n=>{let i=X(n);return i.length===0?d(T,{children:t(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):d(r,{children:[d(H,{flows:i,chosen:e.chosen,linkOf:e.linkOf,most:Z}),i.length>Z&&d(`p`,{class:`more secondary`,children:t(`共 ${i.length} 对，全部见“表”。`,`${i.length} pairs; all of them are under “Table”.`)})]})}})})}function ye(e){switch(e){case`ONE`:return``;case`PERSON`:return t(`人`,`persons`);case`TEN_THOUSAND_PERSONS`:return t(`万人`,`m persons`);case`YUAN`:return t(`元`,`yuan`);case`HUNDRED_MILLION_YUAN`:return t(`亿元`,`bn yuan`);case`PERCENT`:return`%`;case`PERCENTAGE_POINT`:return t(`个百分点`,`points`);case`DAY`:return t(`天`,`days`)}}function be(e,t){let n={HUNDRED_MILLION_YUAN:1,TEN_THOUSAND_PERSONS:2}[t];return i.value!==`en`||n===void 0?E(e):E(b(e,n,(e.split(`.`)[1]?.length??0)+n).replace(/\.?0+$/,``))}function Q({value:e,unit:t}){if(e==null)return d(`span`,{class:`figure`,children:`—`});let n=ye(t);return d(`span`,{class:`figure`,children:[be(e,t),n&&d(`span`,{class:`unit`,children:` `+n})]})}var $=l(`
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
`),xe=12;function Se({day:e}){let n=p($,e===void 0?null:{asOf:e});return d(j,{class:`published`,title:t(`公布数据与记录`,`Published beside the records`),aside:d(`a`,{href:m(`/reconciliation`),children:t(`全部对账`,`All of it`)}),children:d(C,{answer:n,class:`published-room`,children:({reconciliation:e})=>{if(e.length===0)return d(T,{children:t(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let n=e.filter(e=>e.comparable),i=n.filter(e=>e.value.agrees),a=e.filter(e=>e.flags.length>0);return d(r,{children:[d(`p`,{children:t(`公布 ${e.length} 项，可比 ${n.length} 项，一致 ${i.length} 项，有疑点 ${a.length} 项。`,`${e.length} figures published, ${n.length} comparable, ${i.length} agree; in doubt: ${a.length}.`)}),d(M,{label:t(`公布数据与记录`,`Published beside the records`),children:d(`table`,{children:[d(`thead`,{children:d(`tr`,{children:[d(`th`,{children:t(`指标`,`Indicator`)}),d(`th`,{class:`number`,children:t(`公布`,`Published`)}),d(`th`,{class:`number`,children:t(`记录`,`Records`)}),d(`th`,{children:t(`一致`,`Agrees`)})]})}),d(`tbody`,{children:n.slice(0,xe).map(({figure:e,value:n})=>d(`tr`,{children:[d(`th`,{scope:`row`,children:t(e.indicator.name,e.indicator.nameEn)}),d(`td`,{class:`number`,children:d(Q,{value:n.published,unit:n.unit})}),d(`td`,{class:`number`,children:d(Q,{value:n.computed,unit:n.unit})}),d(`td`,{children:n.agrees===null||n.agrees===void 0?`—`:n.agrees?t(`是`,`yes`):t(`否`,`no`)})]},e.code))})]})})]})}})})}function Ce(){let e=[{href:m(`/data`),zh:`全部数据表`,en:`All tables`,says:t(`筛选、排序、导出`,`filter, sort, export`)},{href:m(`/explore`),zh:`自助分析`,en:`Explore`,says:t(`任意分组与透视`,`any grouping, pivots`)},{href:`/screen`,zh:`大屏`,en:`Screen`,says:t(`会议室大屏展示`,`for a wall`)},{href:`/templates/`,zh:`导入模板`,en:`Templates for imports`,says:`XLSX, CSV`},{href:`/graphiql`,zh:`接口`,en:`The API`,says:`GraphQL`},{href:`/schema.graphql`,zh:`接口模式定义`,en:`Its schema`,says:t(`全部类型与字段`,`all types and fields`)}];return d(j,{class:`links`,title:t(`更多`,`More`),children:d(`ul`,{class:`plain-list`,children:e.map(e=>d(`li`,{children:[d(`a`,{href:e.href,children:t(e.zh,e.en)}),` `,d(`span`,{class:`secondary`,children:e.says})]},e.href))})})}function we(){let{day:e,valid:n}=s(),{params:i}=o(),c={east:i.get(`east`),west:i.get(`west`)},l=i.get(`view`),f=e=>m(`/`,{east:e.east,west:e.west,view:l});return d(u,{title:t(`总览`,`Overview`),heading:d(r,{children:[t(`东西部县域结对帮扶`,`Counties of east and west, paired`),n&&e&&d(`span`,{class:`day`,children:t(`截至 ${a(e)}`,`as of ${a(e)}`)})]}),children:[d(Te,{chosen:c,clear:f({east:null,west:null})}),n?d(r,{children:[d(F,{day:e,chosen:c}),d(`div`,{class:`overview-grid`,children:[d(_e,{day:e,chosen:c,linkOf:f}),d(ae,{day:e,chosen:c}),d(ve,{day:e,chosen:c,linkOf:f}),d(Se,{day:e}),d(ce,{day:e}),d(Ce,{})]})]}):d(v,{})]})}function Te({chosen:e,clear:n}){if(e.east===null&&e.west===null)return null;let r=e=>{let n=e===null?void 0:A(e);return n?t(n.zh,n.en):e??t(`全部`,`all`)};return d(`p`,{class:`filtered`,role:`status`,children:[t(`只看`,`Only`),` `,d(`strong`,{children:`${r(e.east)} → ${r(e.west)}`}),` `,d(`a`,{href:n,children:t(`看全部`,`Show all`)})]})}export{we as default};