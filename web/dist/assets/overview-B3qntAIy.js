import{E as e,d as t,l as n,n as r,v as i,x as a}from"./page-BflEYSY9.js";import{m as o,o as s,r as c,t as l}from"./url-CCLSwJBJ.js";import{c as u,d,l as f}from"./index-BwcDEieL.js";import{a as p,i as m,n as h,o as g,r as _,s as v,t as y}from"./number-Jy3q_cxv.js";import{t as b}from"./choice-DhuWtPSU.js";import{r as x,t as S}from"./panels-DxfYb4QH.js";import{t as C}from"./table-scroll-BLe2YYFL.js";import{t as w}from"./unit-C74MiBob.js";import{n as T,r as E,t as ee}from"./number-NPy6NPgk.js";import{n as te,r as ne,t as re}from"./chart-C9Pxyofk.js";import{t as D}from"./section-DP4mnU8j.js";var O=(e,t,n,r,i)=>({code:e,column:t,row:n,zh:r,en:i}),k=[O(`23`,7,0,`黑龙江`,`Heilongjiang`),O(`15`,4,1,`内蒙古`,`Inner Mongolia`),O(`22`,7,1,`吉林`,`Jilin`),O(`65`,0,2,`新疆`,`Xinjiang`),O(`62`,2,2,`甘肃`,`Gansu`),O(`64`,3,2,`宁夏`,`Ningxia`),O(`14`,4,2,`山西`,`Shanxi`),O(`11`,5,2,`北京`,`Beijing`),O(`12`,6,2,`天津`,`Tianjin`),O(`21`,7,2,`辽宁`,`Liaoning`),O(`63`,1,3,`青海`,`Qinghai`),O(`61`,3,3,`陕西`,`Shaanxi`),O(`41`,4,3,`河南`,`Henan`),O(`13`,5,3,`河北`,`Hebei`),O(`37`,6,3,`山东`,`Shandong`),O(`54`,0,4,`西藏`,`Tibet`),O(`51`,2,4,`四川`,`Sichuan`),O(`50`,3,4,`重庆`,`Chongqing`),O(`42`,4,4,`湖北`,`Hubei`),O(`34`,5,4,`安徽`,`Anhui`),O(`32`,6,4,`江苏`,`Jiangsu`),O(`31`,7,4,`上海`,`Shanghai`),O(`53`,2,5,`云南`,`Yunnan`),O(`52`,3,5,`贵州`,`Guizhou`),O(`43`,4,5,`湖南`,`Hunan`),O(`36`,5,5,`江西`,`Jiangxi`),O(`33`,6,5,`浙江`,`Zhejiang`),O(`45`,3,6,`广西`,`Guangxi`),O(`44`,4,6,`广东`,`Guangdong`),O(`35`,5,6,`福建`,`Fujian`),O(`71`,7,6,`台湾`,`Taiwan`),O(`46`,3,7,`海南`,`Hainan`),O(`82`,4,7,`澳门`,`Macao`),O(`81`,5,7,`香港`,`Hong Kong`)];function A(e){return k.find(t=>t.code===e)}function j(e,t){return(t.east===null||t.east===e.east.code)&&(t.west===null||t.west===e.west.code)}function M(e){let n=e=>t(e.zh,e.en);return`${n(e.east)} → ${n(e.west)}`+t(`：`,`: `)+`${p(_(e.amount))}`+t(`，`,`, `)+p(y(e.enterprises,t(`家企业`,e.enterprises===1?`enterprise`:`enterprises`)))}function N(e){let t={...e.east===null?{}:{hasSupporterWith:{hasProvinceWith:{code:e.east}}},...e.west===null?{}:{hasRecipientWith:{hasProvinceWith:{code:e.west}}}};return{hasProjectWith:{program:`EAST_WEST_COLLABORATION`,...Object.keys(t).length>0?{hasPairingWith:t}:{}}}}function P(e,t){return l(`/explore`,{what:`capitalContributions`,by:e,measures:`AMOUNT.sum,count`,sort:`-AMOUNT.sum`,where:JSON.stringify(t)})}function F(e){let t=e.reduce((e,t)=>e+BigInt(t.amount.replace(`.`,``)),0n).toString().padStart(3,`0`);return`${t.slice(0,-2)}.${t.slice(-2)}`}function I(e,t){return[...new Map(e.map(e=>[e[t].code,e[t]])).values()].sort((e,t)=>e.code.localeCompare(t.code))}var ie=d(`
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
`);function ae({day:e,chosen:n,height:i=340,leads:a=!0}){let o=N(n),c=s(ie,e===void 0?null:{asOf:e,where:o}),l=e=>P(`SUPPORTING_PROVINCE,RECEIVING_PROVINCE`,{...o,contributedOnGTE:e,contributedOnLT:u(e,3)});return r(D,{class:`course`,title:t(`到位资金：按季度`,`Paid in by quarter`),children:r(x,{answer:c,class:`course-room`,children:e=>{let n=e.capitalContributionGroups.edges.map(({node:e})=>e).filter(({key:e})=>e.quarter!=null);return n.length===0?r(S,{children:t(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):r(oe,{quarters:n,height:i,linkOf:a?l:void 0})}})})}function oe({quarters:e,height:i,linkOf:s}){let{route:c}=o(),l=n.value,u=a(n=>{let r=l===`en`?1e9:1e8,i=te(n);return{grid:{left:8,right:8,top:28,bottom:4,containLabel:!0},tooltip:{...ne(n),trigger:`axis`,axisPointer:{type:`shadow`},formatter:n=>{let r=e[n[0]?.dataIndex??0],i=r.amount.sumYearEarlier;return`${f(r.key.quarter)}\n${p(_(r.amount.sum??`0.00`))}`+(i==null?``:`\n${t(`上年同期`,`A year before`)} ${p(_(i))}`)}},xAxis:{type:`category`,data:e.map(({key:e})=>f(e.quarter)),...i,splitLine:{show:!1}},yAxis:{type:`value`,name:t(`亿元`,`bn yuan`),nameTextStyle:{color:n.secondary,align:`left`},...i,axisLine:{show:!1}},series:[{type:`bar`,data:e.map(({amount:e})=>Number(e.sum??0)/r),itemStyle:{color:n.series[0]},barCategoryGap:`28%`}]}},[e,l]),d=e[0].key.quarter,m=e.at(-1).key.quarter;return r(re,{label:t(`柱状图：${f(d)}至${f(m)}每季度到位资金，数据见下表`,`Bar chart: paid in by quarter from ${f(d)} to ${f(m)}; the table below has the numbers`),height:i,option:u,pick:s&&(({dataIndex:t})=>e[t]&&c(s(e[t].key.quarter))),table:r(C,{label:t(`按季度到位资金`,`Paid in by quarter`),children:r(`table`,{children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:t(`季度`,`Quarter`)}),r(`th`,{class:`number`,children:t(`到位资金`,`Paid in`)}),r(`th`,{class:`number`,children:t(`上年同期`,`A year before`)})]})}),r(`tbody`,{children:e.map(({key:e,amount:t})=>r(`tr`,{children:[r(`td`,{children:f(e.quarter)}),r(`td`,{class:`number`,children:s?r(`a`,{href:s(e.quarter),children:r(E,{yuan:t.sum})}):r(E,{yuan:t.sum})}),r(`td`,{class:`number`,children:r(E,{yuan:t.sumYearEarlier})})]},e.quarter))})]})})})}var se=d(`
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
`);function ce({day:n}){let i=s(se,n===void 0?null:{asOf:n});return r(D,{class:`coverage`,title:t(`重点帮扶县覆盖`,`Coverage of the key counties`),children:r(x,{answer:i,class:`coverage-room`,children:({coverage:n})=>r(e,{children:[r(`p`,{class:`coverage-line`,children:[r(`strong`,{children:[n.covered,`/`,n.keyCounties]}),` `,t(`个重点帮扶县有支援县；支援县 ${n.supporters} 个；无项目的 ${n.withoutProject} 个。`,`key counties have a supporter, of ${n.supporters} supporting ones; ${n.withoutProject} have no project.`)]}),r(C,{label:t(`各省覆盖`,`Coverage by province`),children:r(`table`,{children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:t(`省份`,`Province`)}),r(`th`,{class:`number`,children:t(`重点帮扶县`,`Key counties`)}),r(`th`,{class:`number`,children:t(`已覆盖`,`Covered`)}),r(`th`,{class:`number`,children:t(`无项目`,`No project`)}),r(`th`,{class:`number`,children:t(`支援县`,`Supporters`)})]})}),r(`tbody`,{children:n.provinces.map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:r(`a`,{href:l(`/provinces/${e.province.code}`),children:t(e.province.name,e.province.nameEn)})}),r(`td`,{class:`number`,children:e.keyCounties}),r(`td`,{class:`number`,children:e.covered}),r(`td`,{class:`number`,children:e.withoutProject}),r(`td`,{class:`number`,children:e.supporters})]},e.province.code))})]})}),n.recipients.length===0?r(`p`,{class:`secondary`,children:t(`没有未覆盖的重点帮扶县。`,`No key county is without a supporter.`)}):r(`details`,{children:[r(`summary`,{children:t(`未覆盖的重点帮扶县 ${n.uncovered} 个`,`${n.uncovered} key counties without a supporter`)}),r(`ul`,{class:`counties plain-list`,children:n.recipients.map(({county:e})=>r(`li`,{children:r(`a`,{href:l(`/counties/${e.code}`),children:t(e.name,e.nameEn)})},e.code))})]})]})})})}function le(e){let[t=0,n=1,r=1]=e.split(`-`).map(Number),i=e=>new Date(Date.UTC(e,n,0)).getUTCDate(),a=r===i(t)?i(t-1):r;return`${String(t-1).padStart(4,`0`)}-${String(n).padStart(2,`0`)}-${String(a).padStart(2,`0`)}`}var L=d(`
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
`),R=e=>e==null?null:String(e);function z(e,n){let r=(t,r,i)=>({name:t,value:r(e)??null,before:r(n)??null,show:_,note:i}),i=(t,r,i,a)=>({name:t,value:R(i(e)),before:R(i(n)),show:e=>y(e,r),note:a}),a=(e,t)=>e==null?null:t(String(e));return[r(t(`实际到位投资`,`Paid-in investment`),e=>e.paidIn),i(t(`引导投资企业`,`Enterprises investing`),t(`家`,``),e=>e.guidedEnterprises),i(t(`共建产业园区`,`Co-built parks`),t(`个`,``),e=>e.coBuiltParks),{...i(t(`受援重点帮扶县`,`Key counties supported`),t(`个`,``),e=>e.supportedKeyCounties,a(e.keyCounties,e=>t(`共 ${e} 个`,`of ${e}`))),change:`number`},{...i(t(`结对关系`,`Pairings`),t(`对`,``),e=>e.pairings),change:`number`},{...i(t(`务工规模`,`Workers in employment`),t(`人`,``),e=>e.workers?.workers),before:e.workers?.change==null?null:String(e.workers.workers-e.workers.change),against:t(`较上年末`,`on the end of last year`)},r(t(`消费帮扶（当年）`,`Consumption, this year`),e=>e.consumption?.amount),r(t(`中央衔接资金（当年）`,`Linking funds, this year`),e=>e.linkingFunds?.amount,a(e.industryShare,e=>t(`产业 ${m(e)}`,`${m(e)} for industry`))),r(t(`东部财政援助（当年）`,`Eastern funds, this year`),e=>e.easternFunds),r(t(`万企兴万村到位资金`,`Ten thousand enterprises`),e=>e.fundsInPlace,a(e.linkedEnterprises,e=>t(`民营企业 ${h(e)} 家`,`${h(e)} private enterprises`))),i(t(`专业技术人才`,`Professionals sent`),t(`人`,``),e=>e.professionals,a(e.officials,e=>t(`挂职干部 ${h(e)} 人`,`${h(e)} cadres on secondment`))),{name:t(`风险消除比例`,`Risk eliminated`),value:e.riskEliminatedShare??null,before:n.riskEliminatedShare??null,show:e=>({number:h(g(e,0,1)),unit:`%`,exact:`${e}\u2009%`}),note:a(e.longestDaysToIdentify,e=>t(`最长 ${e} 天识别`,`identified within ${e} days`)),change:`points`}]}function B({day:e,chosen:n}){let i=s(L,e===void 0?null:{asOf:e,earlier:le(e),east:n.east,west:n.west});return r(`section`,{class:`figures`,"aria-label":t(`主要数据`,`Main figures`),children:r(x,{answer:i,class:`figures-room`,children:({now:e,earlier:t})=>r(`dl`,{children:z(e,t).map(e=>r(`div`,{children:[r(`dt`,{children:e.name}),r(`dd`,{class:`value`,children:r(T,{shown:e.value===null?null:e.show(e.value)})}),r(`dd`,{class:`change`,children:r(V,{row:e})}),r(`dd`,{class:`note`,children:e.note})]},e.name))})})})}function V({row:n}){let{value:i,before:a}=n;if(i===null)return r(e,{children:t(`无记录`,`no records`)});if(a===null||Number(a)===0)return r(e,{children:t(`上年同期无记录`,`none a year before`)});let o=Number(i)-Number(a);return r(`span`,{title:`${n.against??t(`上年同期`,`a year before`)} ${n.show(a).exact}`,children:[n.against??t(`同比`,`year on year`),` `,o===0?t(`持平`,`no change`):v(H(n.change,o,Number(a)))]})}function H(e,n,r){switch(e){case`number`:return h(String(n));case`points`:return`${h(n.toFixed(1))}\u2009${t(`个百分点`,`points`)}`;default:return m((100*n/r).toFixed(4))}}function U(e){let n=e.flows.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)),i=Number(n[0]?.amount??0),a=Number(F(n));return r(C,{label:t(`省际协作排名`,`Pairs of provinces by money`),children:r(`table`,{class:`pair-table`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{class:`number`,children:t(`名次`,`Rank`)}),r(`th`,{children:t(`支援省份`,`Supports`)}),r(`th`,{children:t(`受援省份`,`Is supported`)}),r(`th`,{class:`number`,children:t(`到位资金`,`Paid in`)}),r(`th`,{class:`number`,children:t(`占比`,`Share`)}),r(`th`,{class:`number`,children:t(`企业`,`Enterprises`)})]})}),r(`tbody`,{children:n.slice(0,e.most).map((n,o)=>r(`tr`,{class:j(n,e.chosen)?``:`faded`,children:[r(`td`,{class:`number`,children:o+1}),r(`td`,{children:t(n.east.zh,n.east.en)}),r(`td`,{children:r(`a`,{href:e.linkOf({east:n.east.code,west:n.west.code}),children:t(n.west.zh,n.west.en)})}),r(`td`,{class:`number bar`,children:r(`a`,{href:P(`PAIRING`,N({east:n.east.code,west:n.west.code})),children:[r(`meter`,{min:0,max:i,value:Number(n.amount),"aria-hidden":`true`}),r(E,{yuan:n.amount})]})}),r(`td`,{class:`number`,children:a>0?(100*Number(n.amount)/a).toFixed(1)+` %`:`—`}),r(`td`,{class:`number`,children:r(ee,{of:n.enterprises})})]},n.east.code+n.west.code))})]})})}function ue(e){let{flows:n}=e,i=I(n,`east`),a=I(n,`west`),o=Math.max(1,...n.map(e=>Number(e.amount)));return r(C,{label:t(`东西部矩阵`,`Matrix of east and west`),children:r(`table`,{class:`pair-matrix`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:t(`受援 \\ 支援`,`West \\ East`)}),i.map(e=>r(`th`,{class:`number`,scope:`col`,children:t(e.zh,e.en)},e.code)),r(`th`,{class:`number`,scope:`col`,children:t(`合计`,`Total`)})]})}),r(`tbody`,{children:[a.map(a=>r(`tr`,{children:[r(`th`,{scope:`row`,children:t(a.zh,a.en)}),i.map(t=>{let i=n.find(e=>e.east.code===t.code&&e.west.code===a.code),s=i?Math.min(5,Math.floor(6*Number(i.amount)/o)):-1;return r(`td`,{class:`number step-${s}`,children:i&&r(`a`,{href:e.linkOf({east:t.code,west:a.code}),children:r(E,{yuan:i.amount})})},t.code)}),r(`td`,{class:`number`,children:r(E,{yuan:F(n.filter(e=>e.west.code===a.code))})})]},a.code)),r(`tr`,{class:`total`,children:[r(`th`,{scope:`row`,children:t(`合计`,`Total`)}),i.map(e=>r(`td`,{class:`number`,children:r(E,{yuan:F(n.filter(t=>t.east.code===e.code))})},e.code)),r(`td`,{class:`number`,children:r(E,{yuan:F(n)})})]})]})]})})}var W=84,G=64,K=16;function q(e){return[e.column*W+W/2,e.row*W+W/2]}function J(e,t){let[n,r]=q(e),[i,a]=q(t);return`M${n},${r} Q${(n+i)/2-(r-a)*.22},${(r+a)/2+(n-i)*-.22} ${i},${a}`}function Y(e){let{flows:n,chosen:a,linkOf:o}=e,[s,c]=i(null),l=Math.max(1,...n.map(e=>Number(e.amount))),u=I(n,`east`).map(e=>e.code),d=I(n,`west`).map(e=>e.code),f=e=>u.includes(e)?`east`:d.includes(e)?`west`:null,m=e=>({onMouseEnter:()=>c(e),onMouseLeave:()=>c(null),onFocusIn:()=>c(e),onFocusOut:()=>c(null)}),h=n.find(e=>a.east===e.east.code&&a.west===e.west.code),g=h&&M(h),v=(e,t)=>e===`east`?{...a,east:a.east===t?null:t}:{...a,west:a.west===t?null:t};return r(`figure`,{class:`tile-map`,children:[r(`svg`,{viewBox:`0 0 ${8*W} ${8*W}`,role:`group`,"aria-label":t(`省级行政区方格示意图`,`Grid of the provinces`),children:[k.map(e=>{let i=f(e.code),s=i&&F(n.filter(t=>t[i].code===e.code)),c=t(e.zh,e.en),l=i?`${c}${t(`，`,`, `)}${i===`east`?t(`支援`,`supports with`):t(`受援`,`receives`)} ${p(_(s))}`:`${c}${t(`：不在本项目范围`,`: not in this programme`)}`,u=r(de,{tile:e,side:i,active:i!==null&&a[i]===e.code});return i?r(`a`,{href:o(v(i,e.code)),"aria-label":l,...m(l),children:u},e.code):r(`g`,{...m(l),children:[r(`title`,{children:l}),u]},e.code)}),n.slice().sort((e,t)=>Number(t.amount)-Number(e.amount)).map(e=>{let t=k.find(t=>t.code===e.east.code),n=k.find(t=>t.code===e.west.code);if(!t||!n)return null;let i=M(e);return r(`a`,{class:`arc ${j(e,a)?``:`faded`}`,href:o(h===e?{east:null,west:null}:{east:e.east.code,west:e.west.code}),"aria-label":i,...m(i),children:[r(`path`,{class:`reach`,d:J(t,n)}),r(`path`,{class:`line colour-${u.indexOf(e.east.code)%8}`,d:J(t,n),"stroke-width":Math.max(1.2,K*Number(e.amount)/l)})]},e.east.code+e.west.code)}),r(`g`,{class:`labels`,"aria-hidden":`true`,children:k.map(e=>{let t=f(e.code);return r(fe,{tile:e,amount:t&&F(n.filter(n=>n[t].code===e.code))},e.code)})})]}),r(`figcaption`,{children:[r(pe,{most:l}),r(`p`,{class:`pointed`,"aria-live":`polite`,children:s??g??r(`span`,{class:`secondary`,children:t(`指向或选中一条弧线查看一对省份；点击筛选全页。`,`Point at an arc to see its pair; click it to filter the page.`)})})]})]})}function de({tile:e,side:t,active:n}){let[i,a]=q(e);return r(`g`,{class:`tile ${t??`outside`} ${n?`active`:``}`,children:r(`rect`,{x:i-G/2,y:a-G/2,width:G,height:G,rx:`4`})})}function fe({tile:e,amount:n}){let[i,a]=q(e),o=t(e.zh,e.en).split(` `);return r(`g`,{class:`label ${n===null?`outside`:``}`,children:[o.map((e,t)=>r(`text`,{class:`name`,x:i,y:a+(n?-6:5)+(t-(o.length-1)/2)*13,"text-anchor":`middle`,children:e},e)),n&&r(`text`,{class:`amount`,x:i,y:a+16+(o.length>1?6:0),"text-anchor":`middle`,children:_(n).number})]})}function pe({most:e}){let n=10**Math.floor(Math.log10(e)),i=Math.max(1,Math.floor(e/n))*n;return r(`div`,{class:`legend`,children:[r(`span`,{class:`key east`,children:t(`支援省份`,`Supports`)}),r(`span`,{class:`key west`,children:t(`受援省份`,`Is supported`)}),r(`span`,{class:`key outside`,children:t(`不在本项目范围`,`Not in this programme`)}),[i/4,i/2,i].map(t=>r(`span`,{class:`width`,children:[r(`svg`,{width:`36`,height:18,"aria-hidden":`true`,children:r(`line`,{x1:`0`,x2:`36`,y1:9,y2:9,"stroke-width":Math.max(1.2,K*t/e)})}),p(_(t.toFixed(2)))]},t))]})}var me=d(`
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
`);function X(e){return s(me,e===void 0?null:{asOf:e})}function Z(e){return e.capitalContributionGroups.edges.flatMap(({node:e})=>{let{supportingProvince:t,receivingProvince:n}=e.key;if(!t||!n)return[];let r=e=>{let t=A(e.code);return{code:e.code,zh:t?.zh??e.name,en:t?.en??e.nameEn}};return[{east:r(t),west:r(n),amount:e.amount.sum??`0.00`,enterprises:e.enterprises}]})}function Q(e){let n=X(e.day),{params:i,change:a}=c(),o=i.get(`view`),s=o===`table`||o===`matrix`?o:`map`;return r(D,{class:`pairs`,title:t(`谁支援谁：产业协作到位资金`,`Who supports whom: money paid in`),aside:r(b,{label:t(`显示方式`,`Shown as`),value:s,options:[{value:`map`,text:t(`方格图`,`Grid`)},{value:`table`,text:t(`表`,`Table`)},{value:`matrix`,text:t(`矩阵`,`Matrix`)}],choose:e=>a({view:e===`map`?null:e},!0)}),children:r(x,{answer:n,class:`pairs-room`,children:t=>{let n=Z(t);return s===`table`?r(U,{flows:n,chosen:e.chosen,linkOf:e.linkOf}):s===`matrix`?r(ue,{flows:n,linkOf:e.linkOf}):r(Y,{flows:n,chosen:e.chosen,linkOf:e.linkOf})}})})}var $=12;function he(n){let i=X(n.day);return r(D,{title:t(`省际协作排名`,`Pairs of provinces by money`),class:`ranking`,children:r(x,{answer:i,class:`ranking-room`,children:i=>{let a=Z(i);return a.length===0?r(S,{children:t(`到这一天还没有到位资金。`,`Nothing had been paid in by this day.`)}):r(e,{children:[r(U,{flows:a,chosen:n.chosen,linkOf:n.linkOf,most:$}),a.length>$&&r(`p`,{class:`more secondary`,children:t(`共 ${a.length} 对，全部见“表”。`,`${a.length} pairs; all of them are under “Table”.`)})]})}})})}var ge=d(`
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
`),_e=12;function ve({day:n}){let i=s(ge,n===void 0?null:{asOf:n});return r(D,{class:`published`,title:t(`公布数据与记录`,`Published beside the records`),aside:r(`a`,{href:l(`/reconciliation`),children:t(`全部对账`,`All of it`)}),children:r(x,{answer:i,class:`published-room`,children:({reconciliation:n})=>{if(n.length===0)return r(S,{children:t(`这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。`,`Nothing was published for this day: choose one that has figures, such as 2022-11-30.`)});let i=n.filter(e=>e.comparable),a=i.filter(e=>e.value.agrees),o=n.filter(e=>e.flags.length>0);return r(e,{children:[r(`p`,{children:t(`公布 ${n.length} 项，可比 ${i.length} 项，一致 ${a.length} 项，有疑点 ${o.length} 项。`,`${n.length} figures published, ${i.length} comparable, ${a.length} agree; in doubt: ${o.length}.`)}),r(C,{label:t(`公布数据与记录`,`Published beside the records`),children:r(`table`,{children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:t(`指标`,`Indicator`)}),r(`th`,{class:`number`,children:t(`公布`,`Published`)}),r(`th`,{class:`number`,children:t(`记录`,`Records`)}),r(`th`,{children:t(`一致`,`Agrees`)})]})}),r(`tbody`,{children:i.slice(0,_e).map(({figure:e,value:n})=>r(`tr`,{children:[r(`th`,{scope:`row`,children:t(e.indicator.name,e.indicator.nameEn)}),r(`td`,{class:`number`,children:r(w,{value:n.published,unit:n.unit})}),r(`td`,{class:`number`,children:r(w,{value:n.computed,unit:n.unit})}),r(`td`,{children:n.agrees===null||n.agrees===void 0?`—`:n.agrees?t(`是`,`yes`):t(`否`,`no`)})]},e.code))})]})})]})}})})}export{X as a,ce as c,Z as i,ae as l,Q as n,Y as o,he as r,B as s,ve as t,A as u};