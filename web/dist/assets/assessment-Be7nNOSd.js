import{a as e}from"./use-query-D-2vibG1.js";import{f as t,m as n,p as r}from"./index-2UoS2b4O.js";import{a as i,i as a,n as o,o as s,r as c}from"./number-BmEOcyNQ.js";import{t as l}from"./gql-DlQ3vo2n.js";import{E as u,l as d}from"./failure-_DS3a5mF.js";import{t as f}from"./choice-CU0f1Z5Z.js";import{a as p,r as m,t as h}from"./panels-CQuF_5x8.js";import{t as g}from"./table-scroll-CxNyX5wj.js";import{n as _}from"./unit-B5MLkXj2.js";import{r as v,t as y}from"./url-CRok2Oeu.js";var b=l(`
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
`);function x(){let{day:i,valid:a}=n(),{params:o,change:s}=v(),c=o.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,l=i===void 0?void 0:Number(i.slice(0,4)),g=Number(o.get(`year`)??l),_=e(b,i===void 0||!a?null:{year:g,asOf:g===l?i:null,by:c}),y=l===void 0?[]:Array.from({length:4},(e,t)=>l-3+t);return r(t,{title:d(`成效考核`,`Assessment`),children:[r(`p`,{class:`secondary`,children:d(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),a?r(u,{children:[r(`div`,{class:`assessment-choices`,children:[r(f,{label:d(`考核对象`,`What is assessed`),value:c,options:[{value:`PROVINCE_PAIR`,text:d(`省际协作`,`Provinces`)},{value:`PAIRING`,text:d(`结对`,`Pairings`)}],choose:e=>s({by:e===`PAIRING`?`pairing`:null})}),r(f,{label:d(`年度`,`Year`),value:String(g),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>s({year:e===String(l)?null:e})})]}),r(m,{answer:_,class:`assessment-room`,children:e=>{let t=e.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return t.length===0?r(h,{children:d(`${g} 年没有可考核的结对。`,`Nothing is assessed in ${g}.`)}):r(S,{all:t})}})]}):r(p,{})]})}function S({all:e}){let t=new Map;for(let n of e)for(let e of C(n))e.target!=null&&t.set(e.indicator.code,e.indicator);let n=[...t.values()];return r(g,{label:d(`考核结果`,`Assessment`),children:r(`table`,{class:`assessment`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{class:`number`,children:d(`名次`,`Rank`)}),r(`th`,{children:d(`支援 → 受援`,`Supports → is supported`)}),r(`th`,{class:`number`,children:d(`得分`,`Score`)}),n.map(e=>r(`th`,{class:`number`,scope:`col`,children:d(e.name,e.nameEn)},e.code))]})}),r(`tbody`,{children:e.map(t=>r(`tr`,{children:[r(`td`,{class:`number`,children:t.score==null?`—`:1+e.filter(e=>Number(e.score??-1)>Number(t.score)).length}),r(`th`,{scope:`row`,children:r(w,{assessed:t})}),r(`td`,{class:`number`,children:[t.score==null?`—`:r(`strong`,{children:o(s(t.score,0,1))}),t.scoredWeight!=null&&r(`span`,{class:`detail`,children:d(`计入权重 ${t.scoredWeight}`,`of weight ${t.scoredWeight}`)})]}),n.map(e=>r(T,{item:C(t).find(t=>t.indicator.code===e.code)},e.code))]},t.pairing?.id??t.easternProvince.code+t.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:e}){let{pairing:t,easternProvince:n,westernProvince:i}=e;return t?r(`a`,{href:y(`/pairings/${t.id}`),children:[d(t.supporter.name,t.supporter.nameEn),` → `,d(t.recipient.name,t.recipient.nameEn)]}):r(`a`,{href:y(`/`,{east:n.code,west:i.code}),children:[d(n.name,n.nameEn),` → `,d(i.name,i.nameEn)]})}function T({item:e}){if(!e||e.target==null&&e.actual==null)return r(`td`,{class:`number`,children:`—`});let t=t=>{if(t==null)return d(`未报`,`missing`);if(e.indicator.unit===`YUAN`)return i(c(s(t,0,2)));let n=_(e.indicator.unit);return o(t)+(n&&`\u2009${n}`)};return r(`td`,{class:`number`,children:[e.completion==null?r(`span`,{class:`secondary`,children:e.missing.includes(`TARGET`)?d(`无目标`,`no target`):d(`无记录`,`no record`)}):r(`span`,{class:Number(e.completion)<100?`behind`:`reached`,children:[a(e.completion),Number(e.completion)<100&&r(`span`,{class:`visually-hidden`,children:d(`（未完成）`,` (not reached)`)})]}),r(`span`,{class:`detail`,children:[t(e.actual),` / `,t(e.target)]}),e.rank!=null&&r(`span`,{class:`detail`,children:d(`第 ${e.rank} 名`,`rank ${e.rank}`)})]})}export{x as default};