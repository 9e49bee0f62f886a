import{t as e}from"./nodes-mmDI86VZ.js";import{I as t,b as n,n as r,o as i,t as a,x as o}from"./page-DoOi5yXt.js";import{a as s,d as c,o as l}from"./index-BLKiioKu.js";import{t as u}from"./choice-D7LJW66h.js";import{a as d,r as f,t as p}from"./panels-DAPzK2Uu.js";import{t as m}from"./table-scroll-C8RuA-M3.js";import{t as h}from"./unit-BiVDccQe.js";import{i as g}from"./number-tSsa6C0q.js";import{r as _,t as v}from"./url-D42Bj6oT.js";var y=c(`
  query Reconciliation($asOf: Date!) {
    reconciliation(asOf: $asOf) {
      comparable
      reason
      coveredPercent
      figure {
        code
        qualifier
        scope
        basis
        inclusion
        comparedWith
        periodStart
        sourceName
        sourceURL
        publishedOn
        indicator {
          name
          nameEn
        }
        province {
          name
          nameEn
        }
        county {
          name
          nameEn
        }
      }
      value {
        published
        unit
        computed
        difference
        agrees
      }
      change {
        published
        unit
        computed
        agrees
      }
      changePercent {
        published
        unit
        computed
        agrees
      }
      flags {
        kind
        message
      }
    }
    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {
      edges {
        node {
          asOf
        }
      }
    }
  }
`),b={all:()=>!0,comparable:e=>e.comparable,differing:e=>[e.value,e.change,e.changePercent].some(e=>e?.agrees===!1),flagged:e=>e.flags.length>0};function x(){let{day:o,valid:c}=s(),{params:m,change:h}=_(),g=m.get(`show`),x=g!==null&&g in b?g:`all`,C=i(y,o===void 0||!c?null:{asOf:o});return r(a,{title:n(`对账`,`Reconciliation`),children:[r(`p`,{class:`secondary`,children:n(`公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。`,`What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.`)}),c?r(f,{answer:C,class:`reconciliation-room`,children:i=>{let a=i.reconciliation,s=[...new Set(e(i.reportedFigures).map(e=>e.asOf))],c=e=>a.filter(b[e]).length;return r(t,{children:[r(`p`,{class:`days`,children:[n(`有公布数据的日期：`,`Days with figures: `),s.map(e=>r(`a`,{href:v(`/reconciliation`,{asOf:e,show:g}),"aria-current":e===o?`date`:void 0,children:e},e))]}),a.length===0?r(p,{children:n(`${l(o)}没有公布数据：请选择上面的日期。`,`Nothing was published for ${l(o)}: choose a day above.`)}):r(t,{children:[r(u,{label:n(`显示哪些`,`Which ones`),value:x,options:[{value:`all`,text:n(`全部 ${a.length}`,`All ${a.length}`)},{value:`comparable`,text:n(`可比 ${c(`comparable`)}`,`Comparable ${c(`comparable`)}`)},{value:`differing`,text:n(`不一致 ${c(`differing`)}`,`Differing ${c(`differing`)}`)},{value:`flagged`,text:n(`有疑点 ${c(`flagged`)}`,`In doubt ${c(`flagged`)}`)}],choose:e=>h({show:e===`all`?null:e},!0)}),r(S,{rows:a.filter(b[x])})]})]})}}):r(d,{})]})}function S({rows:e}){return e.length===0?r(p,{children:n(`没有这样的公布数据。`,`There are no such figures.`)}):r(m,{label:n(`对账结果`,`Reconciliation`),children:r(`table`,{class:`reconciliation`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:n(`指标`,`Indicator`)}),r(`th`,{class:`number`,children:n(`公布`,`Published`)}),r(`th`,{class:`number`,children:n(`记录`,`Records`)}),r(`th`,{class:`number`,children:n(`差异`,`Difference`)}),r(`th`,{children:n(`一致`,`Agrees`)}),r(`th`,{class:`number`,children:n(`同比：公布 / 记录`,`Change: published / records`)}),r(`th`,{children:n(`口径、疑点与来源`,`Basis, doubts and source`)})]})}),r(`tbody`,{children:e.map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:[n(e.figure.indicator.name,e.figure.indicator.nameEn),r(`span`,{class:`where`,children:w(e)})]}),r(`td`,{class:`number`,children:[C[e.figure.qualifier]?.(),r(h,{value:e.value.published,unit:e.value.unit})]}),r(`td`,{class:`number`,children:[r(h,{value:e.value.computed,unit:e.value.unit}),e.coveredPercent!=null&&e.coveredPercent!==`100`&&r(`span`,{class:`where`,children:n(`占公布的 ${g(e.coveredPercent)}`,`${g(e.coveredPercent)} of it`)})]}),r(`td`,{class:`number`,children:r(h,{value:e.value.difference,unit:e.value.unit})}),r(`td`,{children:r(T,{agrees:e.value.agrees,comparable:e.comparable})}),r(`td`,{class:`number`,children:[[e.change,e.changePercent].map(e=>e&&r(`div`,{children:[r(h,{value:e.published,unit:e.unit}),` / `,e.computed==null?`—`:r(h,{value:e.computed,unit:e.unit}),e.agrees===!1&&r(T,{agrees:!1,comparable:!0})]},e.unit)),e.figure.comparedWith&&(e.change||e.changePercent)&&r(`div`,{class:`secondary`,children:o(e.figure.comparedWith)}),!e.change&&!e.changePercent&&`—`]}),r(`td`,{class:`notes`,children:[e.reason&&r(`div`,{children:e.reason}),e.figure.inclusion&&r(`div`,{children:o(e.figure.inclusion)}),e.flags.map(e=>r(`div`,{class:`flag`,children:[n(`疑点：`,`In doubt: `),e.message]},e.kind+e.message)),r(`div`,{class:`secondary`,children:[e.figure.sourceURL?r(`a`,{href:e.figure.sourceURL,rel:`noreferrer`,children:e.figure.sourceName}):e.figure.sourceName,e.figure.publishedOn&&` ${e.figure.publishedOn}`]})]})]},e.figure.code))})]})})}var C={AT_LEAST:()=>n(`不少于 `,`at least `),AT_MOST:()=>n(`不超过 `,`at most `),ABOUT:()=>n(`约 `,`about `)};function w(e){let t=e.figure.county??e.figure.province;if(t)return n(t.name,t.nameEn);switch(e.figure.scope){case`KEY_COUNTIES`:return n(`重点帮扶县`,`key counties`);case`CENTRAL_AND_WESTERN`:return n(`中西部`,`central and western provinces`);default:return n(`全国`,`national`)}}function T({agrees:e,comparable:i}){return i?e==null?r(t,{children:`—`}):e?r(`span`,{class:`agrees`,children:[`✓ `,n(`一致`,`agrees`)]}):r(`span`,{class:`differs`,children:[`✗ `,n(`不一致`,`differs`)]}):r(`span`,{class:`secondary`,children:n(`不可比`,`not comparable`)})}export{x as default};