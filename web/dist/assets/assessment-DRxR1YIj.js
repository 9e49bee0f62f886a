import{b as e,c as t,l as n,n as r,p as i,r as a,s as o,t as s,u as c}from"./index-CXa3Xj0G.js";import{a as l,c as u,i as d,n as f,o as p,s as m}from"./unit-BNBUvacb.js";import{a as h,i as g,n as _,r as v,t as y}from"./table-scroll-Bc1v0_qw.js";var b=o(`
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
`);function x(){let{day:n,valid:o}=a(),{params:l,change:u}=c(),d=l.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,f=n===void 0?void 0:Number(n.slice(0,4)),p=Number(l.get(`year`)??f),m=t(b,n===void 0||!o?null:{year:p,asOf:p===f?n:null,by:d}),y=f===void 0?[]:Array.from({length:4},(e,t)=>f-3+t);return r(s,{title:i(`成效考核`,`Assessment`),children:[r(`p`,{class:`secondary`,children:i(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),o?r(e,{children:[r(`div`,{class:`assessment-choices`,children:[r(h,{label:i(`考核对象`,`What is assessed`),value:d,options:[{value:`PROVINCE_PAIR`,text:i(`省际协作`,`Provinces`)},{value:`PAIRING`,text:i(`结对`,`Pairings`)}],choose:e=>u({by:e===`PAIRING`?`pairing`:null})}),r(h,{label:i(`年度`,`Year`),value:String(p),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>u({year:e===String(f)?null:e})})]}),r(v,{answer:m,class:`assessment-room`,children:e=>{let t=e.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return t.length===0?r(_,{children:i(`${p} 年没有可考核的结对。`,`Nothing is assessed in ${p}.`)}):r(S,{all:t})}})]}):r(g,{})]})}function S({all:e}){let t=new Map;for(let n of e)for(let e of C(n))e.target!=null&&t.set(e.indicator.code,e.indicator);let n=[...t.values()];return r(y,{label:i(`考核结果`,`Assessment`),children:r(`table`,{class:`assessment`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{class:`number`,children:i(`名次`,`Rank`)}),r(`th`,{children:i(`支援 → 受援`,`Supports → is supported`)}),r(`th`,{class:`number`,children:i(`得分`,`Score`)}),n.map(e=>r(`th`,{class:`number`,scope:`col`,children:i(e.name,e.nameEn)},e.code))]})}),r(`tbody`,{children:e.map(t=>r(`tr`,{children:[r(`td`,{class:`number`,children:t.score==null?`—`:1+e.filter(e=>Number(e.score??-1)>Number(t.score)).length}),r(`th`,{scope:`row`,children:r(w,{assessed:t})}),r(`td`,{class:`number`,children:[t.score==null?`—`:r(`strong`,{children:d(u(t.score,0,1))}),t.scoredWeight!=null&&r(`span`,{class:`detail`,children:i(`计入权重 ${t.scoredWeight}`,`of weight ${t.scoredWeight}`)})]}),n.map(e=>r(T,{item:C(t).find(t=>t.indicator.code===e.code)},e.code))]},t.pairing?.id??t.easternProvince.code+t.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:e}){let{pairing:t,easternProvince:a,westernProvince:o}=e;return t?r(`a`,{href:n(`/pairings/${t.id}`),children:[i(t.supporter.name,t.supporter.nameEn),` → `,i(t.recipient.name,t.recipient.nameEn)]}):r(`a`,{href:n(`/`,{east:a.code,west:o.code}),children:[i(a.name,a.nameEn),` → `,i(o.name,o.nameEn)]})}function T({item:e}){if(!e||e.target==null&&e.actual==null)return r(`td`,{class:`number`,children:`—`});let t=t=>{if(t==null)return i(`未报`,`missing`);if(e.indicator.unit===`YUAN`)return m(l(u(t,0,2)));let n=f(e.indicator.unit);return d(t)+(n&&`\u2009${n}`)};return r(`td`,{class:`number`,children:[e.completion==null?r(`span`,{class:`secondary`,children:e.missing.includes(`TARGET`)?i(`无目标`,`no target`):i(`无记录`,`no record`)}):r(`span`,{class:Number(e.completion)<100?`behind`:`reached`,children:[p(e.completion),Number(e.completion)<100&&r(`span`,{class:`visually-hidden`,children:i(`（未完成）`,` (not reached)`)})]}),r(`span`,{class:`detail`,children:[t(e.actual),` / `,t(e.target)]}),e.rank!=null&&r(`span`,{class:`detail`,children:i(`第 ${e.rank} 名`,`rank ${e.rank}`)})]})}export{x as default};