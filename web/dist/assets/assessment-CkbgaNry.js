import{C as e,P as t,b as n,i as r,l as i,n as a,r as o,u as s,v as c}from"./index-B6TGS6Fu.js";import{a as l,i as u,n as d,o as f,r as p}from"./number-CHTCAM1C.js";import{n as m,t as h}from"./table-scroll-EuyyIJWD.js";import{i as g,r as _,t as v}from"./panels-B0hgKz9E.js";import{n as y}from"./unit-Dit9e0b8.js";var b=i(`
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
`);function x(){let{day:i,valid:c}=r(),{params:l,change:u}=n(),d=l.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,f=i===void 0?void 0:Number(i.slice(0,4)),p=Number(l.get(`year`)??f),h=s(b,i===void 0||!c?null:{year:p,asOf:p===f?i:null,by:d}),y=f===void 0?[]:Array.from({length:4},(e,t)=>f-3+t);return o(a,{title:e(`成效考核`,`Assessment`),children:[o(`p`,{class:`secondary`,children:e(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),c?o(t,{children:[o(`div`,{class:`assessment-choices`,children:[o(m,{label:e(`考核对象`,`What is assessed`),value:d,options:[{value:`PROVINCE_PAIR`,text:e(`省际协作`,`Provinces`)},{value:`PAIRING`,text:e(`结对`,`Pairings`)}],choose:e=>u({by:e===`PAIRING`?`pairing`:null})}),o(m,{label:e(`年度`,`Year`),value:String(p),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>u({year:e===String(f)?null:e})})]}),o(_,{answer:h,class:`assessment-room`,children:t=>{let n=t.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return n.length===0?o(v,{children:e(`${p} 年没有可考核的结对。`,`Nothing is assessed in ${p}.`)}):o(S,{all:n})}})]}):o(g,{})]})}function S({all:t}){let n=new Map;for(let e of t)for(let t of C(e))t.target!=null&&n.set(t.indicator.code,t.indicator);let r=[...n.values()];return o(h,{label:e(`考核结果`,`Assessment`),children:o(`table`,{class:`assessment`,children:[o(`thead`,{children:o(`tr`,{children:[o(`th`,{class:`number`,children:e(`名次`,`Rank`)}),o(`th`,{children:e(`支援 → 受援`,`Supports → is supported`)}),o(`th`,{class:`number`,children:e(`得分`,`Score`)}),r.map(t=>o(`th`,{class:`number`,scope:`col`,children:e(t.name,t.nameEn)},t.code))]})}),o(`tbody`,{children:t.map(n=>o(`tr`,{children:[o(`td`,{class:`number`,children:n.score==null?`—`:1+t.filter(e=>Number(e.score??-1)>Number(n.score)).length}),o(`th`,{scope:`row`,children:o(w,{assessed:n})}),o(`td`,{class:`number`,children:[n.score==null?`—`:o(`strong`,{children:d(f(n.score,0,1))}),n.scoredWeight!=null&&o(`span`,{class:`detail`,children:e(`计入权重 ${n.scoredWeight}`,`of weight ${n.scoredWeight}`)})]}),r.map(e=>o(T,{item:C(n).find(t=>t.indicator.code===e.code)},e.code))]},n.pairing?.id??n.easternProvince.code+n.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:t}){let{pairing:n,easternProvince:r,westernProvince:i}=t;return n?o(`a`,{href:c(`/pairings/${n.id}`),children:[e(n.supporter.name,n.supporter.nameEn),` → `,e(n.recipient.name,n.recipient.nameEn)]}):o(`a`,{href:c(`/`,{east:r.code,west:i.code}),children:[e(r.name,r.nameEn),` → `,e(i.name,i.nameEn)]})}function T({item:t}){if(!t||t.target==null&&t.actual==null)return o(`td`,{class:`number`,children:`—`});let n=n=>{if(n==null)return e(`未报`,`missing`);if(t.indicator.unit===`YUAN`)return l(p(f(n,0,2)));let r=y(t.indicator.unit);return d(n)+(r&&`\u2009${r}`)};return o(`td`,{class:`number`,children:[t.completion==null?o(`span`,{class:`secondary`,children:t.missing.includes(`TARGET`)?e(`无目标`,`no target`):e(`无记录`,`no record`)}):o(`span`,{class:Number(t.completion)<100?`behind`:`reached`,children:[u(t.completion),Number(t.completion)<100&&o(`span`,{class:`visually-hidden`,children:e(`（未完成）`,` (not reached)`)})]}),o(`span`,{class:`detail`,children:[n(t.actual),` / `,n(t.target)]}),t.rank!=null&&o(`span`,{class:`detail`,children:e(`第 ${t.rank} 名`,`rank ${t.rank}`)})]})}export{x as default};