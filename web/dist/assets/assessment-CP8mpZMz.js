import{I as e,b as t,n,o as r,t as i}from"./page-DoOi5yXt.js";import{a,d as o}from"./index-BLKiioKu.js";import{a as s,i as c,n as l,o as u,r as d}from"./number-tSsa6C0q.js";import{t as f}from"./choice-D7LJW66h.js";import{a as p,r as m,t as h}from"./panels-DAPzK2Uu.js";import{t as g}from"./table-scroll-C8RuA-M3.js";import{n as _}from"./unit-BiVDccQe.js";import{r as v,t as y}from"./url-D42Bj6oT.js";var b=o(`
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
`);function x(){let{day:o,valid:s}=a(),{params:c,change:l}=v(),u=c.get(`by`)===`pairing`?`PAIRING`:`PROVINCE_PAIR`,d=o===void 0?void 0:Number(o.slice(0,4)),g=Number(c.get(`year`)??d),_=r(b,o===void 0||!s?null:{year:g,asOf:g===d?o:null,by:u}),y=d===void 0?[]:Array.from({length:4},(e,t)=>d-3+t);return n(i,{title:t(`成效考核`,`Assessment`),children:[n(`p`,{class:`secondary`,children:t(`协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。`,`Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.`)}),s?n(e,{children:[n(`div`,{class:`assessment-choices`,children:[n(f,{label:t(`考核对象`,`What is assessed`),value:u,options:[{value:`PROVINCE_PAIR`,text:t(`省际协作`,`Provinces`)},{value:`PAIRING`,text:t(`结对`,`Pairings`)}],choose:e=>l({by:e===`PAIRING`?`pairing`:null})}),n(f,{label:t(`年度`,`Year`),value:String(g),options:y.map(e=>({value:String(e),text:String(e)})),choose:e=>l({year:e===String(d)?null:e})})]}),n(m,{answer:_,class:`assessment-room`,children:e=>{let r=e.assessment.edges.map(({node:e})=>e).sort((e,t)=>Number(t.score??-1)-Number(e.score??-1));return r.length===0?n(h,{children:t(`${g} 年没有可考核的结对。`,`Nothing is assessed in ${g}.`)}):n(S,{all:r})}})]}):n(p,{})]})}function S({all:e}){let r=new Map;for(let t of e)for(let e of C(t))e.target!=null&&r.set(e.indicator.code,e.indicator);let i=[...r.values()];return n(g,{label:t(`考核结果`,`Assessment`),children:n(`table`,{class:`assessment`,children:[n(`thead`,{children:n(`tr`,{children:[n(`th`,{class:`number`,children:t(`名次`,`Rank`)}),n(`th`,{children:t(`支援 → 受援`,`Supports → is supported`)}),n(`th`,{class:`number`,children:t(`得分`,`Score`)}),i.map(e=>n(`th`,{class:`number`,scope:`col`,children:t(e.name,e.nameEn)},e.code))]})}),n(`tbody`,{children:e.map(r=>n(`tr`,{children:[n(`td`,{class:`number`,children:r.score==null?`—`:1+e.filter(e=>Number(e.score??-1)>Number(r.score)).length}),n(`th`,{scope:`row`,children:n(w,{assessed:r})}),n(`td`,{class:`number`,children:[r.score==null?`—`:n(`strong`,{children:l(u(r.score,0,1))}),r.scoredWeight!=null&&n(`span`,{class:`detail`,children:t(`计入权重 ${r.scoredWeight}`,`of weight ${r.scoredWeight}`)})]}),i.map(e=>n(T,{item:C(r).find(t=>t.indicator.code===e.code)},e.code))]},r.pairing?.id??r.easternProvince.code+r.westernProvince.code))})]})})}function C(e){return e.areas.flatMap(e=>e.items)}function w({assessed:e}){let{pairing:r,easternProvince:i,westernProvince:a}=e;return r?n(`a`,{href:y(`/pairings/${r.id}`),children:[t(r.supporter.name,r.supporter.nameEn),` → `,t(r.recipient.name,r.recipient.nameEn)]}):n(`a`,{href:y(`/`,{east:i.code,west:a.code}),children:[t(i.name,i.nameEn),` → `,t(a.name,a.nameEn)]})}function T({item:e}){if(!e||e.target==null&&e.actual==null)return n(`td`,{class:`number`,children:`—`});let r=n=>{if(n==null)return t(`未报`,`missing`);if(e.indicator.unit===`YUAN`)return s(d(u(n,0,2)));let r=_(e.indicator.unit);return l(n)+(r&&`\u2009${r}`)};return n(`td`,{class:`number`,children:[e.completion==null?n(`span`,{class:`secondary`,children:e.missing.includes(`TARGET`)?t(`无目标`,`no target`):t(`无记录`,`no record`)}):n(`span`,{class:Number(e.completion)<100?`behind`:`reached`,children:[c(e.completion),Number(e.completion)<100&&n(`span`,{class:`visually-hidden`,children:t(`（未完成）`,` (not reached)`)})]}),n(`span`,{class:`detail`,children:[r(e.actual),` / `,r(e.target)]}),e.rank!=null&&n(`span`,{class:`detail`,children:t(`第 ${e.rank} 名`,`rank ${e.rank}`)})]})}export{x as default};