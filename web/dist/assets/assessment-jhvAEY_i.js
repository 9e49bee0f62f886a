import{A as e,S as t,_ as n,d as r,i,l as a,r as o,t as s,v as c}from"./index-DnzIynB3.js";import{a as l,c as u,i as d,n as f,o as p,s as m}from"./unit-D-yNDDaW.js";import{a as h,i as g,n as _,r as v,t as y}from"./table-scroll-CT85S932.js";var b=a(`
  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {
    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {
      totalCount
      edges {
        node {
          score
          scoredWeight
          pairing {
            id
            supporter {
              code
              name
              nameEn
            }
            recipient {
              code
              name
              nameEn
            }
          }
          easternProvince {
            code
            name
            nameEn
          }
          westernProvince {
            code
            name
            nameEn
          }
          areas {
            area {
              id
              name
              nameEn
            }
            items {
              indicator {
                code
                name
                nameEn
                unit
              }
              target
              actual
              completion
              rank
              weight
              missing
            }
          }
        }
      }
    }
  }
`);function x(){let{day:n,valid:a}=i(),{params:l,change:u}=c(),d=l.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,f=n===void 0?void 0:Number(n.slice(0,4)),p=Number(l.get(`year`)??f),m=r(b,n===void 0||!a?null:{year:p,asOf:p===f?n:null,by:d}),y=f===void 0?[]:Array.from({length:4},(e,t)=>f-3+t);return o(s,{title:t(`成效考核`,`Assessment`),children:[o(`p`,{class:`secondary`,children:t(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),a?o(e,{children:[o(`div`,{class:`assessment-choices`,children:[o(h,{label:t(`考核对象`,`What is assessed`),value:d,options:[{value:`PROVINCE_PAIR`,text:t(`省际协作`,`Provinces`)},{value:`PAIRING`,text:t(`结对`,`Pairings`)}],choose:e=>u({by:e===`PAIRING`?`pairing`:null})}),o(h,{label:t(`年度`,`Year`),value:String(p),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>u({year:e===String(f)?null:e})})]}),o(v,{answer:m,class:`assessment-room`,children:e=>{let n=e.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return n.length===0?o(_,{children:t(`${p} 年没有可考核的结对。`,`Nothing is assessed in ${p}.`)}):o(S,{all:n})}})]}):o(g,{})]})}function S({all:e}){let n=new Map;for(let t of e)for(let e of C(t))e.target!=null&&n.set(e.indicator.code,e.indicator);let r=[...n.values()];return o(y,{label:t(`考核结果`,`Assessment`),children:o(`table`,{class:`assessment`,children:[o(`thead`,{children:o(`tr`,{children:[o(`th`,{class:`number`,children:t(`名次`,`Rank`)}),o(`th`,{children:t(`支援 → 受援`,`Supports → is supported`)}),o(`th`,{class:`number`,children:t(`得分`,`Score`)}),r.map(e=>o(`th`,{class:`number`,scope:`col`,children:t(e.name,e.nameEn)},e.code))]})}),o(`tbody`,{children:e.map(n=>o(`tr`,{children:[o(`td`,{class:`number`,children:n.score==null?`—`:1+e.filter(e=>Number(e.score??-1)>Number(n.score)).length}),o(`th`,{scope:`row`,children:o(w,{assessed:n})}),o(`td`,{class:`number`,children:[n.score==null?`—`:o(`strong`,{children:d(u(n.score,0,1))}),n.scoredWeight!=null&&o(`span`,{class:`detail`,children:t(`计入权重 ${n.scoredWeight}`,`of weight ${n.scoredWeight}`)})]}),r.map(e=>o(T,{item:C(n).find(t=>t.indicator.code===e.code)},e.code))]},n.pairing?.id??n.easternProvince.code+n.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:e}){let{pairing:r,easternProvince:i,westernProvince:a}=e;return r?o(`a`,{href:n(`/pairings/${r.id}`),children:[t(r.supporter.name,r.supporter.nameEn),` → `,t(r.recipient.name,r.recipient.nameEn)]}):o(`a`,{href:n(`/`,{east:i.code,west:a.code}),children:[t(i.name,i.nameEn),` → `,t(a.name,a.nameEn)]})}function T({item:e}){if(!e||e.target==null&&e.actual==null)return o(`td`,{class:`number`,children:`—`});let n=n=>{if(n==null)return t(`未报`,`missing`);if(e.indicator.unit===`YUAN`)return m(l(u(n,0,2)));let r=f(e.indicator.unit);return d(n)+(r&&`\u2009${r}`)};return o(`td`,{class:`number`,children:[e.completion==null?o(`span`,{class:`secondary`,children:e.missing.includes(`TARGET`)?t(`无目标`,`no target`):t(`无记录`,`no record`)}):o(`span`,{class:Number(e.completion)<100?`behind`:`reached`,children:[p(e.completion),Number(e.completion)<100&&o(`span`,{class:`visually-hidden`,children:t(`（未完成）`,` (not reached)`)})]}),o(`span`,{class:`detail`,children:[n(e.actual),` / `,n(e.target)]}),e.rank!=null&&o(`span`,{class:`detail`,children:t(`第 ${e.rank} 名`,`rank ${e.rank}`)})]})}export{x as default};