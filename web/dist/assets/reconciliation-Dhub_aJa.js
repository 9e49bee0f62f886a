import{t as e}from"./nodes-mmDI86VZ.js";import{C as t,P as n,a as r,b as i,i as a,l as o,n as s,r as c,u as l,v as u}from"./index-B6TGS6Fu.js";import{n as d,t as f}from"./table-scroll-EuyyIJWD.js";import{i as p,r as m,t as h}from"./panels-B0hgKz9E.js";import{t as g}from"./unit-Dit9e0b8.js";import{i as _}from"./number-CHTCAM1C.js";var v=o(`
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
`),y={all:()=>!0,comparable:e=>e.comparable,differing:e=>[e.value,e.change,e.changePercent].some(e=>e?.agrees===!1),flagged:e=>e.flags.length>0};function b(){let{day:o,valid:f}=a(),{params:g,change:_}=i(),b=g.get(`show`),S=b!==null&&b in y?b:`all`,C=l(v,o===void 0||!f?null:{asOf:o});return c(s,{title:t(`对账`,`Reconciliation`),children:[c(`p`,{class:`secondary`,children:t(`公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。`,`What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.`)}),f?c(m,{answer:C,class:`reconciliation-room`,children:i=>{let a=i.reconciliation,s=[...new Set(e(i.reportedFigures).map(e=>e.asOf))],l=e=>a.filter(y[e]).length;return c(n,{children:[c(`p`,{class:`days`,children:[t(`有公布数据的日期：`,`Days with figures: `),s.map(e=>c(`a`,{href:u(`/reconciliation`,{asOf:e,show:b}),"aria-current":e===o?`date`:void 0,children:e},e))]}),a.length===0?c(h,{children:t(`${r(o)}没有公布数据：请选择上面的日期。`,`Nothing was published for ${r(o)}: choose a day above.`)}):c(n,{children:[c(d,{label:t(`显示哪些`,`Which ones`),value:S,options:[{value:`all`,text:t(`全部 ${a.length}`,`All ${a.length}`)},{value:`comparable`,text:t(`可比 ${l(`comparable`)}`,`Comparable ${l(`comparable`)}`)},{value:`differing`,text:t(`不一致 ${l(`differing`)}`,`Differing ${l(`differing`)}`)},{value:`flagged`,text:t(`有疑点 ${l(`flagged`)}`,`In doubt ${l(`flagged`)}`)}],choose:e=>_({show:e===`all`?null:e},!0)}),c(x,{rows:a.filter(y[S])})]})]})}}):c(p,{})]})}function x({rows:e}){return e.length===0?c(h,{children:t(`没有这样的公布数据。`,`There are no such figures.`)}):c(f,{label:t(`对账结果`,`Reconciliation`),children:c(`table`,{class:`reconciliation`,children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{children:t(`指标`,`Indicator`)}),c(`th`,{class:`number`,children:t(`公布`,`Published`)}),c(`th`,{class:`number`,children:t(`记录`,`Records`)}),c(`th`,{class:`number`,children:t(`差异`,`Difference`)}),c(`th`,{children:t(`一致`,`Agrees`)}),c(`th`,{class:`number`,children:t(`同比：公布 / 记录`,`Change: published / records`)}),c(`th`,{children:t(`口径、疑点与来源`,`Basis, doubts and source`)})]})}),c(`tbody`,{children:e.map(e=>c(`tr`,{children:[c(`th`,{scope:`row`,children:[t(e.figure.indicator.name,e.figure.indicator.nameEn),c(`span`,{class:`where`,children:C(e)})]}),c(`td`,{class:`number`,children:[S[e.figure.qualifier]?.(),c(g,{value:e.value.published,unit:e.value.unit})]}),c(`td`,{class:`number`,children:[c(g,{value:e.value.computed,unit:e.value.unit}),e.coveredPercent!=null&&e.coveredPercent!==`100`&&c(`span`,{class:`where`,children:t(`占公布的 ${_(e.coveredPercent)}`,`${_(e.coveredPercent)} of it`)})]}),c(`td`,{class:`number`,children:c(g,{value:e.value.difference,unit:e.value.unit})}),c(`td`,{children:c(w,{agrees:e.value.agrees,comparable:e.comparable})}),c(`td`,{class:`number`,children:[[e.change,e.changePercent].map(e=>e&&c(`div`,{children:[c(g,{value:e.published,unit:e.unit}),` / `,e.computed==null?`—`:c(g,{value:e.computed,unit:e.unit}),e.agrees===!1&&c(w,{agrees:!1,comparable:!0})]},e.unit)),!e.change&&!e.changePercent&&`—`]}),c(`td`,{class:`notes`,children:[e.reason&&c(`div`,{children:e.reason}),e.figure.inclusion&&c(`div`,{children:e.figure.inclusion}),e.flags.map(e=>c(`div`,{class:`flag`,children:[t(`疑点：`,`In doubt: `),e.message]},e.kind+e.message)),c(`div`,{class:`secondary`,children:[e.figure.sourceURL?c(`a`,{href:e.figure.sourceURL,rel:`noreferrer`,children:e.figure.sourceName}):e.figure.sourceName,e.figure.publishedOn&&` ${e.figure.publishedOn}`]})]})]},e.figure.code))})]})})}var S={AT_LEAST:()=>t(`不少于 `,`at least `),AT_MOST:()=>t(`不超过 `,`at most `),ABOUT:()=>t(`约 `,`about `)};function C(e){let n=e.figure.county??e.figure.province;if(n)return t(n.name,n.nameEn);switch(e.figure.scope){case`KEY_COUNTIES`:return t(`重点帮扶县`,`key counties`);case`CENTRAL_AND_WESTERN`:return t(`中西部`,`central and western provinces`);default:return t(`全国`,`national`)}}function w({agrees:e,comparable:r}){return r?e==null?c(n,{children:`—`}):e?c(`span`,{class:`agrees`,children:[`✓ `,t(`一致`,`agrees`)]}):c(`span`,{class:`differs`,children:[`✗ `,t(`不一致`,`differs`)]}):c(`span`,{class:`secondary`,children:t(`不可比`,`not comparable`)})}export{b as default};