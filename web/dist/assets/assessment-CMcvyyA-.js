import{n as e,s as t,t as n}from"./page-DKGpEHei.js";import{d as r}from"./index-tM1zcuE5.js";import{a as i,i as a,n as o,o as s,r as c}from"./number-B1S_ys-u.js";import{t as l}from"./gql-DlQ3vo2n.js";import{P as u,_ as d}from"./request-SsffBP1P.js";import{t as f}from"./choice-CXtvcOOT.js";import{a as p,r as m,t as h}from"./panels-0me0R5C6.js";import{t as g}from"./table-scroll-Dz_nFmJY.js";import{n as _}from"./unit-C1YjB8qP.js";import{r as v,t as y}from"./url-CsrRW2FK.js";var b=l(`
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
`);function x(){let{day:i,valid:a}=r(),{params:o,change:s}=v(),c=o.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,l=i===void 0?void 0:Number(i.slice(0,4)),g=Number(o.get(`year`)??l),_=t(b,i===void 0||!a?null:{year:g,asOf:g===l?i:null,by:c}),y=l===void 0?[]:Array.from({length:4},(e,t)=>l-3+t);return e(n,{title:d(`成效考核`,`Assessment`),children:[e(`p`,{class:`secondary`,children:d(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),a?e(u,{children:[e(`div`,{class:`assessment-choices`,children:[e(f,{label:d(`考核对象`,`What is assessed`),value:c,options:[{value:`PROVINCE_PAIR`,text:d(`省际协作`,`Provinces`)},{value:`PAIRING`,text:d(`结对`,`Pairings`)}],choose:e=>s({by:e===`PAIRING`?`pairing`:null})}),e(f,{label:d(`年度`,`Year`),value:String(g),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>s({year:e===String(l)?null:e})})]}),e(m,{answer:_,class:`assessment-room`,children:t=>{let n=t.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return n.length===0?e(h,{children:d(`${g} 年没有可考核的结对。`,`Nothing is assessed in ${g}.`)}):e(S,{all:n})}})]}):e(p,{})]})}function S({all:t}){let n=new Map;for(let e of t)for(let t of C(e))t.target!=null&&n.set(t.indicator.code,t.indicator);let r=[...n.values()];return e(g,{label:d(`考核结果`,`Assessment`),children:e(`table`,{class:`assessment`,children:[e(`thead`,{children:e(`tr`,{children:[e(`th`,{class:`number`,children:d(`名次`,`Rank`)}),e(`th`,{children:d(`支援 → 受援`,`Supports → is supported`)}),e(`th`,{class:`number`,children:d(`得分`,`Score`)}),r.map(t=>e(`th`,{class:`number`,scope:`col`,children:d(t.name,t.nameEn)},t.code))]})}),e(`tbody`,{children:t.map(n=>e(`tr`,{children:[e(`td`,{class:`number`,children:n.score==null?`—`:1+t.filter(e=>Number(e.score??-1)>Number(n.score)).length}),e(`th`,{scope:`row`,children:e(w,{assessed:n})}),e(`td`,{class:`number`,children:[n.score==null?`—`:e(`strong`,{children:o(s(n.score,0,1))}),n.scoredWeight!=null&&e(`span`,{class:`detail`,children:d(`计入权重 ${n.scoredWeight}`,`of weight ${n.scoredWeight}`)})]}),r.map(t=>e(T,{item:C(n).find(e=>e.indicator.code===t.code)},t.code))]},n.pairing?.id??n.easternProvince.code+n.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:t}){let{pairing:n,easternProvince:r,westernProvince:i}=t;return n?e(`a`,{href:y(`/pairings/${n.id}`),children:[d(n.supporter.name,n.supporter.nameEn),` → `,d(n.recipient.name,n.recipient.nameEn)]}):e(`a`,{href:y(`/`,{east:r.code,west:i.code}),children:[d(r.name,r.nameEn),` → `,d(i.name,i.nameEn)]})}function T({item:t}){if(!t||t.target==null&&t.actual==null)return e(`td`,{class:`number`,children:`—`});let n=e=>{if(e==null)return d(`未报`,`missing`);if(t.indicator.unit===`YUAN`)return i(c(s(e,0,2)));let n=_(t.indicator.unit);return o(e)+(n&&`\u2009${n}`)};return e(`td`,{class:`number`,children:[t.completion==null?e(`span`,{class:`secondary`,children:t.missing.includes(`TARGET`)?d(`无目标`,`no target`):d(`无记录`,`no record`)}):e(`span`,{class:Number(t.completion)<100?`behind`:`reached`,children:[a(t.completion),Number(t.completion)<100&&e(`span`,{class:`visually-hidden`,children:d(`（未完成）`,` (not reached)`)})]}),e(`span`,{class:`detail`,children:[n(t.actual),` / `,n(t.target)]}),t.rank!=null&&e(`span`,{class:`detail`,children:d(`第 ${t.rank} 名`,`rank ${t.rank}`)})]})}export{x as default};