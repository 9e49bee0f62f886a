import{d as e,o as t}from"./index-tM1zcuE5.js";import{n,s as r,t as i}from"./page-DKGpEHei.js";import{n as a}from"./date-BKahs6Zt.js";import{t as o}from"./gql-DlQ3vo2n.js";import{P as s,_ as c,v as l}from"./request-SsffBP1P.js";import{t as u}from"./choice-CXtvcOOT.js";import{a as d,r as f,t as p}from"./panels-0me0R5C6.js";import{t as m}from"./table-scroll-Dz_nFmJY.js";import{t as h}from"./unit-C1YjB8qP.js";import{i as g}from"./number-B1S_ys-u.js";import{r as _,t as v}from"./url-CsrRW2FK.js";var y=o(`
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
`),b={all:()=>!0,comparable:e=>e.comparable,differing:e=>[e.value,e.change,e.changePercent].some(e=>e?.agrees===!1),flagged:e=>e.flags.length>0};function x(){let{day:o,valid:l}=e(),{params:m,change:h}=_(),g=m.get(`show`),x=g!==null&&g in b?g:`all`,C=r(y,o===void 0||!l?null:{asOf:o});return n(i,{title:c(`对账`,`Reconciliation`),children:[n(`p`,{class:`secondary`,children:c(`公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。`,`What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.`)}),l?n(f,{answer:C,class:`reconciliation-room`,children:e=>{let r=e.reconciliation,i=[...new Set(t(e.reportedFigures).map(e=>e.asOf))],l=e=>r.filter(b[e]).length;return n(s,{children:[n(`p`,{class:`days`,children:[c(`有公布数据的日期：`,`Days with figures: `),i.map(e=>n(`a`,{href:v(`/reconciliation`,{asOf:e,show:g}),"aria-current":e===o?`date`:void 0,children:e},e))]}),r.length===0?n(p,{children:c(`${a(o)}没有公布数据：请选择上面的日期。`,`Nothing was published for ${a(o)}: choose a day above.`)}):n(s,{children:[n(u,{label:c(`显示哪些`,`Which ones`),value:x,options:[{value:`all`,text:c(`全部 ${r.length}`,`All ${r.length}`)},{value:`comparable`,text:c(`可比 ${l(`comparable`)}`,`Comparable ${l(`comparable`)}`)},{value:`differing`,text:c(`不一致 ${l(`differing`)}`,`Differing ${l(`differing`)}`)},{value:`flagged`,text:c(`有疑点 ${l(`flagged`)}`,`In doubt ${l(`flagged`)}`)}],choose:e=>h({show:e===`all`?null:e},!0)}),n(S,{rows:r.filter(b[x])})]})]})}}):n(d,{})]})}function S({rows:e}){return e.length===0?n(p,{children:c(`没有这样的公布数据。`,`There are no such figures.`)}):n(m,{label:c(`对账结果`,`Reconciliation`),children:n(`table`,{class:`reconciliation`,children:[n(`thead`,{children:n(`tr`,{children:[n(`th`,{children:c(`指标`,`Indicator`)}),n(`th`,{class:`number`,children:c(`公布`,`Published`)}),n(`th`,{class:`number`,children:c(`记录`,`Records`)}),n(`th`,{class:`number`,children:c(`差异`,`Difference`)}),n(`th`,{children:c(`一致`,`Agrees`)}),n(`th`,{class:`number`,children:c(`同比：公布 / 记录`,`Change: published / records`)}),n(`th`,{children:c(`口径、疑点与来源`,`Basis, doubts and source`)})]})}),n(`tbody`,{children:e.map(e=>n(`tr`,{children:[n(`th`,{scope:`row`,children:[c(e.figure.indicator.name,e.figure.indicator.nameEn),n(`span`,{class:`where`,children:w(e)})]}),n(`td`,{class:`number`,children:[C[e.figure.qualifier]?.(),n(h,{value:e.value.published,unit:e.value.unit})]}),n(`td`,{class:`number`,children:[n(h,{value:e.value.computed,unit:e.value.unit}),e.coveredPercent!=null&&e.coveredPercent!==`100`&&n(`span`,{class:`where`,children:c(`占公布的 ${g(e.coveredPercent)}`,`${g(e.coveredPercent)} of it`)})]}),n(`td`,{class:`number`,children:n(h,{value:e.value.difference,unit:e.value.unit})}),n(`td`,{children:n(T,{agrees:e.value.agrees,comparable:e.comparable})}),n(`td`,{class:`number`,children:[[e.change,e.changePercent].map(e=>e&&n(`div`,{children:[n(h,{value:e.published,unit:e.unit}),` / `,e.computed==null?`—`:n(h,{value:e.computed,unit:e.unit}),e.agrees===!1&&n(T,{agrees:!1,comparable:!0})]},e.unit)),e.figure.comparedWith&&(e.change||e.changePercent)&&n(`div`,{class:`secondary`,children:l(e.figure.comparedWith)}),!e.change&&!e.changePercent&&`—`]}),n(`td`,{class:`notes`,children:[e.reason&&n(`div`,{children:e.reason}),e.figure.inclusion&&n(`div`,{children:l(e.figure.inclusion)}),e.flags.map(e=>n(`div`,{class:`flag`,children:[c(`疑点：`,`In doubt: `),e.message]},e.kind+e.message)),n(`div`,{class:`secondary`,children:[e.figure.sourceURL?n(`a`,{href:e.figure.sourceURL,rel:`noreferrer`,children:e.figure.sourceName}):e.figure.sourceName,e.figure.publishedOn&&` ${e.figure.publishedOn}`]})]})]},e.figure.code))})]})})}var C={AT_LEAST:()=>c(`不少于 `,`at least `),AT_MOST:()=>c(`不超过 `,`at most `),ABOUT:()=>c(`约 `,`about `)};function w(e){let t=e.figure.county??e.figure.province;if(t)return c(t.name,t.nameEn);switch(e.figure.scope){case`KEY_COUNTIES`:return c(`重点帮扶县`,`key counties`);case`CENTRAL_AND_WESTERN`:return c(`中西部`,`central and western provinces`);default:return c(`全国`,`national`)}}function T({agrees:e,comparable:t}){return t?e==null?n(s,{children:`—`}):e?n(`span`,{class:`agrees`,children:[`✓ `,c(`一致`,`agrees`)]}):n(`span`,{class:`differs`,children:[`✗ `,c(`不一致`,`differs`)]}):n(`span`,{class:`secondary`,children:c(`不可比`,`not comparable`)})}export{x as default};