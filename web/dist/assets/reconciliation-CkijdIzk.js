import{f as e,m as t,o as n,p as r}from"./index-2UoS2b4O.js";import{a as i}from"./use-query-D-2vibG1.js";import{n as a}from"./date-BqS4JsuO.js";import{t as o}from"./gql-DlQ3vo2n.js";import{E as s,l as c,u as l}from"./failure-_DS3a5mF.js";import{t as u}from"./choice-CU0f1Z5Z.js";import{a as d,r as f,t as p}from"./panels-CQuF_5x8.js";import{t as m}from"./table-scroll-CxNyX5wj.js";import{t as h}from"./unit-B5MLkXj2.js";import{i as g}from"./number-BmEOcyNQ.js";import{r as _,t as v}from"./url-CRok2Oeu.js";var y=o(`
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
`),b={all:()=>!0,comparable:e=>e.comparable,differing:e=>[e.value,e.change,e.changePercent].some(e=>e?.agrees===!1),flagged:e=>e.flags.length>0};function x(){let{day:o,valid:l}=t(),{params:m,change:h}=_(),g=m.get(`show`),x=g!==null&&g in b?g:`all`,C=i(y,o===void 0||!l?null:{asOf:o});return r(e,{title:c(`对账`,`Reconciliation`),children:[r(`p`,{class:`secondary`,children:c(`公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。`,`What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.`)}),l?r(f,{answer:C,class:`reconciliation-room`,children:e=>{let t=e.reconciliation,i=[...new Set(n(e.reportedFigures).map(e=>e.asOf))],l=e=>t.filter(b[e]).length;return r(s,{children:[r(`p`,{class:`days`,children:[c(`有公布数据的日期：`,`Days with figures: `),i.map(e=>r(`a`,{href:v(`/reconciliation`,{asOf:e,show:g}),"aria-current":e===o?`date`:void 0,children:e},e))]}),t.length===0?r(p,{children:c(`${a(o)}没有公布数据：请选择上面的日期。`,`Nothing was published for ${a(o)}: choose a day above.`)}):r(s,{children:[r(u,{label:c(`显示哪些`,`Which ones`),value:x,options:[{value:`all`,text:c(`全部 ${t.length}`,`All ${t.length}`)},{value:`comparable`,text:c(`可比 ${l(`comparable`)}`,`Comparable ${l(`comparable`)}`)},{value:`differing`,text:c(`不一致 ${l(`differing`)}`,`Differing ${l(`differing`)}`)},{value:`flagged`,text:c(`有疑点 ${l(`flagged`)}`,`In doubt ${l(`flagged`)}`)}],choose:e=>h({show:e===`all`?null:e},!0)}),r(S,{rows:t.filter(b[x])})]})]})}}):r(d,{})]})}function S({rows:e}){return e.length===0?r(p,{children:c(`没有这样的公布数据。`,`There are no such figures.`)}):r(m,{label:c(`对账结果`,`Reconciliation`),children:r(`table`,{class:`reconciliation`,children:[r(`thead`,{children:r(`tr`,{children:[r(`th`,{children:c(`指标`,`Indicator`)}),r(`th`,{class:`number`,children:c(`公布`,`Published`)}),r(`th`,{class:`number`,children:c(`记录`,`Records`)}),r(`th`,{class:`number`,children:c(`差异`,`Difference`)}),r(`th`,{children:c(`一致`,`Agrees`)}),r(`th`,{class:`number`,children:c(`同比：公布 / 记录`,`Change: published / records`)}),r(`th`,{children:c(`口径、疑点与来源`,`Basis, doubts and source`)})]})}),r(`tbody`,{children:e.map(e=>r(`tr`,{children:[r(`th`,{scope:`row`,children:[c(e.figure.indicator.name,e.figure.indicator.nameEn),r(`span`,{class:`where`,children:w(e)})]}),r(`td`,{class:`number`,children:[C[e.figure.qualifier]?.(),r(h,{value:e.value.published,unit:e.value.unit})]}),r(`td`,{class:`number`,children:[r(h,{value:e.value.computed,unit:e.value.unit}),e.coveredPercent!=null&&e.coveredPercent!==`100`&&r(`span`,{class:`where`,children:c(`占公布的 ${g(e.coveredPercent)}`,`${g(e.coveredPercent)} of it`)})]}),r(`td`,{class:`number`,children:r(h,{value:e.value.difference,unit:e.value.unit})}),r(`td`,{children:r(T,{agrees:e.value.agrees,comparable:e.comparable})}),r(`td`,{class:`number`,children:[[e.change,e.changePercent].map(e=>e&&r(`div`,{children:[r(h,{value:e.published,unit:e.unit}),` / `,e.computed==null?`—`:r(h,{value:e.computed,unit:e.unit}),e.agrees===!1&&r(T,{agrees:!1,comparable:!0})]},e.unit)),e.figure.comparedWith&&(e.change||e.changePercent)&&r(`div`,{class:`secondary`,children:l(e.figure.comparedWith)}),!e.change&&!e.changePercent&&`—`]}),r(`td`,{class:`notes`,children:[e.reason&&r(`div`,{children:e.reason}),e.figure.inclusion&&r(`div`,{children:l(e.figure.inclusion)}),e.flags.map(e=>r(`div`,{class:`flag`,children:[c(`疑点：`,`In doubt: `),e.message]},e.kind+e.message)),r(`div`,{class:`secondary`,children:[e.figure.sourceURL?r(`a`,{href:e.figure.sourceURL,rel:`noreferrer`,children:e.figure.sourceName}):e.figure.sourceName,e.figure.publishedOn&&` ${e.figure.publishedOn}`]})]})]},e.figure.code))})]})})}var C={AT_LEAST:()=>c(`不少于 `,`at least `),AT_MOST:()=>c(`不超过 `,`at most `),ABOUT:()=>c(`约 `,`about `)};function w(e){let t=e.figure.county??e.figure.province;if(t)return c(t.name,t.nameEn);switch(e.figure.scope){case`KEY_COUNTIES`:return c(`重点帮扶县`,`key counties`);case`CENTRAL_AND_WESTERN`:return c(`中西部`,`central and western provinces`);default:return c(`全国`,`national`)}}function T({agrees:e,comparable:t}){return t?e==null?r(s,{children:`—`}):e?r(`span`,{class:`agrees`,children:[`✓ `,c(`一致`,`agrees`)]}):r(`span`,{class:`differs`,children:[`✗ `,c(`不一致`,`differs`)]}):r(`span`,{class:`secondary`,children:c(`不可比`,`not comparable`)})}export{x as default};