import{d as e,f as t,l as n,n as r,s as i}from"./index-BrPXxq77.js";import{a,c as o,i as s,n as c,o as l,s as u}from"./unit-BXGIud9m.js";import{E as d,d as f,n as p,t as m}from"./page-BflEYSY9.js";import{t as h}from"./choice-DhuWtPSU.js";import{a as g,i as _,n as v,t as y}from"./table-scroll-BDkm9sWx.js";var b=i(`
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
`);function x(){let{day:e,valid:i}=r(),{params:a,change:o}=t(),s=a.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,c=e===void 0?void 0:Number(e.slice(0,4)),l=Number(a.get(`year`)??c),u=n(b,e===void 0||!i?null:{year:l,asOf:l===c?e:null,by:s}),y=c===void 0?[]:Array.from({length:4},(e,t)=>c-3+t);return p(m,{title:f(`成效考核`,`Assessment`),children:[p(`p`,{class:`secondary`,children:f(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),i?p(d,{children:[p(`div`,{class:`assessment-choices`,children:[p(h,{label:f(`考核对象`,`What is assessed`),value:s,options:[{value:`PROVINCE_PAIR`,text:f(`省际协作`,`Provinces`)},{value:`PAIRING`,text:f(`结对`,`Pairings`)}],choose:e=>o({by:e===`PAIRING`?`pairing`:null})}),p(h,{label:f(`年度`,`Year`),value:String(l),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>o({year:e===String(c)?null:e})})]}),p(_,{answer:u,class:`assessment-room`,children:e=>{let t=e.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return t.length===0?p(v,{children:f(`${l} 年没有可考核的结对。`,`Nothing is assessed in ${l}.`)}):p(S,{all:t})}})]}):p(g,{})]})}function S({all:e}){let t=new Map;for(let n of e)for(let e of C(n))e.target!=null&&t.set(e.indicator.code,e.indicator);let n=[...t.values()];return p(y,{label:f(`考核结果`,`Assessment`),children:p(`table`,{class:`assessment`,children:[p(`thead`,{children:p(`tr`,{children:[p(`th`,{class:`number`,children:f(`名次`,`Rank`)}),p(`th`,{children:f(`支援 → 受援`,`Supports → is supported`)}),p(`th`,{class:`number`,children:f(`得分`,`Score`)}),n.map(e=>p(`th`,{class:`number`,scope:`col`,children:f(e.name,e.nameEn)},e.code))]})}),p(`tbody`,{children:e.map(t=>p(`tr`,{children:[p(`td`,{class:`number`,children:t.score==null?`—`:1+e.filter(e=>Number(e.score??-1)>Number(t.score)).length}),p(`th`,{scope:`row`,children:p(w,{assessed:t})}),p(`td`,{class:`number`,children:[t.score==null?`—`:p(`strong`,{children:s(o(t.score,0,1))}),t.scoredWeight!=null&&p(`span`,{class:`detail`,children:f(`计入权重 ${t.scoredWeight}`,`of weight ${t.scoredWeight}`)})]}),n.map(e=>p(T,{item:C(t).find(t=>t.indicator.code===e.code)},e.code))]},t.pairing?.id??t.easternProvince.code+t.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:t}){let{pairing:n,easternProvince:r,westernProvince:i}=t;return n?p(`a`,{href:e(`/pairings/${n.id}`),children:[f(n.supporter.name,n.supporter.nameEn),` → `,f(n.recipient.name,n.recipient.nameEn)]}):p(`a`,{href:e(`/`,{east:r.code,west:i.code}),children:[f(r.name,r.nameEn),` → `,f(i.name,i.nameEn)]})}function T({item:e}){if(!e||e.target==null&&e.actual==null)return p(`td`,{class:`number`,children:`—`});let t=t=>{if(t==null)return f(`未报`,`missing`);if(e.indicator.unit===`YUAN`)return u(a(o(t,0,2)));let n=c(e.indicator.unit);return s(t)+(n&&`\u2009${n}`)};return p(`td`,{class:`number`,children:[e.completion==null?p(`span`,{class:`secondary`,children:e.missing.includes(`TARGET`)?f(`无目标`,`no target`):f(`无记录`,`no record`)}):p(`span`,{class:Number(e.completion)<100?`behind`:`reached`,children:[l(e.completion),Number(e.completion)<100&&p(`span`,{class:`visually-hidden`,children:f(`（未完成）`,` (not reached)`)})]}),p(`span`,{class:`detail`,children:[t(e.actual),` / `,t(e.target)]}),e.rank!=null&&p(`span`,{class:`detail`,children:f(`第 ${e.rank} 名`,`rank ${e.rank}`)})]})}export{x as default};