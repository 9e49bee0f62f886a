import{t as e}from"./nodes-mmDI86VZ.js";import{A as t,S as n,_ as r,a as i,d as a,i as o,l as s,r as c,t as l,v as u}from"./index-DnzIynB3.js";import{a as d,i as f,n as p,r as m,t as h}from"./table-scroll-CT85S932.js";import{o as g,t as _}from"./unit-D-yNDDaW.js";var v=s(`
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
`),y={all:()=>!0,comparable:e=>e.comparable,differing:e=>[e.value,e.change,e.changePercent].some(e=>e?.agrees===!1),flagged:e=>e.flags.length>0};function b(){let{day:s,valid:h}=o(),{params:g,change:_}=u(),b=g.get(`show`),S=b!==null&&b in y?b:`all`,C=a(v,s===void 0||!h?null:{asOf:s});return c(l,{title:n(`对账`,`Reconciliation`),children:[c(`p`,{class:`secondary`,children:n(`公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。`,`What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.`)}),h?c(m,{answer:C,class:`reconciliation-room`,children:a=>{let o=a.reconciliation,l=[...new Set(e(a.reportedFigures).map(e=>e.asOf))],u=e=>o.filter(y[e]).length;return c(t,{children:[c(`p`,{class:`days`,children:[n(`有公布数据的日期：`,`Days with figures: `),l.map(e=>c(`a`,{href:r(`/reconciliation`,{asOf:e,show:b}),"aria-current":e===s?`date`:void 0,children:e},e))]}),o.length===0?c(p,{children:n(`${i(s)}没有公布数据：请选择上面的日期。`,`Nothing was published for ${i(s)}: choose a day above.`)}):c(t,{children:[c(d,{label:n(`显示哪些`,`Which ones`),value:S,options:[{value:`all`,text:n(`全部 ${o.length}`,`All ${o.length}`)},{value:`comparable`,text:n(`可比 ${u(`comparable`)}`,`Comparable ${u(`comparable`)}`)},{value:`differing`,text:n(`不一致 ${u(`differing`)}`,`Differing ${u(`differing`)}`)},{value:`flagged`,text:n(`有疑点 ${u(`flagged`)}`,`In doubt ${u(`flagged`)}`)}],choose:e=>_({show:e===`all`?null:e},!0)}),c(x,{rows:o.filter(y[S])})]})]})}}):c(f,{})]})}function x({rows:e}){return e.length===0?c(p,{children:n(`没有这样的公布数据。`,`There are no such figures.`)}):c(h,{label:n(`对账结果`,`Reconciliation`),children:c(`table`,{class:`reconciliation`,children:[c(`thead`,{children:c(`tr`,{children:[c(`th`,{children:n(`指标`,`Indicator`)}),c(`th`,{class:`number`,children:n(`公布`,`Published`)}),c(`th`,{class:`number`,children:n(`记录`,`Records`)}),c(`th`,{class:`number`,children:n(`差异`,`Difference`)}),c(`th`,{children:n(`一致`,`Agrees`)}),c(`th`,{class:`number`,children:n(`同比：公布 / 记录`,`Change: published / records`)}),c(`th`,{children:n(`口径、疑点与来源`,`Basis, doubts and source`)})]})}),c(`tbody`,{children:e.map(e=>c(`tr`,{children:[c(`th`,{scope:`row`,children:[n(e.figure.indicator.name,e.figure.indicator.nameEn),c(`span`,{class:`where`,children:C(e)})]}),c(`td`,{class:`number`,children:[S[e.figure.qualifier]?.(),c(_,{value:e.value.published,unit:e.value.unit})]}),c(`td`,{class:`number`,children:[c(_,{value:e.value.computed,unit:e.value.unit}),e.coveredPercent!=null&&e.coveredPercent!==`100`&&c(`span`,{class:`where`,children:n(`占公布的 ${g(e.coveredPercent)}`,`${g(e.coveredPercent)} of it`)})]}),c(`td`,{class:`number`,children:c(_,{value:e.value.difference,unit:e.value.unit})}),c(`td`,{children:c(w,{agrees:e.value.agrees,comparable:e.comparable})}),c(`td`,{class:`number`,children:[[e.change,e.changePercent].map(e=>e&&c(`div`,{children:[c(_,{value:e.published,unit:e.unit}),` / `,e.computed==null?`—`:c(_,{value:e.computed,unit:e.unit}),e.agrees===!1&&c(w,{agrees:!1,comparable:!0})]},e.unit)),!e.change&&!e.changePercent&&`—`]}),c(`td`,{class:`notes`,children:[e.reason&&c(`div`,{children:e.reason}),e.figure.inclusion&&c(`div`,{children:e.figure.inclusion}),e.flags.map(e=>c(`div`,{class:`flag`,children:[n(`疑点：`,`In doubt: `),e.message]},e.kind+e.message)),c(`div`,{class:`secondary`,children:[e.figure.sourceURL?c(`a`,{href:e.figure.sourceURL,rel:`noreferrer`,children:e.figure.sourceName}):e.figure.sourceName,e.figure.publishedOn&&` ${e.figure.publishedOn}`]})]})]},e.figure.code))})]})})}var S={AT_LEAST:()=>n(`不少于 `,`at least `),AT_MOST:()=>n(`不超过 `,`at most `),ABOUT:()=>n(`约 `,`about `)};function C(e){let t=e.figure.county??e.figure.province;if(t)return n(t.name,t.nameEn);switch(e.figure.scope){case`KEY_COUNTIES`:return n(`重点帮扶县`,`key counties`);case`CENTRAL_AND_WESTERN`:return n(`中西部`,`central and western provinces`);default:return n(`全国`,`national`)}}function w({agrees:e,comparable:r}){return r?e==null?c(t,{children:`—`}):e?c(`span`,{class:`agrees`,children:[`✓ `,n(`一致`,`agrees`)]}):c(`span`,{class:`differs`,children:[`✗ `,n(`不一致`,`differs`)]}):c(`span`,{class:`secondary`,children:n(`不可比`,`not comparable`)})}export{b as default};