import{o as e,r as t,t as n}from"./url-CCLSwJBJ.js";import{a as r,d as i}from"./index-BwcDEieL.js";import{a,i as o,n as s,o as c,r as l}from"./number-Jy3q_cxv.js";import{E as u,d,n as f,t as p}from"./page-BflEYSY9.js";import{t as m}from"./choice-DhuWtPSU.js";import{i as h,r as g,t as _}from"./panels-DxfYb4QH.js";import{t as v}from"./table-scroll-BLe2YYFL.js";import{n as y}from"./unit-C74MiBob.js";var b=i(`
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
`);function x(){let{day:n,valid:i}=r(),{params:a,change:o}=t(),s=a.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,c=n===void 0?void 0:Number(n.slice(0,4)),l=Number(a.get(`year`)??c),v=e(b,n===void 0||!i?null:{year:l,asOf:l===c?n:null,by:s}),y=c===void 0?[]:Array.from({length:4},(e,t)=>c-3+t);return f(p,{title:d(`成效考核`,`Assessment`),children:[f(`p`,{class:`secondary`,children:d(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),i?f(u,{children:[f(`div`,{class:`assessment-choices`,children:[f(m,{label:d(`考核对象`,`What is assessed`),value:s,options:[{value:`PROVINCE_PAIR`,text:d(`省际协作`,`Provinces`)},{value:`PAIRING`,text:d(`结对`,`Pairings`)}],choose:e=>o({by:e===`PAIRING`?`pairing`:null})}),f(m,{label:d(`年度`,`Year`),value:String(l),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>o({year:e===String(c)?null:e})})]}),f(g,{answer:v,class:`assessment-room`,children:e=>{let t=e.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return t.length===0?f(_,{children:d(`${l} 年没有可考核的结对。`,`Nothing is assessed in ${l}.`)}):f(S,{all:t})}})]}):f(h,{})]})}function S({all:e}){let t=new Map;for(let n of e)for(let e of C(n))e.target!=null&&t.set(e.indicator.code,e.indicator);let n=[...t.values()];return f(v,{label:d(`考核结果`,`Assessment`),children:f(`table`,{class:`assessment`,children:[f(`thead`,{children:f(`tr`,{children:[f(`th`,{class:`number`,children:d(`名次`,`Rank`)}),f(`th`,{children:d(`支援 → 受援`,`Supports → is supported`)}),f(`th`,{class:`number`,children:d(`得分`,`Score`)}),n.map(e=>f(`th`,{class:`number`,scope:`col`,children:d(e.name,e.nameEn)},e.code))]})}),f(`tbody`,{children:e.map(t=>f(`tr`,{children:[f(`td`,{class:`number`,children:t.score==null?`—`:1+e.filter(e=>Number(e.score??-1)>Number(t.score)).length}),f(`th`,{scope:`row`,children:f(w,{assessed:t})}),f(`td`,{class:`number`,children:[t.score==null?`—`:f(`strong`,{children:s(c(t.score,0,1))}),t.scoredWeight!=null&&f(`span`,{class:`detail`,children:d(`计入权重 ${t.scoredWeight}`,`of weight ${t.scoredWeight}`)})]}),n.map(e=>f(T,{item:C(t).find(t=>t.indicator.code===e.code)},e.code))]},t.pairing?.id??t.easternProvince.code+t.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:e}){let{pairing:t,easternProvince:r,westernProvince:i}=e;return t?f(`a`,{href:n(`/pairings/${t.id}`),children:[d(t.supporter.name,t.supporter.nameEn),` → `,d(t.recipient.name,t.recipient.nameEn)]}):f(`a`,{href:n(`/`,{east:r.code,west:i.code}),children:[d(r.name,r.nameEn),` → `,d(i.name,i.nameEn)]})}function T({item:e}){if(!e||e.target==null&&e.actual==null)return f(`td`,{class:`number`,children:`—`});let t=t=>{if(t==null)return d(`未报`,`missing`);if(e.indicator.unit===`YUAN`)return a(l(c(t,0,2)));let n=y(e.indicator.unit);return s(t)+(n&&`\u2009${n}`)};return f(`td`,{class:`number`,children:[e.completion==null?f(`span`,{class:`secondary`,children:e.missing.includes(`TARGET`)?d(`无目标`,`no target`):d(`无记录`,`no record`)}):f(`span`,{class:Number(e.completion)<100?`behind`:`reached`,children:[o(e.completion),Number(e.completion)<100&&f(`span`,{class:`visually-hidden`,children:d(`（未完成）`,` (not reached)`)})]}),f(`span`,{class:`detail`,children:[t(e.actual),` / `,t(e.target)]}),e.rank!=null&&f(`span`,{class:`detail`,children:d(`第 ${e.rank} 名`,`rank ${e.rank}`)})]})}export{x as default};